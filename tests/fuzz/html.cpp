// SPDX-License-Identifier: GPL-2.0-or-later
// Any well-formed text is HTML of some kind; what comes out is clean text and no larger than it should be.
#include "record/html.hpp"

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/unicode.hpp"

using namespace vraagbaak;

namespace {

void require(bool promise) {
    if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto html = unicode::clean({reinterpret_cast<const char*>(data), size});
    const auto plain = record::plain_from_html(html);
    require(!unicode::first_ill_formed(plain.text));
    require(plain.text.find('\0') == std::string::npos);
    require(plain.text.size() <= 8 * html.size() + 8);  // an item's number or a cell's bar is all that is added
    require(record::plain_from_html(html).text == plain.text);
    return 0;
}
