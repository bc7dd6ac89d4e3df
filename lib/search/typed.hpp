// SPDX-License-Identifier: GPL-2.0-or-later
// What was typed so far, as words.
#pragma once

#include <string>
#include <vector>

#include "analysis/analyzer.hpp"

namespace vraagbaak::search {

struct TypedWord {
    std::vector<std::string> forms;  // folded; more than one where it can be read in several ways (a phone number)
    std::vector<std::string> stems;  // of a word that is finished
    bool says_nothing = false;       // a word without a subject of its own
};

struct Typed {
    std::vector<TypedWord> words;
    bool finished = false;  // white space stands behind the last word
    std::string before;     // what stands before the last word, on one line and with a space behind it; or nothing
};

// Nothing for a text that nobody types: over longest_typed bytes, or with more than most_typed words.
Typed typed_words(const std::string& text, analysis::Analyzer& analyzer);

constexpr std::size_t longest_typed = 1000;
constexpr std::size_t most_typed = 32;

}  // namespace vraagbaak::search
