// SPDX-License-Identifier: GPL-2.0-or-later
// What reads hard in Dutch, by lists: official words with a plain one (nl/gewoner.txt), words that begin a subordinate clause
// (nl/bijzinnen.txt), and the passive.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vraagbaak::dutch {

struct PlainWord {
    std::string official;  // as the list has it
    std::string plain;
    std::size_t first = 0, count = 0;  // of the words that were given
};

// Official words and turns among folded words in their order; of several at one place the longest.
std::vector<PlainWord> official_words(const std::vector<std::string>& words);

// Does the word begin a subordinate clause there?
bool begins_clause(std::string_view folded, bool behind_comma);

// wordt, worden, werd, werden.
bool is_passive_auxiliary(std::string_view folded);

// Looks like a past participle: gemaakt, opgehaald, betaald, verleend.
bool may_be_participle(std::string_view folded);

}  // namespace vraagbaak::dutch
