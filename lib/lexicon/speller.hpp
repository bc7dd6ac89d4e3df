// SPDX-License-Identifier: GPL-2.0-or-later
// What did he mean to write? The words of a table that a Dutch hand may have written so, the likeliest first.
//
//   lexicon::suggest(table, "reibewijs", 3)   →  rijbewijs
//   lexicon::suggest(table, "rijbewijs", 3)   →  nothing: a right word is not corrected
//
// Likely is what is near by dutch::misspelling_cost and frequent in the table. Candidates are found by sound first, then
// within one and two errors of the sound and of the letters, then in two or three words written as one.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/word_table.hpp"

namespace vraagbaak::lexicon {

struct Suggestion {
    std::string text;         // one word of the table, or several with spaces between them
    int cost = 0;             // of the errors, 100 for each that has no excuse
    int score = 0;            // cost and rarity: the lower, the likelier
    std::uint32_t count = 0;  // of the word; of the rarest that was mended if they are several
};

// Is it in the table, as it is or with other capitals?
bool is_right(const WordTable& table, std::string_view word);
bool is_right(const WordTable& table, std::string_view word, const CountOf& count_of);

// At most `most`; none for a right word and for one over longest_misspelling bytes. `word` is well-formed UTF-8.
std::vector<Suggestion> suggest(const WordTable& table, std::string_view word, std::size_t most);
// No word dearer than `dearest`, of pieces but for their spaces: each that is not is counted, so less is asked of count_of.
std::vector<Suggestion> suggest(const WordTable& table, std::string_view word, std::size_t most, const CountOf& count_of,
                                int dearest = std::numeric_limits<int>::max());

constexpr std::size_t longest_misspelling = 64;

}  // namespace vraagbaak::lexicon
