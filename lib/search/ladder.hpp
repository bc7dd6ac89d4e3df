// SPDX-License-Identifier: GPL-2.0-or-later
// The ladder: first the records that have every word, then those that miss the least telling one, then those that have
// any. One rung is a condition; the score is the same on every rung, but for a factor that is higher on a stricter one.
#pragma once

#include <cstdint>
#include <functional>
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

// Of how many clauses of each part of a question a record has something, side by side in one number: so one comparison tells whether it
// is on a rung.
using Having = std::uint64_t;

struct Rung {
    Having all = 0, needed = 0;        // of the parts in `all` a record has `needed` …
    Having any = 0;                    // … and, when there are any, something of these
    std::vector<std::string> relaxed;  // words that a hit of this rung need not have
    double factor = 1;                 // of the score of what is on this rung and on no stricter one

    bool open() const { return needed == 0 && any == 0; }  // nothing is asked for by words
    bool has(Having record) const { return (record & all) == needed && (any == 0 || (record & any) != 0); }
};

// One to three rungs, strictest first, each made when it is asked for. Which word is the least telling is decided by what
// this asker sees of it, so that a shielded record cannot change the answer of another. Words that nobody can find for him go
// first.
class Ladder {
public:
    // The clauses outlive the ladder.
    Ladder(const SortedClauses& clauses, const Weights& weights);

    std::optional<Rung> next();  // nullopt: that was the last
    Rung strict() const;         // the first

    static std::size_t words_of(Having record);  // how many wanted and required clauses

    // Each clause that is on a rung, with what a record has more that is found by it.
    void each(const std::function<void(const FoundClause&, Having)>& visit) const;

private:
    std::optional<Rung> middle() const;
    Rung any() const;
    std::vector<std::string> texts(bool also_kept) const;

    const SortedClauses& clauses_;
    const Weights& weights_;
    std::vector<bool> dropped_;  // by wanted clause: not needed on the rung in the middle
    std::size_t kept_ = 0;       // the others
    unsigned given_ = 0;         // rungs so far, the one in the middle counted also when there is none
};

}  // namespace vraagbaak::search
