// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers in as few bytes as they need: seven bits a byte, the lowest first, the eighth bit set in all but the last
// (LEB128; "variable byte codes" in Manning, Raghavan & Schütze, Introduction to Information Retrieval, §5.3.1).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vraagbaak {

inline void append_number(std::string& out, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
    out += static_cast<char>(number);
}

// Takes the next number off. False: the bytes end within it, or it has more than 63 bits; then nothing is promised of both.
inline bool take_number(std::string_view& bytes, std::uint64_t& number) {
    number = 0;
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    for (unsigned shift = 0; shift < 63 && at != end; shift += 7) {
        const auto byte = static_cast<unsigned char>(*at++);
        number |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte >= 0x80) continue;
        bytes.remove_prefix(static_cast<std::size_t>(at - bytes.data()));
        return true;
    }
    return false;
}

// Numbers of both signs as numbers without: 0, -1, 1, -2, 2 … become 0, 1, 2, 3, 4 …
inline std::uint64_t zigzag(std::int64_t number) {
    return static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63);
}
inline std::int64_t from_zigzag(std::uint64_t number) {
    return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
}

}  // namespace vraagbaak
