// SPDX-License-Identifier: GPL-2.0-or-later
// Correction of a question by the words that this asker sees. Nothing that is shielded from him has a part in which words
// are corrected and into what: a word that he does not see is as if it were not there.
#pragma once

#include <optional>
#include <string>

#include "query/plan_corrections.hpp"
#include "search/evaluator.hpp"
#include "search/seen_words.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::search {

// As query::add_corrections, and where nothing is corrected query::likelier_question. Where the table of words is damaged nothing is
// suggested, and a remark of the plan tells so.
std::optional<Correction> correct(query::Plan& plan, const std::string& question, const lexicon::Synonyms* lists,
                                   Evaluator& evaluator, SeenWords& seen, analysis::Analyzer& analyzer);

}  // namespace vraagbaak::search
