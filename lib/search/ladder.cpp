// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ladder.hpp"

#include <algorithm>

#include "search/engine_query.hpp"

namespace vraagbaak::search {

namespace {

using query::Clause;
using query::Need;
using Xapian::Query;

// Clauses of one question by what the ladder may do with them.
struct Sorted {
    std::vector<const Clause*> required;  // always
    std::vector<const Clause*> wanted;    // words with a meaning of their own
    std::vector<const Clause*> turning;   // niet, zonder, naar: needed on the strict rungs, never enough alone
    std::vector<const Clause*> function;  // only ever a bonus
    std::vector<const Clause*> excluded;
};

Sorted sorted(const query::Plan& plan) {
    Sorted out;
    for (const auto& clause : plan.clauses) {
        if (clause.need == Need::excluded) out.excluded.push_back(&clause);
        else if (clause.need == Need::required) out.required.push_back(&clause);
        else if (clause.function_word()) out.function.push_back(&clause);
        else if (clause.directional()) out.turning.push_back(&clause);
        else out.wanted.push_back(&clause);
    }
    if (out.wanted.empty() && out.required.empty()) std::swap(out.wanted, out.turning);
    return out;
}

Query joined(Query::op op, const std::vector<Query>& queries) {
    if (queries.empty()) return {};
    return queries.size() == 1 ? queries.front() : Query{op, queries.begin(), queries.end()};
}

// Splits the wanted clauses for the second rung: without those that find nothing, or else without the commonest one.
void drop_least_telling(const std::vector<const Clause*>& wanted, const Access& access,
                        const Xapian::Database& database, std::vector<const Clause*>& kept,
                        std::vector<const Clause*>& dropped) {
    std::vector<std::size_t> counts;
    for (const auto* clause : wanted) counts.push_back(access.count(database, condition(clause->node)));
    const bool unknown = std::ranges::find(counts, std::size_t{0}) != counts.end();
    const auto commonest = std::ranges::max_element(counts) - counts.begin();
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const bool drop = unknown ? counts[i] == 0 : static_cast<std::ptrdiff_t>(i) == commonest;
        (drop ? dropped : kept).push_back(wanted[i]);
    }
}

}  // namespace

class Ladder::Maker {
public:
    Maker(const query::Plan& plan, const Query& filters, const Query& besides, const Weights& weights)
        : sorted_(sorted(plan)), filters_(filters), besides_(besides), weights_(weights) {
        std::vector<const Clause*> all = sorted_.required;
        all.insert(all.end(), sorted_.wanted.begin(), sorted_.wanted.end());
        for (const auto* clause : all)
            for (auto& query : evidence(clause->node, weights_)) bonus_.push_back(std::move(query));
        if (weights_.function_word > 0)
            for (const auto* clause : sorted_.function) bonus_.push_back(scaled_function(*clause));
    }

    const Sorted& clauses() const { return sorted_; }

    // Records with all of `needed` besides what is required.
    Rung all_of(const std::vector<const Clause*>& needed, const std::vector<const Clause*>& optional) const {
        std::vector<Query> must = scores_of(sorted_.required), may = scores_of(optional);
        for (auto& query : scores_of(needed)) must.push_back(std::move(query));
        const auto asked = must.empty() ? Asked::nothing : Asked::words;
        return finish(joined(Query::OP_AND, must), asked, std::move(may), optional);
    }

    // Records with any wanted word; what is required stays so.
    Rung any() const {
        auto may = scores_of(sorted_.turning);
        auto any = joined(Query::OP_OR, scores_of(sorted_.wanted));
        if (sorted_.required.empty()) return finish(any, Asked::words, std::move(may), everything());
        may.push_back(any);
        return finish(joined(Query::OP_AND, scores_of(sorted_.required)), Asked::words, std::move(may), everything());
    }

private:
    std::vector<const Clause*> everything() const {
        auto all = sorted_.wanted;
        all.insert(all.end(), sorted_.turning.begin(), sorted_.turning.end());
        return all;
    }

    Query scaled_function(const Clause& clause) const {
        return {Query::OP_SCALE_WEIGHT, scored(clause.node, weights_), weights_.function_word};
    }

    std::vector<Query> scores_of(const std::vector<const Clause*>& clauses) const {
        std::vector<Query> out;
        for (const auto* clause : clauses) out.push_back(scored(clause->node, weights_));
        return out;
    }

    // An empty query says that nothing has the words, or that there are none: then filters and exclusions say it all.
    enum class Asked { words, nothing };

    Rung finish(Query query, Asked asked, std::vector<Query> may, const std::vector<const Clause*>& relaxed) const {
        may.insert(may.end(), bonus_.begin(), bonus_.end());
        if (!may.empty() && !query.empty()) query = Query{Query::OP_AND_MAYBE, query, joined(Query::OP_OR, may)};
        if (!besides_.empty()) query = query.empty() ? besides_ : Query{Query::OP_OR, query, besides_};
        std::vector<Query> out;
        for (const auto* clause : sorted_.excluded) out.push_back(condition(clause->node));
        if (query.empty() && asked == Asked::nothing && (!filters_.empty() || !out.empty())) query = Query{std::string{}};
        if (!filters_.empty()) query = Query{Query::OP_FILTER, query, filters_};
        if (!out.empty()) query = Query{Query::OP_AND_NOT, query, joined(Query::OP_OR, out)};
        Rung rung{query, {}, 1};
        for (const auto* clause : relaxed) rung.relaxed.push_back(clause->text);
        return rung;
    }

    Sorted sorted_;
    Query filters_, besides_;
    const Weights& weights_;
    std::vector<Query> bonus_;
};

Ladder::Ladder(const query::Plan& plan, const Query& filters, const Query& besides, const Access& access,
               const Xapian::Database& database, const Weights& weights)
    : maker_(std::make_unique<const Maker>(plan, filters, besides, weights)),
      access_(access), database_(database), weights_(weights) {}

Ladder::~Ladder() = default;

namespace {

Rung with_factor(Rung rung, double factor) {
    rung.factor = factor;
    return rung;
}

}  // namespace

std::optional<Rung> Ladder::next() {
    const auto& clauses = maker_->clauses();
    auto strict = clauses.wanted;
    strict.insert(strict.end(), clauses.turning.begin(), clauses.turning.end());
    const bool one_rung = strict.size() < 2 && (clauses.required.empty() || strict.empty());
    switch (given_++) {
        case 0: return with_factor(maker_->all_of(strict, {}), weights_.every_word);
        case 1:
            if (one_rung) return std::nullopt;
            if (auto rung = middle()) return with_factor(std::move(*rung), weights_.most_words);
            ++given_;
            [[fallthrough]];
        case 2:
            if (one_rung) return std::nullopt;
            return maker_->any();
        default: return std::nullopt;
    }
}

// Without it there is nothing between all and any.
std::optional<Rung> Ladder::middle() const {
    const auto& clauses = maker_->clauses();
    std::vector<const Clause*> kept, dropped;
    drop_least_telling(clauses.wanted, access_, database_, kept, dropped);
    const bool telling = kept.size() == 1 && kept.front()->special();
    if (kept.size() + clauses.required.size() <= 1 && !telling) return std::nullopt;
    kept.insert(kept.end(), clauses.turning.begin(), clauses.turning.end());
    return maker_->all_of(kept, dropped);
}

}  // namespace vraagbaak::search
