// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/access.hpp"

#include "index/document.hpp"
#include "index/words.hpp"

namespace vraagbaak::search {

// No class admitted leaves a set without documents: the default is to deny.
Access::Access(const index::Generation& generation, const Asker& asker) : generation_(&generation), key_(to_string(asker.date)) {
    const auto& classes = generation.classes();
    const auto admitted = classes.admitted({asker.groups.begin(), asker.groups.end()});
    const bool everything = admitted.size() == classes.size() && !generation.postings().has_windows();
    sight_ = {std::vector<bool>(classes.size()), lexicon::day_of(asker.date), everything};
    for (const auto number : admitted) {
        sight_.classes[number] = true;
        key_ += ' ' + std::to_string(number);
    }
}

std::shared_ptr<const index::DocumentSet> Access::visible() const {
    if (sight_.everything) return {};
    return generation_->remember(key_, [&] {
        const auto& postings = generation_->postings();
        index::DocumentSet seen{postings.documents()};
        for (std::uint32_t document = 1; document <= postings.documents(); ++document)
            if (sight_.sees(postings.audience(document))) seen.add(document);
        return seen;
    });
}

std::size_t Access::records() const {
    const auto seen = visible();
    return seen ? seen->size() : generation_->postings().documents();
}

std::vector<bool> Access::parts_seen(const lexicon::WordTable& words) const { return index::parts_seen(words, sight_); }

index::Frequency Access::frequency(std::string_view term) const {
    const auto& postings = generation_->postings();
    if (sight_.everything) return postings.find(term).frequency;
    index::Frequency out;
    each_while(term, [&](std::uint32_t document, std::uint32_t) {
        ++out.all;
        if (postings.is_text(document)) ++out.texts;
        return true;
    });
    return out;
}

std::vector<std::uint32_t> Access::documents(std::string_view term, std::size_t most) const {
    std::vector<std::uint32_t> out;
    if (most == 0) return out;
    each_while(term, [&](std::uint32_t document, std::uint32_t) {
        out.push_back(document);
        return out.size() < most;
    });
    return out;
}

std::uint32_t Access::find(std::string_view id) const {
    const auto found = documents(index::id_term(id), 1);
    return found.empty() ? 0 : found.front();
}

std::vector<std::uint32_t> Access::matching(const Xapian::Database& database, const Xapian::Query& query) const {
    Xapian::Enquire search{database};
    search.set_query(query);
    search.set_weighting_scheme(Xapian::BoolWeight{});
    search.set_docid_order(Xapian::Enquire::ASCENDING);
    const auto found = search.get_mset(0, generation_->postings().documents());
    const auto seen = visible();
    std::vector<std::uint32_t> out;
    for (auto match = found.begin(); match != found.end(); ++match)
        if (!seen || seen->has(*match)) out.push_back(*match);
    return out;
}

}  // namespace vraagbaak::search
