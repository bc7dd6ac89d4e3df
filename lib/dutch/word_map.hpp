// SPDX-License-Identifier: GPL-2.0-or-later
// A set of words, or of words with a value each, that lie in memory which outlives it: the lists compiled into the library. One
// block of memory and no copies, as every start of the program fills it.
#pragma once

#include <cstddef>
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
    struct Slot {
        std::string_view word, value;
    };

    std::size_t place_of(std::string_view word) const;
    void grow();

    std::vector<Slot> slots_;  // a power of two; an empty word is a free slot
    std::size_t words_ = 0;
};

}  // namespace vraagbaak::dutch
