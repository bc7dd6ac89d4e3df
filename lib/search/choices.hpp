// SPDX-License-Identifier: GPL-2.0-or-later
// What tells the first records of a question apart, when each answers as much of it as the first does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/facets.hpp"
#include "search/nearness.hpp"
#include "search/ranking.hpp"
#include "vraagbaak/choices.hpp"

namespace vraagbaak::search {

inline constexpr std::size_t looked_at_for_choices = 10;  // of the first records
inline constexpr std::size_t most_choices = 6;

// `documents`: the first records of the question, in an order that nothing shielded has a part in. `views`: by the units of the
// question, `telling` what each of them says.
Choices choices_between(const std::vector<RankedDocument>& documents, SeenViews& views, const Matcher& matcher, const std::vector<double>& telling,
                        const index::Facets& facets, analysis::Analyzer& analyzer);

// A title without one of its words, or some that stand together, as a choice reads: "Parkeervergunning voor bewoners" → "voor bewoners". Only its first or
// last word is cut: what is left of others is no Dutch. Empty when nothing is left, or what is left reads badly.
std::string title_without(std::string_view title, const Range& word, analysis::Analyzer& analyzer);

}  // namespace vraagbaak::search
