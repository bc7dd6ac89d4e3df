// SPDX-License-Identifier: GPL-2.0-or-later
// What somebody wrote, in sentences: a note of a call, a chat, an e-mail. Greetings, what stands under the closing, earlier mail
// that is quoted, and who speaks are left out (nl/berichten.txt).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/question.hpp"

namespace vraagbaak::dutch {

// A piece of a sentence between commas, "en" and "maar": as little as may be one question.
struct NoteClause {
    Range range;         // bytes of the sentence
    bool asks = false;   // ends with a question mark, has a word by which one asks (hoe, mag, wil weten), or is a line of a few words
    bool turns = false;  // begins as one who goes on about something else: verder, ook nog, ten tweede
    bool points_back = false;  // has a word for what was said before: dat, daarvoor, die
};

struct NoteSentence {
    std::string text;
    std::vector<NoteClause> clauses;  // one at least; in order, apart from each other
    bool subject = false;             // the line of an e-mail that tells what it is about
    bool question = false;            // has a question mark, begins as a question (hoe, waar, mag), or is a line of a few words
    bool goes_on = false;         // begins with a word for what was named before: de, er
};

inline constexpr std::size_t longest_sentence = 1000;  // bytes; a longer one is cut between words

// Well-formed UTF-8, lines apart by \n. Linear time.
std::vector<NoteSentence> note_sentences(std::string_view text);

// Says nothing of the subject in a note, whatever it says in an article: klant, belt, bedankt. Folded.
bool says_nothing_in_a_note(std::string_view folded);

}  // namespace vraagbaak::dutch
