// SPDX-License-Identifier: GPL-2.0-or-later
// Words of few letters, so that many are near each other, some with more bytes than characters, and ッ with two equal ones.
#pragma once

#include <random>
#include <set>
#include <string>
#include <vector>

#include "lexicon/word_table.hpp"

namespace vraagbaak::lexicon {

inline std::string random_word(std::mt19937& random, std::size_t longest) {
    static const std::vector<std::string> letters{"a", "b", "c", "ë", "ッ", "𝒜"};
    std::string word;
    for (auto left = 1 + random() % longest; left > 0; --left) word += letters[random() % (random() % 4 == 0 ? 6 : 3)];
    return word;
}

inline std::vector<CountedWord> random_words(std::mt19937& random, std::size_t most, std::size_t longest) {
    std::set<std::string> words;
    for (auto left = random() % most; left > 0; --left) words.insert(random_word(random, longest));
    std::vector<CountedWord> counted;
    for (const auto& word : words) counted.push_back({word, static_cast<std::uint32_t>(random() % 50)});
    return counted;
}

}  // namespace vraagbaak::lexicon
