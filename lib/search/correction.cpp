// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/correction.hpp"

#include <functional>

#include "vraagbaak/error.hpp"

namespace vraagbaak::search {

std::optional<std::string> correct(query::Plan& plan, const std::string& question, const lexicon::Synonyms* lists,
                                   Evaluator& evaluator, SeenWords& seen, analysis::Analyzer& analyzer) {
    bool damaged = false;
    const query::WordKnowledge knowledge{
        [&](const query::Unit& unit) { return evaluator.finds_any(unit); },
        [&](const std::string& word, std::size_t most, int dearest) -> std::vector<lexicon::Suggestion> {
            try {
                return lexicon::suggest(seen.words(), word, most, std::ref(seen), dearest);
            } catch (const Error& error) {
                if (error.message().code != "lexicon_damaged") throw;
                damaged = true;
                return {};
            }
        }};
    auto corrected = query::add_corrections(plan, question, lists, analyzer, knowledge);
    if (damaged) plan.remarks.push_back({"words_damaged", {}});
    return corrected;
}

}  // namespace vraagbaak::search
