// SPDX-License-Identifier: GPL-2.0-or-later
// words.bin: the words of all texts, counted apart for each kind of reader. So nobody has to ask the engine which of
// them he sees.
#pragma once

#include <xapian.h>

#include <string>

#include "analysis/analyzer.hpp"
#include "index/audiences.hpp"
#include "lexicon/word_table.hpp"

namespace vraagbaak::index {

// What words are marked with: that their stem stands in a title, or among keywords, of any view.
enum WordMark : std::uint8_t { stem_in_titles = 1, stem_in_keywords = 2 };

// The bytes of a lexicon::WordTable with the words as they stand in texts, without stems and what else the index keeps
// under a prefix. A part is what one audience sees. Takes as long as reading all lists of words, when there is more than one
// part. Errors of the engine.
std::string word_table_of(const Xapian::Database& database, const Postings& postings, const Audiences& audiences, analysis::Analyzer& analyzer);

// Which parts of the table such an asker sees.
std::vector<bool> parts_seen(const lexicon::WordTable& words, const lexicon::Sight& sight);

}  // namespace vraagbaak::index
