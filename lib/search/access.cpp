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

Xapian::Enquire Access::enquire_by_factor(const Xapian::Database& database, const Query& query) const {
    auto search = over_what_is_seen(database, query);
    search.set_weighting_scheme(Xapian::CoordWeight{});
    return search;
}

std::shared_ptr<const index::DocumentSet> Access::visible() const {
    if (everything_) return {};
    return generation_->remember(key_, [&] {
        const auto& postings = generation_->postings();
        index::DocumentSet seen{postings.documents()};
        for (std::uint32_t document = 1; document <= postings.documents(); ++document) {
            const auto audience = postings.audience(document);
            if (sight_.admits(audience.view_class) && sight_.in_window(audience.from, audience.until)) seen.add(document);
        }
        return seen;
    });
}

std::size_t Access::records() const {
    const auto seen = visible();
    return seen ? seen->size() : generation_->postings().documents();
}

std::vector<bool> Access::parts_seen(const lexicon::WordTable& words) const { return index::parts_seen(words, classes_, date_); }

std::size_t Access::count(std::string_view term) const {
    const auto& postings = generation_->postings();
    const auto list = postings.find(term);
    const auto seen = visible();
    if (!seen) return list.frequency;
    std::size_t count = 0;
    postings.each_while(list, [&](std::uint32_t document, std::uint32_t) {
        count += seen->has(document) ? 1 : 0;
        return true;
    });
    return count;
}

std::vector<Xapian::docid> Access::documents(const Xapian::Database& database, const Query& query, Xapian::doccount most) const {
    auto search = over_what_is_seen(database, query);
    search.set_weighting_scheme(Xapian::BoolWeight{});
    search.set_docid_order(Xapian::Enquire::ASCENDING);
    const auto found = search.get_mset(0, most);
    std::vector<Xapian::docid> out;
    for (auto match = found.begin(); match != found.end(); ++match) out.push_back(*match);
    return out;
}

Xapian::docid Access::find(const Xapian::Database& database, const Query& query) const {
    auto search = over_what_is_seen(database, query);
    search.set_weighting_scheme(Xapian::BoolWeight{});
    const auto found = search.get_mset(0, 1);
    return found.empty() ? 0 : *found.begin();
}

}  // namespace vraagbaak::search
