// SPDX-License-Identifier: GPL-2.0-or-later
// What somebody who is typing may be offered, the best first, each verified to be seen by him.
#pragma once

#include <functional>
#include <vector>

#include "lexicon/completions.hpp"

namespace vraagbaak::lexicon {

// The titles that have a word in each of `words`, in their order, until `visit` says false. `words`: of each word that was
// typed the words of titles that it may stand for; not empty. `at_the_beginning`: only those that begin with the first of
// them, else only those that do not. Who sees a title is not looked at.
//
// Goes through the titles of the rarest word, and looks for the others in each.
void each_title(const Completions& completions, const std::vector<WordRanges>& words, bool at_the_beginning,
                const std::function<bool(TitleId)>& visit);

struct FrequentWord {
    WordId id = 0;
    std::uint32_t count = 0;  // views that this asker sees

    friend bool operator==(const FrequentWord&, const FrequentWord&) = default;
};

// The words of these ranges of the table that occur most often in what this asker sees; those without a subject of their
// own behind all others, equal ones by the alphabet. Exactly as if what he does not see were not there: no word occurs
// oftener for him than over all, so the ranks over all tell when no other can come among them (Fagin, Lotem & Naor 2001,
// threshold algorithm).
std::vector<FrequentWord> frequent_words(const WordTable& table, const Completions& completions, const WordRanges& ranges,
                                         const Sight& sight, std::size_t most);

}  // namespace vraagbaak::lexicon
