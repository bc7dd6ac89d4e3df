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

// Whether such a part of the record is the name of a person: its words have no stems, and in titles each is itself (dutch::name_word).
bool is_name(Field field, const Record& record);

// Whether such a word is a few digits of a number to call: names.bin finds whose it is, where one is asked for. As a word it would
// answer any question with a year or an amount in it.
bool is_dialled(Field field, std::string_view folded);

// Whether the record can be found at all: concept, non-actief and te-verwijderen are kept but not indexed.
bool searchable(const Record& record);

// What a word of a title says of what the record is about: the wdf of its terms T: and CT:, which is more when the title has
// few telling words. A title's stems that are no function words, each once.
std::size_t telling_words(const std::vector<analysis::Token>& tokens);
unsigned title_weight(std::size_t telling);

// A stem behind the prefix of its space, cut to longest_term: the same for articles and questions.
std::string stem_term(std::string_view prefix, std::string_view stem);
void put_stem_term(std::string& out, std::string_view prefix, std::string_view stem);  // the same, in the memory that `out` has
std::string id_term(std::string_view id);
std::string link_term(std::string_view id);

}  // namespace vraagbaak::index
