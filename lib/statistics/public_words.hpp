// SPDX-License-Identifier: GPL-2.0-or-later
// Words that stand in the texts which everybody sees today, but not those of members of staff alone: a word that only their names
// have is one of a person.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "index/generation.hpp"

namespace vraagbaak::statistics {

// One thread at a time.
class PublicWords {
public:
    PublicWords(std::shared_ptr<const index::Generation> generation, const Date& day);

    bool contains(std::string_view folded) const;

private:
    bool stands_in_text(std::string_view folded) const;

    std::shared_ptr<const index::Generation> generation_;
    lexicon::Sight sight_;
    std::vector<bool> seen_;  // by part of the table
};

}  // namespace vraagbaak::statistics
