// SPDX-License-Identifier: GPL-2.0-or-later
// All words that begin with something within one typing error of what was typed so far: "pasp" and "psapo" reach paspoort.
#pragma once

#include <string_view>
#include <vector>

#include "lexicon/near_words.hpp"
#include "lexicon/word_set.hpp"

namespace vraagbaak::lexicon {

// [first, last) in the order of a set.
struct WordRange {
    WordId first = 0, last = 0;

    std::size_t size() const { return last - first; }
    bool has(WordId id) const { return id >= first && id < last; }
    friend bool operator==(const WordRange&, const WordRange&) = default;
};

using WordRanges = std::vector<WordRange>;  // ascending, apart

bool has(const WordRanges& ranges, WordId id);

// What stands in one and not in the other.
WordRanges without(const WordRanges& ranges, const WordRange& other);

// The union of any ranges.
WordRanges united(WordRanges ranges);

// Exactly those words of which some beginning has a distance (near_words.hpp) of at most one from `letters`: two to
// longest_near code points, well-formed. With the same first letter it takes a tenth of the time.
WordRanges near_beginnings(const WordSet& words, std::string_view letters, FirstLetter first = FirstLetter::any);

}  // namespace vraagbaak::lexicon
