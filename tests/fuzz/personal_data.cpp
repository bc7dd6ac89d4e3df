// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes: what is found of persons stands apart, in order and on borders of characters.
#include "text/personal_data.hpp"

#include "fuzz/promises.hpp"

using namespace vraagbaak;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const bool well_formed = !unicode::first_ill_formed(text);
    std::size_t before = 0;
    for (const auto& [range, kind] : unicode::find_personal_data(text)) {
        fuzz::require_within(text, range);
        fuzz::require(range.begin >= before);
        before = range.end;
        if (well_formed) fuzz::require_on_borders(text, range);
    }
    return 0;
}
