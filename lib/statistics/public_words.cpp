// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/public_words.hpp"

#include <algorithm>

#include "search/access.hpp"

namespace vraagbaak::statistics {

namespace {

constexpr std::size_t kind_field = 0;  // soort, in facet_fields

}  // namespace

PublicWords::PublicWords(std::shared_ptr<const index::Generation> generation, const Date& day) : generation_(std::move(generation)) {
    const search::Access access{*generation_, Asker{{}, day, "nl"}};
    sight_ = access.sight();
    seen_ = access.parts_seen(generation_->words());
}

bool PublicWords::contains(std::string_view folded) const {
    const auto& words = generation_->words();
    const auto id = words.find(folded);
    if (!id || (words.parts() > 0 && words.count(*id, seen_) == 0)) return false;
    return stands_in_text(folded);
}

bool PublicWords::stands_in_text(std::string_view folded) const {
    const auto& postings = generation_->postings();
    const auto& facets = generation_->facets();
    bool found = false;
    postings.each_while(postings.find(folded), [&](std::uint32_t document, std::uint32_t) {
        if (!sight_.sees(postings.audience(document))) return true;
        const auto kinds = facets.values(kind_field, document);
        found = std::ranges::find(kinds, "medewerker") == kinds.end();
        return !found;
    });
    return found;
}

}  // namespace vraagbaak::statistics
