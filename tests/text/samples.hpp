// SPDX-License-Identifier: GPL-2.0-or-later
// Random texts that are likely to trip a rule: pieces of what the rules look at, in any order.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>

namespace vraagbaak::test {

constexpr std::array pieces = {
    "a", "b", "E", "Z", "1", "0", "06", "31", "2024", " ", " ", "  ", "\n", "\t", ".", ",", ":", ";", "-", "--", "+", "++", "'",
    "\u2019", "\u2018", "`", "\u00B4", "@", "/", "&", "_", "(", ")", "\"", "\u201C", "\u2013", "\u00E9", "\u00DF", "\u0133",
    "\u00AD", "\u0301", "\u0308", "\u00B2", "\u20AC", "\u00A0", "\u2011", "\u0416", "\u6771", "\U0001F600", "www.", ".nl",
    "http://", "in- en ", "uitgaan", "s-", "\u0E01", "\uFB01", "\uFF21", "\u00B7", "\u202F", "\u0130", "\uAC00", "\uFDFA"};

inline std::string random_text(std::mt19937& random, std::size_t most_pieces) {
    std::string text;
    for (auto count = random() % most_pieces; count > 0; --count) text += pieces[random() % pieces.size()];
    return text;
}

inline std::string random_bytes(std::mt19937& random, std::size_t most) {
    std::string text(random() % most, '\0');
    for (auto& c : text) c = static_cast<char>(random());
    return text;
}

}  // namespace vraagbaak::test
