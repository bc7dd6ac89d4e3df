// SPDX-License-Identifier: GPL-2.0-or-later
// How often does a word begin and end compounds? Nobody wrote that down for Dutch in a form we may ship, but a list of words
// knows: it has thousands of compounds unmarked. Expectation maximisation (Dempster, Laird & Rubin 1977) over all ways to cut
// its words tells which cuts are common: bom|melding, for bom begins many words and melding ends many, not bommel|ding.
//
// Done once, while the library is built; about two seconds for 400,000 words.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "dutch/compound_vocabulary.hpp"

namespace vraagbaak::dutch {

using WordSet = std::unordered_set<std::string>;

// What people know and a word list does not say; the files of nl/samenstelling.
struct CompoundLists {
    WordSet never_first, never_last;    // hebben is a word, yet begins and ends no compound
    WordSet short_first, short_last;    // up to three letters: only these
    WordSet bound_last;                 // -genoot, -ganger: no words by themselves
    WordSet place_endings;              // a name that ends so is not split: Rotter|dam
    WordSet whole;                      // no compounds, also when they look so
    std::vector<std::pair<std::string, std::size_t>> fixed;  // word and boundary, where the figures err
};

// `listed`: words with a small letter; `names`: words that only occur with a capital. Folded, a to z only.
std::string train_vocabulary(const WordSet& listed, const WordSet& names, const CompoundLists& lists);

}  // namespace vraagbaak::dutch
