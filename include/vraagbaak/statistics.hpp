// SPDX-License-Identifier: GPL-2.0-or-later
// What is asked: counted by day, without whom, so that the redacteur sees what people look for and do not find.
//
//   auto log = base.question_log();
//   const auto answer = base.search(agent, question);       // shown first
//   log.asked(agent, question, answer, {.channel = "telefoon", .contact = call, .moment = now});
//   log.opened(agent, "", "paspoort-kwijt", {.contact = call, .moment = now});
//   log.outcome(agent, "", Found::yes, {.contact = call, .moment = now});
//
//   for (const auto& one : base.statistics(redacteur).questions(Selection::without_hits)) …   // one.question, one.asked
//
// What is personal is taken out before anything is written (docs/privacy.md): numbers, addresses and names; a word that
// neither a dictionary nor the texts that everybody sees know is kept as a keyed hash, and gets its letters at its third question,
// on its second day at the earliest. Questions about people, crisis, health and crime are kept in no form, only counted.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "vraagbaak/date.hpp"
#include "vraagbaak/export.hpp"
#include "vraagbaak/message.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak {

// On what occasion somebody asked.
struct Occasion {
    std::string channel = "telefoon";  // telefoon balie e-mail chat website overig
    // An opaque mark of one conversation, of the caller's making. It is kept in memory alone, for thirty minutes, to see that a
    // question is another wording of the one before it. Empty: each question by itself.
    std::string contact = {};
    std::chrono::system_clock::time_point moment = {};  // from the caller's clock; never kept. The epoch: nothing is forgotten
};

// Error(usage) for a channel that there is none of: to be told before an answer, when it comes from a person.
VRAAGBAAK_API void check_channel(const std::string& channel);

// Whether the answer was found.
enum class Found { yes, partly, no };

// What became of what was given to a QuestionLog so far.
struct LogState {
    std::uint64_t written = 0;            // in the database
    std::uint64_t waiting = 0;            // in a file beside it, since others were writing; who writes next takes it in
    std::uint64_t withheld = 0;           // of those two: questions that are kept in no form
    std::uint64_t repeated = 0;           // not written: the contact had asked it a moment before
    std::uint64_t lost = 0;               // neither could be written
    std::optional<Message> problem = {};  // why, of the last that was lost
};

struct PurgeOptions {
    bool everything = false;
    std::optional<Date> until = {};  // days up to and including this one
    std::string words = {};          // questions that have these letters in them, whatever their day
    // None of these: what is older than the settings let it become, on this day.
    Date today = {};
};

struct PurgeReport {
    std::size_t questions = 0;  // askings that were taken out
    std::size_t uses = 0;       // and how often an answer to them was opened or got an outcome
    bool erased = true;         // false: who reads or writes now keeps old bytes alive; repeat it later
};

struct LogOptions {
    // A thread of the log does the work, when nothing else wants the processor. Without it the work waits for flush() and the
    // destructor, and is done there: for a program that counts one question and ends.
    bool background = true;
};

// Counts questions. The three that count give an Error(usage) or Error(refused) for what the caller did wrong, and wait for nothing
// else; what cannot be written within a moment goes into a file of this process. No search depends on it. Every member may be
// called from every thread; not across a fork. The destructor waits until all is written.
class VRAAGBAAK_API QuestionLog {
public:
    QuestionLog(QuestionLog&&) noexcept;
    QuestionLog& operator=(QuestionLog&&) noexcept;
    ~QuestionLog();

    // A question that this asker got this answer to. The day is his.
    void asked(const Asker& asker, const Question& question, const Answer& answer, const Occasion& occasion = {});

    // He opened this record for it. The question may be empty when the contact has asked one. Error(refused) for a record that
    // he does not see.
    void opened(const Asker& asker, const std::string& question, const std::string& id, const Occasion& occasion = {});
    void outcome(const Asker& asker, const std::string& question, Found found, const Occasion& occasion = {});

    // Waits until nothing is left to write, for some tenths of a second at most when others hold the database.
    LogState flush();

    // Takes questions out for good, those in waiting files too: pages are overwritten and the log of the database is cut off.
    // Error(usage) without a day, Error(io) when the database cannot be written.
    PurgeReport purge(const PurgeOptions& options);

    class Impl;
    explicit QuestionLog(std::unique_ptr<Impl> impl);

private:
    std::unique_ptr<Impl> impl_;
};

// ---- reading

struct Period {
    std::optional<Date> from, until;  // days included; none: without end
    std::string channel = {};         // empty: every one
};

// One question over a period. A word that has no letters yet reads "[?]".
struct QuestionUse {
    std::string question;
    std::size_t asked = 0;
    std::size_t days = 0;          // on which it was asked
    std::size_t without_hits = 0;  // of those askings
    std::size_t filtered = 0;      // of those without hits: asked with a filter, and without it there would have been some
    std::size_t hits = 0;          // at its last asking
    std::size_t opened = 0;        // records that were opened for it
    std::size_t yes = 0, partly = 0, no = 0;
    Date last = {};

    friend bool operator==(const QuestionUse&, const QuestionUse&) = default;
};

enum class Selection {
    all,
    without_hits,  // nothing was found at least once; most often first
    not_opened,    // found, and never opened
    not_answered,  // partly or not found, by those who told
};

// A question that was put in other words in the same contact.
struct Rephrasing {
    std::string before, after;
    std::size_t count = 0;

    friend bool operator==(const Rephrasing&, const Rephrasing&) = default;
};

struct RecordUse {
    std::string id, title;
    std::size_t opened = 0;
    Date last = {};
    std::vector<std::string> questions;  // for which it was opened most, the first five that may be shown

    friend bool operator==(const RecordUse&, const RecordUse&) = default;
};

struct DayUse {
    Date day = {};
    std::size_t asked = 0, without_hits = 0, withheld = 0;

    friend bool operator==(const DayUse&, const DayUse&) = default;
};

struct Totals {
    std::size_t asked = 0;         // of questions that are kept
    std::size_t without_hits = 0;
    std::size_t withheld = 0;      // that were not
    std::size_t questions = 0;     // different ones
    std::size_t shown = 0;         // of them asked often enough to be shown
    std::size_t opened = 0;
    std::size_t yes = 0, partly = 0, no = 0;
    std::vector<DayUse> days;      // ascending, those on which something was asked
    std::size_t waiting = 0;       // written down beside the database, not counted here yet
};

// What may be shown to one asker: what was asked by people who see no more than he does, and records that he sees. A question
// shows from as many askings in the period as the settings say (statistiek: minimum), counted over what he may see. Reads
// what there is at each call, also on a read-only disk; every const member may be called from every thread.
// Error(unusable) when the database is damaged.
class VRAAGBAAK_API Statistics {
public:
    std::vector<QuestionUse> questions(Selection selection, const Period& period = {}, std::size_t limit = 100) const;
    std::vector<Rephrasing> rephrasings(const Period& period = {}, std::size_t limit = 100) const;
    std::vector<RecordUse> records(const Period& period = {}, std::size_t limit = 100) const;  // opened most first
    // The same of one record; nullopt: he does not see it. Zeros: never opened.
    std::optional<RecordUse> record(const std::string& id, const Period& period = {}) const;
    Totals totals(const Period& period = {}) const;

    class Impl;
    explicit Statistics(std::shared_ptr<const Impl> impl);

private:
    std::shared_ptr<const Impl> impl_;
};

}  // namespace vraagbaak
