// SPDX-License-Identifier: GPL-2.0-or-later
// What agents tell the redactie: that an article is wrong, that a question has no answer, how a call went. Each goes to who can
// do something about it, and the answer comes back to who told it, whom nobody knows.
//
//   auto inbox = base.inbox({.today = today});
//   const auto receipt = inbox.add(agent, {.kind = FeedbackKind::remark, .id = "paspoort-kwijt", .text = "Het tarief is oud."});
//   inbox.finish(redacteur, receipt.number, "Aangepast, dank u.");
//   inbox.reply(receipt.token)->answer;       // until thirty days after that
//
// What is personal is taken out before it is written, as in questions (statistics.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/date.hpp"
#include "vraagbaak/export.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak {

enum class FeedbackKind {
    remark,      // melding: on an article, a section of it, or a page
    suggestion,  // vraagsuggestie: a question that has no answer yet
    signal,      // snelmelding: question, article, handled or not
};

enum class FeedbackState { open, taken, done, rejected };  // nieuw, in behandeling, afgehandeld, afgewezen

// What is told. A remark has a text and an id or url; a suggestion a question; a signal a question or id, and `handled`.
struct FeedbackDraft {
    FeedbackKind kind = FeedbackKind::remark;
    std::string id = {};        // of the article
    std::string section = {};   // key of its section
    std::string url = {};
    std::string quote = {};     // what stands there now
    std::string text = {};      // the remark; of a suggestion the answer that is proposed
    std::string reason = {};    // what brought it up
    std::string question = {};
    std::optional<bool> handled = {};
};

struct Feedback {
    std::uint64_t number = 0;
    FeedbackDraft told;     // redacted
    FeedbackState state = FeedbackState::open;
    std::string to;         // the owner of the article, its department, or "webredactie"
    Date created = {}, changed = {};
    std::string answer;     // gone thirty days after it was given
    bool overdue = false;   // neither done nor rejected, and told more than five working days ago
};

struct Receipt {
    std::uint64_t number = 0;
    std::string token;      // by which the answer is found; it stands nowhere else
    std::string to;
    bool redacted = false;  // something personal was taken out
};

struct Reply {
    std::uint64_t number = 0;
    FeedbackState state = FeedbackState::open;
    Date changed = {};
    std::string answer;
};

struct FeedbackFilter {
    std::vector<FeedbackKind> kinds = {};    // none: all
    std::vector<FeedbackState> states = {};  // none: all
    std::string to = {};
    bool overdue = false;
};

struct InboxOptions {
    Date today;  // of the caller's clock
};

// Who tells and who reads is an Asker: he tells of what he sees, and reads what people told who see no more than he does; what
// he may not see is as if it were not there. Every const member may be called from every thread; it is in the database, whole
// and durable, when a call returns. Error(usage) and Error(refused) for what the caller did wrong, Error(io) when the database
// cannot be written; then nothing has changed.
class VRAAGBAAK_API Inbox {
public:
    Receipt add(const Asker& asker, const FeedbackDraft& draft) const;

    // A suggestion filled in from a question that got no answer: the question as it would be kept, and in `reason` what a search
    // for it finds today, in this language ("nl", "en"). For a form that the agent looks over before he gives it to add().
    FeedbackDraft suggestion(const Asker& asker, const std::string& question, std::string_view language = "nl") const;

    std::vector<Feedback> list(const Asker& asker, const FeedbackFilter& filter = {}) const;  // oldest first
    std::optional<Feedback> find(const Asker& asker, std::uint64_t number) const;

    // Each Error(refused, "feedback_unknown") for a number that he does not see, "feedback_closed" for one that is done or rejected.
    Feedback take(const Asker& asker, std::uint64_t number) const;
    Feedback finish(const Asker& asker, std::uint64_t number, const std::string& answer) const;
    Feedback reject(const Asker& asker, std::uint64_t number, const std::string& answer) const;
    Feedback assign(const Asker& asker, std::uint64_t number, const std::string& to) const;

    // Does `to` name a department or person that he sees, or the web editors? Who assigns may name others; nobody may look there.
    bool knows(const Asker& asker, const std::string& to) const;

    // What became of it; nullopt: no such token, or its answer is older than thirty days.
    std::optional<Reply> reply(const std::string& token) const;

    // Takes out answers and tokens that are older than thirty days, which add() and finish() do as well, and closed feedback that is
    // older than the settings let it become. How many were taken out.
    std::size_t expire() const;

    class Impl;
    explicit Inbox(std::shared_ptr<const Impl> impl);

private:
    std::shared_ptr<const Impl> impl_;
};

}  // namespace vraagbaak
