// SPDX-License-Identifier: GPL-2.0-or-later
// Climbs down the ladder until there are hits enough: ranked documents, exact total, exact facets.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/plan.hpp"
#include "search/evaluator.hpp"
#include "search/nearness.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::search {

struct RankedDocument {
    Xapian::docid document = 0;
    double score = 0;
};

struct Ranking {
    std::vector<RankedDocument> documents;  // from the asked offset on, at most the asked limit
    std::size_t total = 0;                  // on the lowest rung used
    std::map<std::string, std::vector<FacetValue>> facets;
    std::vector<std::string> relaxed;
};

// What the redacteur and the moment say of a question, in documents that the asker sees.
struct Steering {
    std::vector<std::uint32_t> first;   // stand before all others, in this order, whatever their words
    std::vector<std::uint32_t> hidden;  // are no hits
    std::unordered_map<std::uint32_t, double> factors;  // of the scores of what announces what is asked about
    std::shared_ptr<const index::DocumentSet> over;     // projects that are over, seen or not; none: nullptr
    double factor_over = 1;                             // of their scores, where they announce nothing
    std::function<std::optional<std::size_t>(std::uint32_t)> named;  // how many words of the question a project is called by; there with `over`
};

// Error(usage) for an unknown filter or facet field. `minimum`: fewer hits and the next rung is tried. `views`: by the units
// of the plan.
Ranking rank(const query::Plan& plan, const Question& question, Evaluator& evaluator, index::Engine& engine, SeenViews& views,
             const Weights& weights, std::size_t minimum, const Steering& steering = {});

}  // namespace vraagbaak::search
