// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers in lists of bytes: seven bits a byte, the lowest first, so that small ones take one.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "lexicon/frozen.hpp"

namespace vraagbaak::lexicon {

inline void append_number(std::string& out, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
    out += static_cast<char>(number);
}

// Takes the next number off. Error(unusable) when the list ends within it, or it goes on for longer than a number does.
template <class Number>
Number take_number(std::string_view& list) {
    Number number = 0;
    for (int shift = 0; shift < std::numeric_limits<Number>::digits; shift += 7) {
        require_sound(!list.empty());
        const auto byte = static_cast<unsigned char>(list.front());
        list.remove_prefix(1);
        number |= static_cast<Number>(byte & 0x7FU) << shift;
        if (byte < 0x80) return number;
    }
    throw_damaged();
}

}  // namespace vraagbaak::lexicon
