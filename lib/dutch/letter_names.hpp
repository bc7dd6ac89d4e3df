// SPDX-License-Identifier: GPL-2.0-or-later
// Abbreviations that are said letter by letter and typed as they sound: "vee oo gee" is VOG, "bee es en" BSN, "w o z" WOZ.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vraagbaak::dutch {

// Words of a sentence that are one abbreviation.
struct SpelledWord {
    std::size_t begin = 0, end = 0;  // indices of the words, half open
    std::string letters;             // "vog"

    friend bool operator==(const SpelledWord&, const SpelledWord&) = default;
};

// `words`: folded, side by side, in their order. Two to six names of letters in a row are an abbreviation when enough of them
// can be nothing else: vee, oo and gee can not, en, er and ie can ("ben er en ga"). Of plain letters it takes three, so that
// the initials of a person stay what they are. Linear; safe from every thread.
std::vector<SpelledWord> spelled_words(std::span<const std::string_view> words);

}  // namespace vraagbaak::dutch
