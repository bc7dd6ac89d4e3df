// SPDX-License-Identifier: GPL-2.0-or-later
// Which clauses of a text are looked at, and by which words.
#pragma once

#include "index/generation.hpp"
#include "privacy/ordinary_words.hpp"
#include "search/access.hpp"
#include "search/applied_lists.hpp"
#include "search/evaluator.hpp"
#include "search/noted.hpp"
#include "search/term_changes.hpp"
#include "search/weights.hpp"

namespace vraagbaak::search {

// However long the text. Of more clauses those with the most telling words are looked at, each word counted once; of more
// words the most telling.
inline constexpr std::size_t most_clauses = 48;
inline constexpr std::size_t most_words = 48;

inline constexpr double asking = 1.5;  // weight of a word in a clause that asks

struct NoteSources {
    const index::Generation& generation;
    index::Engine& engine;
    const Access& access;
    const AppliedLists* lists;  // or none
    const TermChanges& changes;
    const Weights& weights;
    Evaluator& evaluator;       // by what the asker sees
    const privacy::IsKnown& known;  // words that are nobody's name
};

// The words have not found anything yet.
Noted read_note(std::vector<dutch::NoteSentence> sentences, const NoteSources& sources);

// Places of at most `most` clauses, ascending: one by one that with the greatest worth, in which a word that stands in an earlier
// one counts no more. `words`: of each clause, with what each says, from 0 on; those that say nothing are never chosen.
struct WeighedClause {
    std::vector<std::size_t> words;
    double factor = 1;
};
std::vector<std::size_t> most_telling(const std::vector<WeighedClause>& clauses, const std::vector<double>& telling, std::size_t most);

}  // namespace vraagbaak::search
