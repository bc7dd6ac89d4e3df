// SPDX-License-Identifier: GPL-2.0-or-later
// Freezes the words of a generation (word_table.hpp) as they come, sorted.
//
//   WordTableWriter writer;
//   writer.add("afval", 812);
//   writer.add("paspoort", 640);
//   const auto bytes = writer.finish();
//
// Beside what it returns it holds at most as much again: words lie packed, and each section is made when the one before it
// is written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/word_set.hpp"
#include "lexicon/word_table.hpp"

namespace vraagbaak::lexicon {

class WordTableWriter {
public:
    // In the order of bytes, each word once; what is no word is left out. `parts` as in CountedWord.
    // Error(refused, "lexicon_too_large") for more than a table can hold.
    void add(std::string_view word, std::uint32_t count, std::string_view parts = {}, std::uint8_t marks = 0);

    // `parts`: those that words were counted for. Once.
    std::string finish(const std::vector<Audience>& parts = {});

private:
    PackedWords words_;
    std::vector<std::uint32_t> counts_, part_begins_;
    std::string part_counts_;
    std::vector<std::uint8_t> marks_;
};

}  // namespace vraagbaak::lexicon
