// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranking.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <span>

#include "index/schema.hpp"
#include "search/finished.hpp"
#include "search/ladder.hpp"
#include "search/sums.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::search {

namespace {

constexpr std::size_t most_hits = 1000;
constexpr std::size_t farthest_offset = 100'000;

using Facets = std::map<std::string, std::vector<FacetValue>>;

std::size_t number_of(const std::string& field) {
    const auto number = index::facet_field(field);
    if (!number) throw Error(ErrorKind::usage, {"unknown_facet_field", {field}});
    return *number;
}

// Exact, also for fields with several values; the most frequent first.
std::vector<FacetValue> facet_values(const index::Facets& facets, std::size_t field, const std::vector<std::uint32_t>& documents) {
    std::vector<FacetValue> values;
    for (const auto& [text, count] : facets.count(field, documents)) values.push_back({text, count});
    std::ranges::stable_sort(values, std::ranges::greater{}, &FacetValue::count);
    return values;
}

SortedClauses sorted(const query::Plan& plan, Evaluator& evaluator, const Weights& weights) {
    SortedClauses out;
    for (const auto& clause : plan.clauses) {
        const auto found = [&] { return FoundClause{&clause, evaluator.find(clause.node)}; };
        if (clause.need == query::Need::excluded) out.excluded.push_back(found());
        else if (clause.need == query::Need::required) out.required.push_back(found());
        else if (clause.function_word()) weights.function_word > 0 ? out.function.push_back(found()) : void();
        else if (clause.directional()) out.turning.push_back(found());
        else out.wanted.push_back(found());
    }
    if (out.wanted.empty() && out.required.empty()) std::swap(out.wanted, out.turning);
    return out;
}

// What a document has of a clause, added to what it has already.
void add(Sums& totals, const FoundDocument& one, Having having) {
    auto& total = totals[one.document];
    total = {total.sum + one.score, total.count + having};
}

// The score of every document that has a clause; it is the same on every rung.
void add_any(const Ladder& ladder, Sums& totals) {
    ladder.each([&](const FoundClause& clause, Having having) {
        for (const auto& one : clause.found) add(totals, one, having);
    });
}

// Of those alone that have all clauses, from the shortest list on; false: fewer than `minimum` have. When they are that many, nobody asks
// what another document is worth.
bool add_all(const Ladder& ladder, std::size_t minimum, std::uint32_t documents, Sums& totals) {
    std::vector<std::pair<const Found*, Having>> lists;
    ladder.each([&](const FoundClause& clause, Having having) { lists.emplace_back(&clause.found, having); });
    std::ranges::stable_sort(lists, {}, [](const auto& list) { return list.first->size(); });
    if (lists.size() < 2) return false;
    const auto& [shortest, of_shortest] = lists.front();
    if (shortest->size() < minimum) return false;
    index::DocumentSet in_shortest{documents};  // nearer at hand than the sums
    for (const auto& one : *shortest) {
        add(totals, one, of_shortest);
        in_shortest.add(one.document);
    }
    auto before = of_shortest;
    for (const auto& [found, having] : std::span{lists}.subspan(1)) {
        std::size_t left = 0;
        for (const auto& one : *found) {
            if (!in_shortest.has(one.document) || totals.at(one.document).count != before) continue;
            add(totals, one, having);
            ++left;
        }
        if (left < minimum) return false;
        before += having;
    }
    return true;
}

// What adds to the score of what matches.
void add_evidence(const SortedClauses& clauses, const Matching& matching, Evaluator& evaluator, const Weights& weights, Sums& totals) {
    const auto add = [&](const Found& found, double factor) {
        for (const auto& [document, score] : found)
            if (totals.at(document).count > 0) totals[document].sum += factor * score;
    };
    for (const auto* group : {&clauses.required, &clauses.wanted})
        for (const auto& clause : *group) evaluator.each_evidence(clause.clause->node, matching, [&](const Found& found) { add(found, 1); });
    for (const auto& clause : clauses.function) add(clause.found, weights.function_word);
}

// What may be found at all: within the filters and without what is excluded.
class Admitted {
public:
    Admitted(const SortedClauses& clauses, const std::vector<Filter>& filters, Evaluator& evaluator) {
        if (!filters.empty()) within_ = evaluator.filtered(filters);
        for (const auto& clause : clauses.excluded) {
            if (!excluded_) excluded_.emplace(evaluator.documents());
            for (const auto& one : clause.found) excluded_->add(one.document);
        }
    }

    void hide(const std::vector<std::uint32_t>& documents, std::uint32_t last) {
        if (documents.empty()) return;
        hidden_.emplace(last);
        for (const auto document : documents) hidden_->add(document);
    }

