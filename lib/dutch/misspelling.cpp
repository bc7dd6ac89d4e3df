// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/misspelling.hpp"


#include "text/characters.hpp"


namespace vraagbaak::dutch {

namespace {

// À…ÿ without their marks; what has no letter stands for itself.
constexpr std::string_view latin_letters = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty";

char32_t small(char32_t c) {
    const bool is_capital = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7);
    return is_capital ? c + 0x20 : c;
}

std::uint8_t letter_of(char32_t c) {
    if (c >= 0xC0 && c <= 0xFF) c = static_cast<unsigned char>(latin_letters[c - 0xC0]);
    if (c >= 'a' && c <= 'z') return static_cast<std::uint8_t>(c - 'a' + 1);
    if (c == '-' || c == 0x2010 || c == 0x2011) return Spelled::hyphen;
    if (c == '\'' || c == 0x2019 || c == '`' || c == 0xB4) return Spelled::apostrophe;
    return c == ' ' ? Spelled::space : Spelled::other;
}

}  // namespace

Spelled::Spelled(std::string_view word) {
    for (std::size_t at = 0; at < word.size() && size_ < longest; ++size_) {
        const auto [value, bytes] = unicode::decode(word, at);
        values_[size_] = small(value);
        letters_[size_] = letter_of(values_[size_]);
        at += bytes;
    }
}

}  // namespace vraagbaak::dutch
