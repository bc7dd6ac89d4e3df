// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/understood.hpp"

#include "query/plan_names.hpp"
#include "query/plan_parts.hpp"
#include "query/plan_synonyms.hpp"
#include "search/correction.hpp"
#include "search/expansion.hpp"
#include "search/people.hpp"
#include "search/seen_words.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::search {

Understood::Understood(const Question& question, const lexicon::Synonyms* synonyms, const index::Generation& generation,
                       index::Engine& engine, const Access& access, Evaluator& evaluator)
    : parsed(query::parse(question.text)), plan(query::make_plan(parsed, engine.analyzer)) {
    if (question.without_lists) synonyms = nullptr;
    if (synonyms) query::add_synonyms(plan, *synonyms);
    query::add_contacts(plan, [&](const query::Reading& reading) { return evaluator.count(reading) > 0; });
    SeenWords seen{access, generation, evaluator.changes()};
    People people{generation.names(), evaluator, engine};
    bool damaged = false;
    const auto with_names = [&](auto look_up) {
        try {
            if (!damaged) look_up();
        } catch (const Error& error) {
            if (error.message().code != "lexicon_damaged") throw;
            damaged = true;
            plan.remarks.push_back({"names_damaged", {}});
        }
    };
    with_names([&] { people.add(plan, parsed.text); });
    correction = correct(plan, parsed.text, synonyms, evaluator, seen, engine.analyzer);
    with_names([&] { people.add_likely(); });
    query::drop_repeated_words(plan);
    query::drop_needless_parts(plan, [&](const query::Unit& unit) { return evaluator.finds_any(unit); });
    expand_words(plan, seen, engine.analyzer);
}

}  // namespace vraagbaak::search
