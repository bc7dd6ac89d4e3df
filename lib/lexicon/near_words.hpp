// SPDX-License-Identifier: GPL-2.0-or-later
// All words within one or two typing errors of a word: `word~`, `word~2`.
#pragma once

#include <string_view>
#include <vector>

#include "lexicon/word_set.hpp"

namespace vraagbaak::lexicon {

// An error is a code point too much, one too few, another one, or two neighbours in each other's place; a code point is
// touched by one error only (the restricted Damerau distance, "optimal string alignment": ca → abc is three, not two).
struct NearWord {
    WordId id = 0;
    unsigned distance = 0;

    friend bool operator==(const NearWord&, const NearWord&) = default;
};

constexpr unsigned farthest = 2;
constexpr std::size_t longest_near = 60;  // code points: longer words are near to none

enum class FirstLetter { any, same };

// Exactly those words of the set, in their order. `distance` ≤ farthest; well-formed UTF-8.
std::vector<NearWord> near_words(const WordSet& words, std::string_view word, unsigned distance,
                                 FirstLetter first = FirstLetter::any);

}  // namespace vraagbaak::lexicon
