// SPDX-License-Identifier: GPL-2.0-or-later
// What a plan has too much of once all its words are understood.
//
// A word that is said twice asks for no more than one that is said once. One part of a compound is read for the whole where
// other words tell what is meant, or where the whole is nowhere: who asks for kinderbijslag and nothing else does not mean
// every record about a kind.
#pragma once

#include <functional>

#include "query/plan.hpp"

namespace vraagbaak::query {

// Takes out each wanted word whose stem an earlier one has.
void drop_repeated_words(Plan& plan);

// Takes the readings of kind `part` off the only unit of a question, when it has another reading by which `found` says that this
// asker finds a record.
void drop_needless_parts(Plan& plan, const std::function<bool(const Unit&)>& found);

// The unit without them.
Unit without_single_parts(Unit unit);

}  // namespace vraagbaak::query
