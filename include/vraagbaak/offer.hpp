// SPDX-License-Identifier: GPL-2.0-or-later
// Answers before you ask: what goes with a note, a chat or an e-mail as it was written, and without any text what an agent
// should know now.
//
//   const auto offer = base.offer(agent, {.text = e_mail});
//   for (const auto& question : offer.questions)
//       for (const auto& record : question.records) std::cout << record.hit.title << " <- " << record.sentence << '\n';
//
// The text is read and forgotten: nothing of it is kept, counted or logged. What is personal in it (docs/privacy.md) is taken out
// before anything else, so that nobody is looked for by it, and what is shown of the text is without it: a word that neither a
// dictionary nor the articles know reads "[?]". What an asker may not see has no part in what he is offered, nor in its order.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "vraagbaak/changes.hpp"
#include "vraagbaak/question.hpp"
#include "vraagbaak/statistics.hpp"

namespace vraagbaak {

inline constexpr std::size_t longest_offer_text = 100'000;   // bytes; what stands behind them is not read
inline constexpr std::size_t most_offered_questions = 12;  // of a text; of the others Offer::left tells

struct OfferQuery {
    std::string text;
    std::optional<std::size_t> limit = {};  // records in all, 1 to 50: spread over the questions. None: five, or one for each question
    bool without_lists = false;  // leave out all editors' lists and layers, for a comparison
};

struct OfferedRecord {
    Hit hit;               // its snippet is the place in the record that answers best
    std::size_t rank = 0;  // in the whole offer: 1 is the best
    std::string sentence;  // of the text: the one that made the match
};

// One subject of the text.
struct OfferedQuestion {
    std::string text;                // the sentences that it was read from
    std::vector<std::string> words;  // those that records were found by, in their order
    std::vector<OfferedRecord> records;  // the best first; one at least
};

// The writer seems not to be content with the municipality itself: the record that the settings name as klachtenregeling.
struct OfferedComplaint {
    std::string reason;     // herhaald (he asks again), geen-antwoord, bejegening (how he was treated), klacht (he says so)
    OfferedRecord record;   // counts among the limit
};

// What an agent should know now, without a question.
struct OfferedNow {
    std::vector<QuestionUse> asked;  // most in the last seven days, as statistics.hpp shows it
    std::vector<RecordUse> opened;   // most in those days
    Changes changes;                 // since the previous working day
    std::vector<Notice> announced;   // every notice of the redactie that holds for his groups at this time
};

struct Offer {
    std::vector<OfferedQuestion> questions;  // in the order of the text; at most twelve, and no more than the limit
    std::vector<std::string> left;           // the sentences of other questions that it has, of which nothing is offered
    std::optional<OfferedComplaint> complaint;
    std::optional<OfferedNow> now;  // of a text without a word, and of no other
    std::vector<Notice> notices;    // of the records
    bool redacted = false;          // something personal was left out
    bool cut = false;               // the text was too long, and its end was not read
    std::size_t unread = 0;         // sentences that say something and were not looked at: the text has more than that
    std::string version;            // as of an Answer
};

}  // namespace vraagbaak
