// SPDX-License-Identifier: GPL-2.0-or-later
// What a splitter knows of words: which may be the first or the last part of a compound, and how gladly. A table in one
// run of bytes that is compiled into the program and used where it lies.
//
// Bytes, little-endian: "vbsplit1", number of edges (32 bits), number of words (32), cost of a word with -s that was never
// seen (32), 32 bits zero; the edges of a word automaton (8 bytes each); a WordEntry (4 bytes) per word of it, in order.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dutch/linking_letters.hpp"
#include "dutch/word_automaton.hpp"

namespace vraagbaak::dutch {

// −log of a probability, in twelfths: 255 of them are e^-21, and a twelfth decides nothing.
using Cost = std::uint32_t;
constexpr double cost_unit = 12;

struct WordEntry {
    static constexpr std::uint8_t never = 255;
    static constexpr std::uint8_t listed_bit = 16, name_bit = 32, whole_bit = 64, place_bit = 128;

    std::uint8_t first = never;  // cost as a part that others follow
    std::uint8_t last = never;   // cost as the last part
    std::uint8_t bits = 0;       // code of the link, and flags
    std::uint8_t boundary = 0;   // where the lists split it, in letters from the beginning; 0: they do not say

    Link link() const { return Link::of(bits & 15); }
    bool listed() const { return (bits & listed_bit) != 0; }  // a word by itself, not only a part with linking letters
    bool name() const { return (bits & name_bit) != 0; }      // written with a capital only
    bool whole() const { return (bits & whole_bit) != 0; }    // never split, whatever its ending
    bool place() const { return (bits & place_bit) != 0; }    // ends names of places: -dam, -drecht
};

// A view: the bytes must outlive it. Safe from every thread.
class CompoundVocabulary {
public:
    // Nothing when the bytes are no such table: wrong beginning, wrong size, not aligned to 4 bytes. Costs nothing.
    static std::optional<CompoundVocabulary> read(std::string_view bytes);

    AutomatonWalk walk() const { return AutomatonWalk(edges_); }
    const WordEntry& entry(std::uint32_t number) const { return entries_[number]; }
    const WordEntry* find(std::string_view word) const;
    Cost unseen_link() const { return unseen_link_; }
    std::size_t size() const { return entries_.size(); }

private:
    std::span<const AutomatonEdge> edges_;
    std::span<const WordEntry> entries_;
    Cost unseen_link_ = 0;
};

struct VocabularyWord {
    std::string word;
    WordEntry entry;
};

// `words` in any order, without repetition, of letters a to z.
std::string write_vocabulary(std::vector<VocabularyWord> words, Cost unseen_link);

// Letters a to z and nothing else, at least one.
bool is_plain(std::string_view word);

}  // namespace vraagbaak::dutch
