// SPDX-License-Identifier: GPL-2.0-or-later
// Everyday words of a question get the words of the articles as readings of their own.
#pragma once

#include "lexicon/synonyms.hpp"
#include "query/plan.hpp"

namespace vraagbaak::query {

inline constexpr std::size_t most_synonyms = 12;  // readings that one unit gets; rules that come first win

// To every unit that a left term of a rule needs, each right term becomes a reading of kind "synonym": a record that has
// the right term has all those units. A word that turns a meaning (niet, af) and is part of such a term is known by the
// right terms alone from then on. Phrases, jokers, values of fields and what is excluded are left as they were typed.
void add_synonyms(Plan& plan, const lexicon::Synonyms& synonyms);

// The same for rules that need one of these units, whose words were known by something else when the rules were first added.
void add_synonyms(Plan& plan, const lexicon::Synonyms& synonyms, const std::vector<Unit*>& anew);

}  // namespace vraagbaak::query
