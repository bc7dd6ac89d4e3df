// SPDX-License-Identifier: GPL-2.0-or-later
// A note, a chat or an e-mail that is read and shown again: what is personal goes out of it first; of what is left, the words
// that may be somebody's name are neither looked for nor shown.
//
//   const auto note = redact_note(text, today);                        // "Mirte [naam] is haar pas kwijt"
//   shown_note(note.text, known);                                      // "[?] [naam] is haar pas kwijt"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "privacy/ordinary_words.hpp"
#include "privacy/question_words.hpp"
#include "privacy/redaction.hpp"
#include "vraagbaak/date.hpp"

namespace vraagbaak::privacy {

// As redact(), whatever the length, with line ends kept. What stands before a house number with a postcode is a street,
// and goes with it.
Redacted redact_note(std::string_view text, const Date& today);

// The words of a sentence of such a note, without the words that stand for what was taken out and without what names
// those: BSN [bsn].
std::vector<QuestionWord> note_words(std::string_view sentence);

// For each of the words whether it may be a name: one with a capital that nobody is known to use, and those with a capital
// beside it or before a name or address ("Mirte [?]", "Zwanenbloem [adres]"), since a name may be a word as well. Where every
// word has a capital, capitals say nothing: there only the words right beside an unknown one are, and usual names further on.
std::vector<bool> possible_names(std::string_view sentence, const std::vector<QuestionWord>& words, const IsKnown& known);

// The sentence with "[?]" for each word that may be a name or that nobody is known to use.
std::string shown_note(std::string_view sentence, const IsKnown& known);

}  // namespace vraagbaak::privacy
