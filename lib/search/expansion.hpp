// SPDX-License-Identifier: GPL-2.0-or-later
// Jokers become the words that this asker can see. Which words those are, how many, and which are left out when there
// are too many depends on nothing that is shielded from him.
#pragma once

#include <xapian.h>

#include "query/plan.hpp"
#include "search/access.hpp"

namespace vraagbaak::search {

// The most words that one joker stands for: the most frequent of the first 10,000 in the alphabet that this asker sees. A
// remark tells when there are more.
inline constexpr std::size_t most_joker_words = 100;

// Fills the readings of kind "joker" in all units of the plan. Words are read from the index in order of the alphabet,
// from the letters before the joker on; so a joker at the front walks through all of them.
// Within a field (titel:pas*) the words stand for their stems, since fields keep no others.
void expand_jokers(query::Plan& plan, const Access& access, index::Engine& engine);

}  // namespace vraagbaak::search
