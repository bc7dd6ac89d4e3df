// SPDX-License-Identifier: GPL-2.0-or-later
// How a fuzz body says that something must hold, and what holds for every range of a text.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/unicode.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::fuzz {

inline void require(bool promise) {
    if (!promise) std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// Not empty, within the text.
inline void require_within(std::string_view text, Range range) {
    require(range.begin < range.end && range.end <= text.size());
}

inline void require_on_borders(std::string_view text, Range range) {
    require(unicode::character_border(text, range.begin) == range.begin);
    require(unicode::character_border(text, range.end) == range.end);
}

}  // namespace vraagbaak::fuzz
