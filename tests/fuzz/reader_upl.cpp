// SPDX-License-Identifier: GPL-2.0-or-later
// The list of product names (UPL), of any bytes, and records that name what stands in it.
#include <algorithm>
#include <sstream>
#include <string>

#include "fuzz/promises.hpp"
#include "record/product_names.hpp"
#include "vraagbaak/message.hpp"

using vraagbaak::Record;
using vraagbaak::fuzz::require;
namespace record = vraagbaak::record;
namespace unicode = vraagbaak::unicode;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes{vraagbaak::fuzz::text_of(data, size)};
    std::istringstream in{bytes};
    const record::ProductNames names{in};
    require(names.size() <= size);
    // Records that have parts of the input for a name and an address.
    for (std::size_t begin = 0; begin < bytes.size();) {
        const auto end = std::min(bytes.find_first_of(",;\t\n\r", begin), bytes.size());
        const auto cell = unicode::clean(std::string_view{bytes}.substr(begin, end - begin));
        for (const auto field : {&Record::upn_label, &Record::upn_uri}) {
            Record named;
            named.*field = cell;
            for (const auto& finding : names.check(named)) require(vraagbaak::text(finding.message, "nl") != finding.message.code);
            require((named.*field).empty() == cell.empty());  // what was there stays
        }
        begin = end + 1;
    }
    return 0;
}
