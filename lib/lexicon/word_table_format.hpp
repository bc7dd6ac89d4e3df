// SPDX-License-Identifier: GPL-2.0-or-later
// What stands in a word table, in this order.
#pragma once

#include "lexicon/frozen_sections.hpp"

namespace vraagbaak::lexicon {

enum Section : std::size_t {
    word_offsets, word_letters, word_nodes, word_edges, word_slots, word_counts, word_endings, frequent_words,
    frequent_shapes, trigram_begins, trigram_words, sound_offsets, sound_letters, sound_nodes, sound_edges, sound_slots,
    sounding_begins, sounding_words, part_list, part_begins, part_counts, word_marks,
    section_count,
};

inline constexpr Magic word_table_magic{'v', 'b', 'w', 'o', 'r', 'd', 's', '4'};
using WordTableHeader = FrozenHeader<section_count>;

}  // namespace vraagbaak::lexicon
