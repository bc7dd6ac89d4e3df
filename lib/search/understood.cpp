// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/understood.hpp"

#include "query/plan_synonyms.hpp"
#include "search/correction.hpp"
#include "search/expansion.hpp"

namespace vraagbaak::search {

Understood::Understood(const Question& question, const lexicon::Synonyms* synonyms, const index::Generation& generation,
                       index::Engine& engine, const Access& access)
    : parsed(query::parse(question.text)), plan(query::make_plan(parsed, engine.analyzer)) {
    if (question.without_lists) synonyms = nullptr;
    if (synonyms) query::add_synonyms(plan, *synonyms);
    if (auto corrected = correct(plan, parsed.text, synonyms, access, generation.words(), engine))
        correction = Correction{std::move(*corrected), true};
    expand_jokers(plan, access, engine);
}

}  // namespace vraagbaak::search
