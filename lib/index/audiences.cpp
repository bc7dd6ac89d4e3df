// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/audiences.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace vraagbaak::index {

Audiences::Audiences(const Postings& postings) : of_document_(std::size_t{postings.documents()} + 1) {
    std::map<lexicon::Audience, std::uint32_t> numbers;
    std::vector<lexicon::Audience> met;
    std::vector<std::size_t> documents;
    for (std::uint32_t document = 1; document <= postings.documents(); ++document) {
        const auto [found, fresh] = numbers.try_emplace(postings.audience(document), static_cast<std::uint32_t>(met.size()));
        if (fresh) {
            met.push_back(found->first);
            documents.push_back(0);
        }
        ++documents[found->second];
        of_document_[document] = found->second;
    }
    std::vector<std::uint32_t> order(met.size()), place(met.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t number) { return documents[number]; });
    for (const auto number : order) {
        place[number] = static_cast<std::uint32_t>(list_.size());
        list_.push_back(met[number]);
    }
    for (std::uint32_t document = 1; document <= postings.documents(); ++document) of_document_[document] = place[of_document_[document]];
}

}  // namespace vraagbaak::index
