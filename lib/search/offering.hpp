// SPDX-License-Identifier: GPL-2.0-or-later
// Records for a text of any length: without what is personal, cut into clauses, those that go together made one topic, and
// for each topic the records that its words find. Frequencies are those of what the asker sees, since where only the first
// records are given their order is what he gets.
#pragma once

#include "index/generation.hpp"
#include "search/access.hpp"
#include "search/applied_lists.hpp"
#include "search/weights.hpp"
#include "vraagbaak/offer.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::search {

inline constexpr std::size_t most_offered = 50;
inline constexpr std::size_t usually_offered = 5;  // or as many as there are questions

// All of it but notices and version. `lists`: or none. Bounded: so many bytes, clauses, words and records are looked at,
// whatever the text.
Offer offering(const OfferQuery& query, const index::Generation& generation, index::Engine& engine, const Access& access, const Asker& asker,
               const AppliedLists* lists, const Settings& settings, const Weights& weights);

}  // namespace vraagbaak::search
