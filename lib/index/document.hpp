// SPDX-License-Identifier: GPL-2.0-or-later
// One view of a record as it is indexed: terms and values for the engine, texts and words for what is shown.
#pragma once

#include <xapian.h>

#include <string>

#include "analysis/analyzer.hpp"
#include "index/schema.hpp"
#include "index/views.hpp"

namespace vraagbaak::index {

// Terms longer than longest_term cannot come about: the analyzer cuts words, ids are at most 200 characters and longer
// filter values are hashed.
struct IndexedView {
    Xapian::Document document;  // without data
    std::string stored;         // bytes of a StoredView
};
IndexedView index_view(const View& view, const FieldWeights& weights, analysis::Analyzer& analyzer);

// Whether the record can be found at all: concept, non-actief and te-verwijderen are kept but not indexed.
bool searchable(const Record& record);

// What a word of a title says of what the record is about: the wdf of its terms T: and CT:, which is more when the title has
// few telling words. A title's stems that are no function words, each once.
std::size_t telling_words(const std::vector<analysis::Token>& tokens);
unsigned title_weight(std::size_t telling);

// A stem behind the prefix of its space, cut to longest_term: the same for articles and questions.
std::string stem_term(std::string_view prefix, std::string_view stem);
std::string id_term(std::string_view id);
std::string link_term(std::string_view id);

}  // namespace vraagbaak::index
