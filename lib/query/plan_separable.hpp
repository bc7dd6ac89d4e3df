// SPDX-License-Identifier: GPL-2.0-or-later
// "Ik meld mijn hond aan" gets aanmelden and aanmelding as readings of its verb.
#pragma once

#include <string>

#include "query/plan.hpp"

namespace vraagbaak::query {

// `question`: Parsed::text of what the plan was made of. To the verb of each separable verb that stands apart
// (dutch/separable_verbs.hpp) readings of kind "separable". Its particle is no word to be found by itself any more, but for
// those that mean something (weg, kwijt): these get the same readings beside their own. A verb that says nothing without
// its particle (vraag … aan) is known by the whole alone from then on. The last step of make_plan();
// add_synonyms() then looks up the whole.
void add_separable_verbs(Plan& plan, const std::string& question);

}  // namespace vraagbaak::query
