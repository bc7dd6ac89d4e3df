// SPDX-License-Identifier: GPL-2.0-or-later
// The ladder: first the records that have every word, then those that miss the least telling one, then those that have
// any. One rung is a condition; the score is the same on every rung, so hits compare within a rung, and hits of a
// stricter rung stay before those of a looser one.
#pragma once

#include <xapian.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/plan.hpp"
#include "search/access.hpp"

namespace vraagbaak::search {

struct Rung {
    Xapian::Query query;                // with score, filters and exclusions
    std::vector<std::string> relaxed;   // words that a hit of this rung need not have
    double factor = 1;                  // of the score of what is on this rung and on no stricter one
};

// One to three rungs, strictest first, each made when it is asked for: most questions need the first alone. Which word is
// the least telling is decided by what this asker sees of it, so that a shielded record cannot change the answer of
// another. Words that nobody can find for him go first.
class Ladder {
public:
    // All arguments outlive the ladder. `besides`: what matches on every rung besides; empty for nothing.
    Ladder(const query::Plan& plan, const Xapian::Query& filters, const Xapian::Query& besides, const Access& access,
           const Xapian::Database& database, const Weights& weights);
    ~Ladder();

    std::optional<Rung> next();  // nullopt: that was the last

private:
    class Maker;

    std::optional<Rung> middle() const;

    std::unique_ptr<const Maker> maker_;
    const Access& access_;
    const Xapian::Database& database_;
    const Weights& weights_;
    unsigned given_ = 0;  // rungs so far, the one in the middle counted also when there is none
};

}  // namespace vraagbaak::search
