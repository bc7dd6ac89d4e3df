// SPDX-License-Identifier: GPL-2.0-or-later
// What of a record, and of the words of a whole index, is offered to somebody who is typing: completions.bin.
#pragma once

#include <cstdint>
#include <vector>

#include "analysis/analyzer.hpp"
#include "index/audiences.hpp"
#include "lexicon/completions_writer.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

inline constexpr auto completions_file = "completions.bin";

// The title of a record; of a vac that is a question, and so are its other titles. Of any other record an alternative title
// is offered when it is a question too. `classes`: those of all its views.
void offer_titles(const Record& record, std::vector<std::uint32_t> classes, analysis::Analyzer& analyzer,
                  lexicon::CompletionsWriter& completions);

// Who sees the words of a whole index.
lexicon::SeenWords seen_words(const Postings& postings, const Audiences& audiences, const lexicon::WordTable& table);

}  // namespace vraagbaak::index
