// SPDX-License-Identifier: GPL-2.0-or-later
// Jokers and fuzzy words become the words that this asker can see. Which words those are, how many, and which are left
// out when there are too many depends on nothing that is shielded from him.
#pragma once

#include "index/generation.hpp"
#include "query/plan.hpp"
#include "search/seen_words.hpp"

namespace vraagbaak::search {

// The most words that one joker or fuzzy word stands for: of a joker the most frequent that this asker sees, of a fuzzy
// word the nearest and of those the most frequent. A remark tells when there are more.
inline constexpr std::size_t most_words_for_one = 100;

// Jokers and fuzzy words of one question. A remark tells when there are more: such a joker finds nothing, such a fuzzy
// word is the word as it was typed.
inline constexpr std::size_t most_patterns = 8;

// Fills the readings of kind "joker" and "fuzzy" in all units of the plan. They match the words as these stand in texts,
// and score as if their stems had been asked for. Within a field (titel:pas*) the words stand for their stems, since
// fields keep no others. Words that cannot be read, because the table of words is damaged there, cost this reading alone: a
// remark tells.
void expand_words(query::Plan& plan, SeenWords& seen, analysis::Analyzer& analyzer);

}  // namespace vraagbaak::search
