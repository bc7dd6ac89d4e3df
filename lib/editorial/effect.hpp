// SPDX-License-Identifier: GPL-2.0-or-later
// What a change of the lists, or of the index, does to questions.
#pragma once

#include <vector>

#include "editorial/drafts.hpp"
#include "search/finder.hpp"
#include "vraagbaak/editorial.hpp"

namespace vraagbaak::editorial {

inline constexpr std::string_view must = "moet";  // the tag of a question that may never lose its answer

Effect effect_of(const search::Finder& before, const search::Finder& after, const std::vector<GoldenQuestion>& questions);

// Of those that are judged.
Measures measures_of(const search::Finder& finder, const std::vector<GoldenQuestion>& questions);

// Those of the drafts, and words without judgements.
std::vector<GoldenQuestion> golden_of(const Drafts& drafts);
void add_unjudged(std::vector<GoldenQuestion>& questions, const std::string& question);

// Why an effect is none to publish; none: it is.
std::optional<Finding> gate(const Effect& effect, double min_success3);

}  // namespace vraagbaak::editorial
