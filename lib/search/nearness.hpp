// SPDX-License-Identifier: GPL-2.0-or-later
// How near to each other the words of a question stand: the unordered window of Metzler & Croft, A Markov random field model
// for term dependencies (SIGIR 2005), over all pairs of units and not only neighbours, since a caller's order is not that of
// an article. docs/ranking.md has the formula.
//
// Only the first few records are looked at, by the words of texts.bin, which a hit is shown with anyway: each view is gone
// through once, for its place and for its snippet.
#pragma once

#include <map>

#include "search/evaluator.hpp"
#include "search/matcher.hpp"

namespace vraagbaak::search {

inline constexpr std::size_t near_words = 4;  // as many places apart at most
inline constexpr std::size_t reordered = 10;  // records

// Σ over pairs of units of the most that one place tells: of two words so near, or of one word that says both (a compound
// of them, what a rule puts in the place of both), the lesser of their worths.
double nearness(const Matches& matches, std::size_t units);

// What the terms of a question are worth, for a matcher whose matches are asked for their nearness.
Matcher::Worth worth_by(Evaluator& evaluator);

// Views of records with the places of the question's words, each looked up once. For one question, one thread at a time;
// what is given outlives it.
class SeenViews {
public:
    struct Seen {
        index::StoredView view;
        Matches matches;
    };

    SeenViews(const index::ForwardIndex& texts, const Matcher& matcher) : texts_(texts), matcher_(matcher) {}

    const Seen& at(std::uint32_t document);
    void expect(std::span<const std::uint32_t> documents) const;  // that at() will be asked for next
    double nearness(std::uint32_t document) { return search::nearness(at(document).matches, matcher_.units().size()); }
    bool any_pair() const { return matcher_.units().size() > 1; }

private:
    const index::ForwardIndex& texts_;
    const Matcher& matcher_;
    std::map<std::uint32_t, Seen> seen_;
};

}  // namespace vraagbaak::search
