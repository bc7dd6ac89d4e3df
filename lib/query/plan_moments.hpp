// SPDX-License-Identifier: GPL-2.0-or-later
// "Vorige week verhuisd", "ik vlieg morgen": when it is for who asks. An article has no now, so that it never stands in one.
#pragma once

#include "query/plan.hpp"

namespace vraagbaak::query {

// Words that tell a moment from the day of the question (gisteren, volgende maand) are words that a record need not have and
// that count for nothing, where another word says something. "Elke maand" and "drie weken" tell how often and how long, and
// stay.
void drop_moments(Plan& plan);

}  // namespace vraagbaak::query
