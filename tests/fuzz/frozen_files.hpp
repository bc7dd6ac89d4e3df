// SPDX-License-Identifier: GPL-2.0-or-later
// For bodies whose bytes are a frozen file or are refused with Error(unusable).
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "fuzz/promises.hpp"
#include "lexicon/frozen_sections.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::fuzz {

// With the magic, the length that the header tells, and the hash: nearly all would be refused for those alone.
template <std::size_t Count>
std::string frozen_bytes(const std::uint8_t* data, std::size_t size, const lexicon::Magic& magic) {
    constexpr std::size_t largest = 1 << 16;
    std::string bytes{text_of(data, size)};
    lexicon::FrozenHeader<Count> header;
    if (size < sizeof header) return bytes;
    std::memcpy(&header, bytes.data(), sizeof header);
    header.magic = magic;
    header.file_size = std::clamp<std::uint64_t>(header.file_size, sizeof header, largest);
    bytes.resize(header.file_size);
    std::memcpy(bytes.data(), &header, sizeof header);
    header.hash = hash_value(std::string_view(bytes).substr(header.hashed_from));
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

// Answers, or refuses the bytes.
template <class Ask>
void ask_for(Ask ask) {
    try {
        ask();
    } catch (const Error& error) {
        require(error.kind() == ErrorKind::unusable);
    }
}

}  // namespace vraagbaak::fuzz
