// SPDX-License-Identifier: GPL-2.0-or-later
// The figures of the model behind CompoundSplitter; see compounds.hpp for the model. Chosen on compounds-dev, where each may
// be halved or doubled at the price of less than 0.005 of the boundaries; both halves of the set give the same within 0.01.
#pragma once

#include <algorithm>
#include <cmath>

#include "dutch/compound_vocabulary.hpp"

namespace vraagbaak::dutch {

constexpr Cost in_cost_units(double nats) { return static_cast<Cost>(nats * cost_unit + 0.5); }

struct CompoundCosts {
    // A word that is no compound: it costs its letters. Learning and splitting use the same line.
    static constexpr double simplex = 6, letter = 1.6;

    // What a word no compound was seen with counts for, in compounds; then how much less gladly a part is assumed that is
    // only a word with -s (omgeving-s), with the plural's -e (kipp-e), with -er (kind-er), or a name.
    static constexpr double unseen = 0.2;
    static constexpr double with_s = 1, with_e = 3, with_er = 4, as_name = 3;
    static constexpr double unseen_compound_last = 7;  // aanvraagformulier as the last part of a word nobody wrote

    // A part that is a compound itself: as first part gladly ([parkeer+vergunning]+aanvraag), as last part only when the
    // words insist, most of all when no list has it: compounds of three parts in Dutch mostly lean to the left.
    static constexpr double compound_part = 0.5, compound_last = 5.5, new_compound_last = 6.5;

    // How much dearer than a simplex a split may be: a word of the list is less often a compound than one outside.
    static constexpr double slack_listed = 4, slack_unlisted = 6;

    // A first part that no list has (Hortus|plein): its letters and this; at least four letters on both sides.
    static constexpr double unknown_first = 8;
};

constexpr std::size_t shortest_unknown = 4, shortest_last_of_unknown = 4;

constexpr Cost simplex_cost(std::size_t letters) {
    return in_cost_units(CompoundCosts::simplex) +
           static_cast<Cost>(letters) * in_cost_units(CompoundCosts::letter);
}

// −log(evidence / total), at most what an entry can hold.
inline std::uint8_t evidence_cost(double evidence, double total) {
    const auto nats = -std::log(evidence / total);
    return static_cast<std::uint8_t>(std::clamp(nats * cost_unit + 0.5, 0.0, WordEntry::never - 1.0));
}

}  // namespace vraagbaak::dutch
