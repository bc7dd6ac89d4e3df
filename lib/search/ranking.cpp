// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranking.hpp"

#include <algorithm>
#include <memory>

#include "index/document.hpp"
#include "index/schema.hpp"
#include "search/engine_query.hpp"
#include "search/ladder.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::search {

namespace {

constexpr std::size_t most_hits = 1000;
constexpr std::size_t farthest_offset = 100'000;

// Counts the values of the asked fields over all matches. A slot holds all values of a record joined, so the engine's
// own spy counts combinations, and those are taken apart here: exact, also for fields with several values.
class FacetCounter {
public:
    explicit FacetCounter(const std::vector<std::string>& fields) {
        for (const auto& field : fields) {
            const auto number = index::facet_field(field);
            if (!number) throw Error(ErrorKind::usage, {"unknown_facet_field", {field}});
            spies_.emplace_back(field, std::make_unique<Xapian::ValueCountMatchSpy>(
                                           index::slot_facets + static_cast<unsigned>(*number)));
        }
    }

    void attach(Xapian::Enquire& enquire) {
        for (const auto& [field, spy] : spies_) enquire.add_matchspy(spy.get());
    }

    std::map<std::string, std::vector<FacetValue>> counts() const {
        std::map<std::string, std::vector<FacetValue>> facets;
        for (const auto& [field, spy] : spies_) facets[field] = counts_of(*spy);
        return facets;
    }

private:
    static std::vector<FacetValue> counts_of(const Xapian::ValueCountMatchSpy& spy) {
        std::map<std::string, std::size_t> counts;
        for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
            const std::string joined = *value;
            std::set<std::string> apart;  // a value named twice in one record is one record
            for (std::size_t begin = 0; begin <= joined.size();) {
                const auto end = std::min(joined.find(index::facet_separator, begin), joined.size());
                apart.insert(joined.substr(begin, end - begin));
                begin = end + 1;
            }
            for (const auto& one : apart) counts[one] += value.get_termfreq();
        }
        std::vector<FacetValue> values;
        for (const auto& [value, count] : counts) values.push_back({value, count});
        std::ranges::stable_sort(values, std::ranges::greater{}, &FacetValue::count);
        return values;
    }

    std::vector<std::pair<std::string, std::unique_ptr<Xapian::ValueCountMatchSpy>>> spies_;
};

// The record whose id the whole question is; it stands before all else.
struct LoneRecord {
    Xapian::Query query;
    Xapian::docid document = 0;
};

LoneRecord lone_record(const query::Plan& plan, const Xapian::Query& filter, const Access& access,
                       const Xapian::Database& database) {
    if (plan.lone_id.empty()) return {};
    const Xapian::Query query{index::id_term(plan.lone_id)};
    const auto document =
        access.find(database, filter.empty() ? query : Xapian::Query{Xapian::Query::OP_FILTER, query, filter});
    return document == 0 ? LoneRecord{} : LoneRecord{query, document};
}

}  // namespace

Ranking rank(const query::Plan& plan, const Question& question, const Access& access,
             const Xapian::Database& database, const Weights& weights, std::size_t minimum) {
    const auto limit = std::min(question.limit, most_hits);
    const auto wanted = std::min(question.offset, farthest_offset) + limit;
    const auto filter = filters(question.filters);
    Ranking ranking;
    std::set<Xapian::docid> seen;
    const auto lone = lone_record(plan, filter, access, database);
    if (lone.document != 0) {
        ranking.documents.push_back({lone.document, 0});
        seen.insert(lone.document);
    }
    Ladder ladder{plan, filter, lone.query, access, database, weights};
    while (auto rung = ladder.next()) {
        FacetCounter facets{question.facets};
        if (ranking.facets.empty()) ranking.facets = facets.counts();  // asked fields are there, though nothing is found
        if (rung->query.empty()) continue;
        auto enquire = access.enquire(database, rung->query, weights);
        facets.attach(enquire);
        // Every match is looked at, so that the total and the facets are exact.
        const auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(std::max<std::size_t>(1, wanted + seen.size())),
                                            database.get_doccount());
        const std::size_t total = found.get_matches_estimated();
        if (total > ranking.total) ranking.relaxed = std::move(rung->relaxed);  // where it brought nothing there is nothing to tell
        ranking.total = total;
        ranking.facets = facets.counts();
        for (auto match = found.begin(); match != found.end(); ++match)
            if (seen.insert(*match).second) ranking.documents.push_back({*match, rung->factor * match.get_weight()});
        if (ranking.total >= minimum) break;
    }
    // Of each rung the best are here, so the best of all are; which of them are on a stricter rung counts as their factor.
    std::ranges::stable_sort(ranking.documents.begin() + (lone.document == 0 ? 0 : 1), ranking.documents.end(), std::ranges::greater{},
                             &RankedDocument::score);
    if (lone.document != 0 && ranking.documents.size() > 1) ranking.documents[0].score = ranking.documents[1].score + 1;
    if (ranking.documents.size() > wanted) ranking.documents.resize(wanted);
    const auto skipped = std::min(question.offset, ranking.documents.size());
    ranking.documents.erase(ranking.documents.begin(), ranking.documents.begin() + static_cast<std::ptrdiff_t>(skipped));
    return ranking;
}

}  // namespace vraagbaak::search
