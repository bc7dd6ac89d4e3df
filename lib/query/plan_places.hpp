// SPDX-License-Identifier: GPL-2.0-or-later
// "In mijn straat", "op straat", "bij ons in de buurt": where something is, and most often not what is asked about.
#pragma once

#include "query/plan.hpp"

namespace vraagbaak::query {

// Makes the word for such a place weak when in, op or bij stands before it, with at most two small words between. "De straat
// is verzakt" is about the street, and stays so.
void weaken_places(Plan& plan);

}  // namespace vraagbaak::query
