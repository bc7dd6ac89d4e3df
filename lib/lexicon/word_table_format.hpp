// SPDX-License-Identifier: GPL-2.0-or-later
// The beginning of a word table: numbers as the machine has them, all offsets from the first byte of the file.
#pragma once

#include <array>
#include <cstdint>

#include "base/hash.hpp"
#include "lexicon/word_set.hpp"

namespace vraagbaak::lexicon {

enum Section : std::size_t {
    word_offsets, word_letters, word_nodes, word_edges, word_counts, word_endings, frequent_words, frequent_shapes,
    trigram_begins, trigram_words, sound_offsets, sound_letters, sound_nodes, sound_edges, sounding_begins,
    sounding_words, part_list, part_begins, part_counts, word_marks,
    section_count,
};

struct SectionPlace {
    std::uint64_t begin = 0, size = 0;
};

struct WordTableHeader {
    static constexpr std::array<char, 8> right_magic{'v', 'b', 'w', 'o', 'r', 'd', 's', '2'};
    static constexpr std::size_t alignment = 8;  // of each section

    std::array<char, 8> magic = right_magic;
    std::uint64_t file_size = 0;
    Hash128 hash;  // of all that follows the hash
    std::array<SectionPlace, section_count> sections;

    static constexpr std::size_t hashed_from = 8 + 8 + 16;
};
static_assert(sizeof(WordTableHeader) == WordTableHeader::hashed_from + section_count * 16);

}  // namespace vraagbaak::lexicon
