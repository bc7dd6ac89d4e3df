// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/access.hpp"

#include "index/document.hpp"
#include "index/offered.hpp"
#include "index/schema.hpp"
#include "index/words.hpp"

namespace vraagbaak::search {

namespace {

using Xapian::Query;

Query any_of(const std::vector<Query>& queries) { return {Query::OP_OR, queries.begin(), queries.end()}; }

// Records that are within their window on this day. Only those that have one are looked at by value.
Query in_window(const std::vector<Query>& windowed, const Date& date) {
    const auto day = index::window_value(date, false);
    return {Query::OP_FILTER, any_of(windowed),
            Query{Query::OP_AND, Query{Query::OP_VALUE_LE, index::slot_from, day},
                  Query{Query::OP_VALUE_GE, index::slot_until, day}}};
}

}  // namespace

Access::Access(const index::Generation& generation, const Asker& asker)
    : generation_(&generation),
      classes_(generation.classes().admitted({asker.groups.begin(), asker.groups.end()})),
      date_(asker.date),
      key_(to_string(asker.date)) {
    everything_ = classes_.size() == generation.classes().size() && !generation.has_windows();
    for (const auto number : classes_) key_ += ' ' + std::to_string(number);
    sight_ = {std::vector<bool>(generation.classes().size()), index::day_of(asker.date), everything_};
    for (const auto number : classes_) sight_.classes[number] = true;
}

// No class admitted leaves an empty filter, which matches nothing: the default is to deny.
Xapian::Query Access::filter() const {
    std::vector<Query> open, windowed;
    for (const auto number : classes_) {
        open.emplace_back(index::view_term(number, false));
        windowed.emplace_back(index::view_term(number, true));
    }
    const auto always = any_of(open);
    return generation_->has_windows() ? Query{Query::OP_OR, always, in_window(windowed, date_)} : always;
}

Xapian::Enquire Access::over_what_is_seen(const Xapian::Database& database, const Query& query) const {
    Xapian::Enquire search{database};
    search.set_query(everything_ ? query : Query{Query::OP_FILTER, query, filter()});
    return search;
}

Xapian::Enquire Access::enquire(const Xapian::Database& database, const Query& query, const Weights& weights) const {
    auto search = over_what_is_seen(database, query);
    search.set_weighting_scheme(Xapian::BM25Weight{weights.k1, 0, 0, weights.b, 0.5});
    return search;
}

Xapian::Enquire Access::enquire_by_factor(const Xapian::Database& database, const Query& query) const {
    auto search = over_what_is_seen(database, query);
    search.set_weighting_scheme(Xapian::CoordWeight{});
    return search;
}

std::size_t Access::records(const Xapian::Database& database) const {
    if (everything_) return database.get_doccount();
    return generation_->remember(key_, [&] { return count(database, Query{std::string{}}); });
}

std::vector<bool> Access::parts_seen(const lexicon::WordTable& words) const { return index::parts_seen(words, classes_, date_); }

std::size_t Access::count(const Xapian::Database& database, const Query& query) const {
    if (query.empty()) return 0;
    if (everything_ && query.get_type() == Query::LEAF_TERM)
        return database.get_termfreq(*query.get_terms_begin());
    auto search = over_what_is_seen(database, query);
    search.set_weighting_scheme(Xapian::BoolWeight{});
    return search.get_mset(0, 1, database.get_doccount()).get_matches_estimated();
}

Xapian::docid Access::find(const Xapian::Database& database, const Query& query) const {
    auto search = over_what_is_seen(database, query);
    search.set_weighting_scheme(Xapian::BoolWeight{});
    const auto found = search.get_mset(0, 1);
    return found.empty() ? 0 : *found.begin();
}

}  // namespace vraagbaak::search
