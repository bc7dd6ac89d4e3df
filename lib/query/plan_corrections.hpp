// SPDX-License-Identifier: GPL-2.0-or-later
// What did he mean to type? A word of the question that nothing can be found by gets the words that a Dutch hand may have
// written so, as readings of their own.
//
// A word that finds something is right, however odd it looks, and so is a Dutch one (dutch/compounds.hpp) though no record
// has it, but for the letters that link its parts: iepziekte and iepenziekte are one word. What may be a compound of such words, and a word of
// the lists that brings nothing, is only read as what differs from it by a common slip, or little when it is long. A word that the editors
// blocked for a record is read as it is and as what it may be a slip for, since another record may still carry it; of one that may be
// a compound only the linking letters may then be others, so that a right word that was blocked for its meaning stays what it is. Names (a capital within the question), phrases, jokers, fields and questions
// in English are left as they were typed.
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
inline constexpr std::uint32_t far_rarer = 10;        // times that a word is met less often than the one it may be a slip for

// What is known of the words of the records, for one asker.
struct WordKnowledge {
    std::function<bool(const Unit&)> found;  // is there a hit for the unit, in any of its readings?
    std::function<std::vector<lexicon::Suggestion>(const std::string& word, std::size_t most, int dearest)> suggest;  // with a hit
    // The likeliest of the near words that are met `times` times as often as `word`, which is met itself.
    std::function<std::optional<lexicon::Suggestion>(const std::string& word, std::uint32_t times, int dearest)> likelier;
    // Did the editors block the word for a record? Then it is most likely a wrong one, though others have it still, and suggest() for it
    // says what it would if they had not. None: nothing is blocked.
    std::function<bool(const std::string& word)> blocked = {};
};

// `question`: Parsed::text of what the plan was made of. `lists`: rules that are in the plan already, or none; the words
// that they know are right, and may be what was meant. Adds readings of kind "correction", and what the lists say of them,
// to units that are one plain word without a hit, when they then have one. The question with the likeliest words in
// place; nullopt when nothing was corrected.
std::optional<std::string> add_corrections(Plan& plan, const std::string& question, const lexicon::Synonyms* lists,
                                           analysis::Analyzer& analyzer, const WordKnowledge& knowledge);

// "Did you mean": the question with another word in the place of each that finds something, and yet is most likely a slip of
// the pen that the records have too: it differs from a word that is met `far_rarer` times as often by a common slip. Never of
// a word that Dutch or the lists know, of a name, or of a word that stands in a title. Nothing in the plan changes: this
// is for a person to choose. nullopt when there is nothing to offer. As add_corrections in all else.
std::optional<std::string> likelier_question(const Plan& plan, const std::string& question, const lexicon::Synonyms* lists,
                                             analysis::Analyzer& analyzer, const WordKnowledge& knowledge);

}  // namespace vraagbaak::query
