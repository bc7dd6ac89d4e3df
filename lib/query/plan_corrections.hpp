// SPDX-License-Identifier: GPL-2.0-or-later
// What did he mean to type? A word of the question that nothing can be found by gets the words that a Dutch hand may have
// written so, as readings of their own.
//
// A word that finds something is right, however odd it looks, and so is a Dutch one (dutch/compounds.hpp) though no record
// has it; a compound that may be one of those is only read as what differs from it by a common slip. Names (a capital within the question), phrases, jokers,
// fields and questions in English are left as they were typed.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lexicon/speller.hpp"
#include "lexicon/synonyms.hpp"
#include "query/plan.hpp"

namespace vraagbaak::query {

inline constexpr std::size_t most_corrected = 8;      // words of one question that are looked up, with success or without
inline constexpr std::size_t shortest_corrected = 4;  // bytes: of shorter words everything is near
inline constexpr std::size_t most_corrections = 3;    // words that one word may have meant

// What is known of the words of the records, for one asker.
struct WordKnowledge {
    std::function<bool(const Unit&)> found;  // is there a hit for the unit, in any of its readings?
    std::function<std::vector<lexicon::Suggestion>(const std::string& word, std::size_t most, int dearest)> suggest;  // with a hit
};

// `question`: Parsed::text of what the plan was made of. `lists`: rules that are in the plan already, or none; the words
// that they know are right, and may be what was meant. Adds readings of kind "correction", and what the lists say of them,
// to units that are one plain word without a hit, when they then have one. The question with the likeliest words in
// place; nullopt when nothing was corrected.
std::optional<std::string> add_corrections(Plan& plan, const std::string& question, const lexicon::Synonyms* lists,
                                           analysis::Analyzer& analyzer, const WordKnowledge& knowledge);

}  // namespace vraagbaak::query