    bool filters(std::uint32_t document) const { return (!within_ || within_->has(document)) && !(hidden_ && hidden_->has(document)); }
    bool operator()(std::uint32_t document) const { return filters(document) && !(excluded_ && excluded_->has(document)); }
    bool says_something() const { return within_ || excluded_; }

private:
    std::optional<index::DocumentSet> within_, excluded_, hidden_;
};

// The score of every document that may be on a rung that is climbed down to; it is the same on every one.
std::unique_ptr<Sums> add_scores(const SortedClauses& clauses, const Ladder& ladder, const Admitted& admitted, std::size_t minimum,
                                 Evaluator& evaluator, index::Engine& engine, const Weights& weights) {
    const auto none = [&] { return std::make_unique<Sums>(engine.totals, evaluator.documents(), evaluator.memory()); };
    auto totals = none();
    std::pmr::vector<std::uint32_t> whole{evaluator.memory()};  // what has all clauses and may be found
    bool enough = add_all(ladder, minimum, evaluator.documents(), *totals);
    if (enough) {
        const auto strict = ladder.strict();
        const auto has_all = [&](std::uint32_t document) { return strict.has(totals->at(document).count) && admitted(document); };
        std::ranges::copy_if(totals->touched(), std::back_inserter(whole), has_all);
        enough = whole.size() >= minimum;
    }
    if (!enough) {
        totals.reset();  // what it touched is set back before others use it
        totals = none();
        add_any(ladder, *totals);
    }
    add_evidence(clauses, Matching{evaluator.documents(), enough ? whole : totals->touched()}, evaluator, weights, *totals);
    return totals;
}

bool higher(const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.behind < b.behind;
}

// Equal scores: what is on a stricter rung, and what came into the index first.
bool better(const Candidate& a, const Candidate& b) {
    if (higher(a, b) || higher(b, a)) return higher(a, b);
    return a.rung != b.rung ? a.rung < b.rung : a.document < b.document;
}

// The first records of all, on whatever page: what stands before another stays there when the question is asked again with
// another limit.
void reorder(std::span<Candidate> first, SeenViews& views, const Weights& weights, const Steering& steering) {
    if (weights.near <= 0 || !views.any_pair()) return;
    std::vector<std::uint32_t> documents;
    for (const auto& candidate : first) documents.push_back(candidate.document);
    views.expect(documents);
    for (auto& candidate : first) candidate.score += weights.near * views.nearness(candidate.document);
    set_back(first, steering);
    std::ranges::stable_sort(first, higher);
}

}  // namespace

Ranking rank(const query::Plan& plan, const Question& question, Evaluator& evaluator, index::Engine& engine, SeenViews& views,
             const Weights& weights, std::size_t minimum, const Steering& steering) {
    std::vector<std::pair<std::string, std::size_t>> facets;
    for (const auto& field : question.facets) facets.emplace_back(field, number_of(field));
    const auto limit = std::min(question.limit, most_hits);
    const auto wanted = std::min(question.offset, farthest_offset) + limit;
    const auto clauses = sorted(plan, evaluator, weights);
    Admitted admitted{clauses, question.filters, evaluator};
    admitted.hide(steering.hidden, evaluator.documents());
    Ladder ladder{clauses, weights};
    const auto totals_kept = add_scores(clauses, ladder, admitted, minimum, evaluator, engine, weights);
    const auto& totals = *totals_kept;

    // The record whose id the whole question is, and those that the redacteur put first; they are on every rung.
    auto first = steering.first;
    if (const auto lone = plan.lone_id.empty() ? 0 : evaluator.document_of(plan.lone_id); lone != 0) {
        std::erase(first, lone);
        first.insert(first.begin(), lone);
    }
    std::erase_if(first, [&](std::uint32_t document) { return !admitted.filters(document); });

    const auto factor_of = [&](std::uint32_t document) {
        const auto found = steering.factors.empty() ? steering.factors.end() : steering.factors.find(document);
        if (found != steering.factors.end()) return found->second;
        return steering.over && steering.over->has(document) ? steering.factor_over : 1;
    };
    Ranking ranking;
    std::pmr::vector<Candidate> candidates{evaluator.memory()};
    candidates.reserve(totals.touched().size());
    std::vector<std::uint32_t> matching;  // on the last rung, for facets
    index::DocumentSet ranked{evaluator.documents()};
    for (const auto document : first) ranked.add(document);
    for (unsigned number = 0; auto rung = ladder.next(); ++number) {
        if (rung->open() && first.empty() && !admitted.says_something()) continue;
        std::size_t total = 0;
        std::set<std::uint32_t> met;  // of the first
        matching.clear();
        const auto count = [&](std::uint32_t document) {
            ++total;
            if (!facets.empty()) matching.push_back(document);
        };
        const auto take = [&](std::uint32_t document) {
            if (!admitted(document)) return;
            count(document);
            if (ranked.has(document)) {
                if (std::ranges::find(first, document) != first.end()) met.insert(document);
                return;
            }
            ranked.add(document);
            const auto& [sum, having] = totals.at(document);
            candidates.push_back({document, number, Ladder::words_of(having), rung->factor * sum * factor_of(document)});
        };
        if (!rung->open()) {
            for (const auto document : totals.touched())
                if (rung->has(totals.at(document).count)) take(document);
        } else if (first.empty()) {
            for (const auto& one : evaluator.everything()) take(one.document);
        }
        for (const auto document : first)
            if (!met.contains(document) && admitted(document)) count(document);
        if (total > ranking.total) ranking.relaxed = std::move(rung->relaxed);  // where it brought nothing there is nothing to tell
        ranking.total = total;
        if (ranking.total >= minimum) break;
    }
    for (const auto& [field, number] : facets) ranking.facets[field] = facet_values(evaluator.facets(), number, matching);
    set_back(candidates, steering);
    const auto sorted_out = std::min(std::max(wanted, reordered), candidates.size()), most = std::min(wanted, candidates.size());
    std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(sorted_out), candidates.end(), better);
    if (limit > 0 && question.offset <= reordered) reorder(std::span{candidates}.first(std::min(reordered, sorted_out)), views, weights, steering);
    const auto highest = candidates.empty() ? -1 : candidates.front().score;
    for (std::size_t i = 0; i < first.size(); ++i) ranking.documents.push_back({first[i], highest + static_cast<double>(first.size() - i)});
    for (std::size_t i = 0; i < most; ++i) ranking.documents.push_back({candidates[i].document, candidates[i].score});
    if (ranking.documents.size() > wanted) ranking.documents.resize(wanted);
    const auto skipped = std::min(question.offset, ranking.documents.size());
    ranking.documents.erase(ranking.documents.begin(), ranking.documents.begin() + static_cast<std::ptrdiff_t>(skipped));
    return ranking;
}

}  // namespace vraagbaak::search
