// SPDX-License-Identifier: GPL-2.0-or-later
// Plan → engine query. The only place that knows how a reading is scored; docs/ranking.md says the same in a formula.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/plan.hpp"
#include "search/weights.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::search {

// What a record must have, without regard to score.
Xapian::Query condition(const query::PlanNode& node);
Xapian::Query condition(const query::Reading& reading);

// The same with its score: for a unit the best of its readings, with evidence of the title and of the literal word.
Xapian::Query scored(const query::PlanNode& node, const Weights& weights);

// Evidence that adds to the score of a record that matches anyway.
std::vector<Xapian::Query> evidence(const query::PlanNode& node, const Weights& weights);

// Every filter must hold; of several values of one field one is enough. Error(usage) for an unknown field.
// Empty when there are no filters.
Xapian::Query filters(const std::vector<Filter>& filters);

}  // namespace vraagbaak::search
