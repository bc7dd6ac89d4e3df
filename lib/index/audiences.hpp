// SPDX-License-Identifier: GPL-2.0-or-later
// The different audiences that the documents of an index have, with a number for each: few, those of most documents first.
#pragma once

#include <cstdint>
#include <vector>

#include "index/postings.hpp"

namespace vraagbaak::index {

class Audiences {
public:
    explicit Audiences(const Postings& postings);

    const std::vector<lexicon::Audience>& list() const { return list_; }
    std::uint32_t of(std::uint32_t document) const { return of_document_[document]; }

private:
    std::vector<std::uint32_t> of_document_;
    std::vector<lexicon::Audience> list_;
};

}  // namespace vraagbaak::index
