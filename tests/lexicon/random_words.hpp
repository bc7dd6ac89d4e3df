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

// The same with the count of each in so many parts.
struct WordsInParts {
    std::vector<CountedWord> words;
    std::vector<std::vector<std::uint32_t>> counts;  // by word, by part
    std::vector<Audience> parts;

    std::uint32_t count(WordId id, const std::vector<bool>& seen) const {
        std::uint32_t sum = 0;
        for (std::size_t part = 0; part < parts.size(); ++part) sum += seen[part] ? counts[id][part] : 0;
        return sum;
    }
};

inline WordsInParts random_words_in_parts(std::mt19937& random, std::size_t most, std::size_t longest, std::size_t parts) {
    WordsInParts out{random_words(random, most, longest), {}, {}};
    for (std::uint32_t part = 0; part < parts; ++part) out.parts.push_back({part % 5, static_cast<Day>(20'000 + part), for_ever});
    for (auto& word : out.words) {
        auto& counts = out.counts.emplace_back(parts);
        const auto often = 1 + random() % 4;  // a word is of few parts
        for (auto left = often; left > 0; --left) counts[random() % 3 == 0 ? random() % parts : 0] += static_cast<std::uint32_t>(1 + random() % 3 * 70);
        word.count = 0;
        std::uint32_t before = 0;
        for (std::uint32_t part = 0; part < parts; ++part) {
            if (counts[part] == 0) continue;
            append_part(word.parts, part - before, counts[part]);
            word.count += counts[part];
            before = part;
        }
        if (counts[0] == word.count && random() % 2 == 0) word.parts.clear();
    }
    return out;
}

inline std::vector<bool> random_seen(std::mt19937& random, std::size_t parts) {
    std::vector<bool> seen(parts);
    for (std::size_t part = 0; part < parts; ++part) seen[part] = random() % 3 != 0;
    return seen;
}

}  // namespace vraagbaak::lexicon
