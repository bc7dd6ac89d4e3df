// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ladder.hpp"

#include <algorithm>

namespace vraagbaak::search {

namespace {

using Clauses = std::vector<const FoundClause*>;

void append(Clauses& to, const std::vector<FoundClause>& clauses) {
    for (const auto& clause : clauses) to.push_back(&clause);
}

struct Split {
    Clauses kept, dropped;
};

// The wanted clauses for the second rung: without those that find nothing, or else without the commonest one.
Split without_least_telling(const std::vector<FoundClause>& wanted) {
    const auto count = [](const FoundClause& clause) { return clause.found.size(); };
    const bool unknown = std::ranges::find(wanted, std::size_t{0}, count) != wanted.end();
    const auto commonest = std::ranges::max_element(wanted, {}, count);
    Split split;
    for (auto clause = wanted.begin(); clause != wanted.end(); ++clause)
        ((unknown ? clause->found.empty() : clause == commonest) ? split.dropped : split.kept).push_back(&*clause);
    return split;
}

}  // namespace

// Records with all of `needed` besides what is required.
Rung Ladder::all_of(const Clauses& needed, const Clauses& relaxed, double factor) const {
    Rung rung;
    rung.factor = factor;
    for (const auto& clause : clauses_.required) rung.all.push_back(&clause.found);
    for (const auto* clause : needed) rung.all.push_back(&clause->found);
    for (const auto* clause : relaxed) rung.relaxed.push_back(clause->clause->text);
    return rung;
}

// Records with any wanted word; what is required stays so, and then says enough.
Rung Ladder::any() const {
    Clauses everything;
    append(everything, clauses_.wanted);
    append(everything, clauses_.turning);
    auto rung = all_of({}, everything, 1);
    if (rung.all.empty())
        for (const auto& clause : clauses_.wanted) rung.any.push_back(&clause.found);
    return rung;
}

std::optional<Rung> Ladder::next() {
    Clauses strict;
    append(strict, clauses_.wanted);
    append(strict, clauses_.turning);
    const bool one_rung = strict.size() < 2 && (clauses_.required.empty() || strict.empty());
    switch (given_++) {
        case 0: return all_of(strict, {}, weights_.every_word);
        case 1:
            if (one_rung) return std::nullopt;
            if (auto rung = middle()) return rung;
            ++given_;
            [[fallthrough]];
        case 2:
            if (one_rung) return std::nullopt;
            return any();
        default: return std::nullopt;
    }
}

// Without it there is nothing between all and any.
std::optional<Rung> Ladder::middle() const {
    auto [kept, dropped] = without_least_telling(clauses_.wanted);
    const bool telling = kept.size() == 1 && kept.front()->clause->special();
    if (kept.size() + clauses_.required.size() <= 1 && !telling) return std::nullopt;
    append(kept, clauses_.turning);
    return all_of(kept, dropped, weights_.most_words);
}

}  // namespace vraagbaak::search
