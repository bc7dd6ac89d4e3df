// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes: what is found of persons stands apart, in order and on borders of characters.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/personal_data.hpp"
#include "text/unicode.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const bool well_formed = !vraagbaak::unicode::first_ill_formed(text);
    std::size_t before = 0;
    for (const auto& [range, kind] : vraagbaak::unicode::find_personal_data(text)) {
        require(range.begin >= before && range.begin < range.end && range.end <= size);
        before = range.end;
        if (!well_formed) continue;
        require(vraagbaak::unicode::character_border(text, range.begin) == range.begin);
        require(vraagbaak::unicode::character_border(text, range.end) == range.end);
    }
    return 0;
}
