// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ladder.hpp"

#include <algorithm>

#include "query/query.hpp"

namespace vraagbaak::search {

namespace {

enum class Part { required, turning, kept, dropped };

constexpr unsigned bits = 16;  // of the number of clauses of a part
static_assert(query::max_bytes < std::size_t{1} << bits, "a question has fewer clauses than bytes");

constexpr Having times(Part part, Having count) { return count << bits * static_cast<unsigned>(part); }
constexpr Having whole(Part part) { return times(part, (Having{1} << bits) - 1); }

// The wanted clauses that the second rung does without: those that find nothing, or else the commonest one.
std::vector<bool> least_telling(const std::vector<FoundClause>& wanted) {
    const auto count = [](const FoundClause& clause) { return clause.found.size(); };
    const bool unknown = std::ranges::find(wanted, std::size_t{0}, count) != wanted.end();
    const auto commonest = std::ranges::max_element(wanted, {}, count);
    std::vector<bool> out;
    for (auto clause = wanted.begin(); clause != wanted.end(); ++clause) out.push_back(unknown ? clause->found.empty() : clause == commonest);
    return out;
}

}  // namespace

Ladder::Ladder(const SortedClauses& clauses, const Weights& weights)
    : clauses_(clauses), weights_(weights), dropped_(least_telling(clauses.wanted)), kept_(static_cast<std::size_t>(std::ranges::count(dropped_, false))) {}

void Ladder::each(const std::function<void(const FoundClause&, Having)>& visit) const {
    for (const auto& clause : clauses_.required) visit(clause, times(Part::required, 1));
    for (std::size_t i = 0; i < clauses_.wanted.size(); ++i) visit(clauses_.wanted[i], times(dropped_[i] ? Part::dropped : Part::kept, 1));
    for (const auto& clause : clauses_.turning) visit(clause, times(Part::turning, 1));
}

std::size_t Ladder::words_of(Having record) {
    std::size_t words = 0;
    for (const auto part : {Part::required, Part::kept, Part::dropped}) words += (record & whole(part)) / times(part, 1);
    return words;
}

// Of the wanted clauses those that were dropped, or all; and on the last rung those that turn the meaning too.
std::vector<std::string> Ladder::texts(bool also_kept) const {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < clauses_.wanted.size(); ++i)
        if (also_kept || dropped_[i]) out.push_back(clauses_.wanted[i].clause->text);
    if (also_kept)
        for (const auto& clause : clauses_.turning) out.push_back(clause.clause->text);
    return out;
}

// Records with all that is asked for.
Rung Ladder::strict() const {
    Rung rung;
    rung.all = ~Having{0};
    rung.needed = times(Part::required, clauses_.required.size()) | times(Part::turning, clauses_.turning.size()) | times(Part::kept, kept_) |
                  times(Part::dropped, dropped_.size() - kept_);
    rung.factor = weights_.every_word;
    return rung;
}

// Records with any wanted word; what is required stays so, and then says enough.
Rung Ladder::any() const {
    Rung rung;
    rung.all = whole(Part::required);
    rung.needed = times(Part::required, clauses_.required.size());
    if (clauses_.required.empty() && !clauses_.wanted.empty()) rung.any = whole(Part::kept) | whole(Part::dropped);
    rung.relaxed = texts(true);
    return rung;
}

std::optional<Rung> Ladder::next() {
    const auto asked = clauses_.wanted.size() + clauses_.turning.size();
    const bool one_rung = asked < 2 && (clauses_.required.empty() || asked == 0);
    switch (given_++) {
        case 0: return strict();
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
    if (kept_ + clauses_.required.size() <= 1) {
        const auto kept = std::ranges::find(dropped_, false);
        const bool telling = kept != dropped_.end() && clauses_.wanted[static_cast<std::size_t>(kept - dropped_.begin())].clause->special();
        if (!telling) return std::nullopt;
    }
    auto rung = strict();
    rung.all &= ~whole(Part::dropped);
    rung.needed &= rung.all;
    rung.relaxed = texts(false);
    rung.factor = weights_.most_words;
    return rung;
}

}  // namespace vraagbaak::search
