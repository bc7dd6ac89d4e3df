// SPDX-License-Identifier: GPL-2.0-or-later
// The ladder: first the records that have every word, then those that miss the least telling one, then those that have
// any. One rung is a condition; the score is the same on every rung, but for a factor that is higher on a stricter one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/plan.hpp"
#include "search/evaluator.hpp"

namespace vraagbaak::search {

// A clause and what it finds, without regard to filters.
struct FoundClause {
    const query::Clause* clause = nullptr;
    Found found;
};

// Clauses of one question by what the ladder may do with them.
struct SortedClauses {
    std::vector<FoundClause> required;  // always
    std::vector<FoundClause> wanted;    // words with a meaning of their own
    std::vector<FoundClause> turning;   // niet, zonder, naar: needed on the strict rungs, never enough alone
    std::vector<FoundClause> function;  // only ever a bonus
    std::vector<FoundClause> excluded;
};

struct Rung {
    std::vector<const Found*> all;     // a record has what is in each of them …
    std::vector<const Found*> any;     // … and, when there are any, in one of these
    std::vector<std::string> relaxed;  // words that a hit of this rung need not have
    double factor = 1;                 // of the score of what is on this rung and on no stricter one

    bool open() const { return all.empty() && any.empty(); }  // nothing is asked for by words
};

// One to three rungs, strictest first, each made when it is asked for. Which word is the least telling is decided by what
// this asker sees of it, so that a shielded record cannot change the answer of another. Words that nobody can find for him go
// first.
class Ladder {
public:
    // The clauses outlive the ladder.
    Ladder(const SortedClauses& clauses, const Weights& weights) : clauses_(clauses), weights_(weights) {}

    std::optional<Rung> next();  // nullopt: that was the last

private:
    std::optional<Rung> middle() const;
    Rung all_of(const std::vector<const FoundClause*>& needed, const std::vector<const FoundClause*>& relaxed, double factor) const;
    Rung any() const;

    const SortedClauses& clauses_;
    const Weights& weights_;
    unsigned given_ = 0;  // rungs so far, the one in the middle counted also when there is none
};

}  // namespace vraagbaak::search
