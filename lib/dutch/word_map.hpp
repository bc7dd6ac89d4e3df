// SPDX-License-Identifier: GPL-2.0-or-later
// A set of words, or of words with a value each, that lie in memory which outlives it: the lists compiled into the library. Small,
// and without copies, as every start of the program fills it: each page that it takes costs some µs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vraagbaak::dutch {

// Once filled, safe from every thread.
class WordMap {
public:
    explicit WordMap(std::size_t expected_words = 0);

    // Of a word that is there already, the first value stays. The word is not empty.
    void add(std::string_view word, std::string_view value = {});

    bool contains(std::string_view word) const { return find(word) != nullptr; }

    // The value of the word; null without that word.
    const std::string_view* find(std::string_view word) const;

private:
    std::size_t place_of(std::string_view word) const;
    void grow();

    std::vector<std::uint32_t> slots_;  // a power of two; 1 + place in words_, 0 for a free slot
    std::vector<std::string_view> words_;
    std::vector<std::string_view> values_;  // none as long as no word has one
};

}  // namespace vraagbaak::dutch
