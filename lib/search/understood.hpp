// SPDX-License-Identifier: GPL-2.0-or-later
// A question, read once for all that is asked of it: its words, what the lists say for them, what is meant by the
// misspelt ones, and the words that its jokers stand for. Weights have no part in it.
#pragma once

#include <optional>

#include "index/generation.hpp"
#include "lexicon/synonyms.hpp"
#include "query/plan.hpp"
#include "search/evaluator.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::search {

struct Understood {
    query::Parsed parsed;
    query::Plan plan;
    std::optional<Correction> correction;

    // `synonyms` may be null. Words are looked up in what the asker of `access`, and of `evaluator`, sees.
    Understood(const Question& question, const lexicon::Synonyms* synonyms, const index::Generation& generation,
               index::Engine& engine, const Access& access, Evaluator& evaluator);
};

}  // namespace vraagbaak::search
