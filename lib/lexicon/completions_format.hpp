// SPDX-License-Identifier: GPL-2.0-or-later
// What stands in a file of completions, in this order. `first` is of the words that titles begin with, `any` of all words.
#pragma once

#include "lexicon/frozen_sections.hpp"

namespace vraagbaak::lexicon {

enum CompletionSection : std::size_t {
    title_word_offsets, title_word_letters, title_word_nodes, title_word_edges, title_word_slots,  // the words of titles
    stem_offsets, stem_letters, stem_nodes, stem_edges, stem_slots,                                // and their stems
    stem_word_begins, stem_words,                                                                  // the words of each stem
    first_begins, first_titles, first_minima,  // for each word the titles that begin with it
    any_begins, any_titles, any_minima,        // and those that have it
    titles, title_letters, title_words,
    audience_begins, audience_classes,
    word_ranks, word_rank_minima,              // of the words of the word table
    seen_begins, seen_bytes,
    completion_section_count,
};

inline constexpr Magic completions_magic{'v', 'b', 'c', 'o', 'm', 'p', 'l', '3'};
using CompletionsHeader = FrozenHeader<completion_section_count>;

}  // namespace vraagbaak::lexicon
