// SPDX-License-Identifier: GPL-2.0-or-later
// Trees as text, for the tests.
#pragma once

#include <string>

#include "query/query.hpp"

namespace vraagbaak::query {

// (words kwijt) (any (phrase a b) (joker pas*)): the children of the root as s-expressions; () when there are none.
std::string to_string(const Parsed& parsed);

// The tree in the query language again, with brackets around every group.
std::string to_question(const Parsed& parsed);

}  // namespace vraagbaak::query
