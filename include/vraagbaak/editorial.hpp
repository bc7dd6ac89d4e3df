// SPDX-License-Identifier: GPL-2.0-or-later
// The redacteur's lists and desk: drafts that a person can edit as text, and published versions that every searcher reads.
//
//   auto desk = base.editorial({.role = "redactie", .moment = "2027-02-23T09:00:00Z"});
//   desk.add_synonym("bankstel => grofvuil", "belde iemand over");
//   auto report = desk.publish({});            // live within a second; report.refused says why not
//   desk.rollback(report.previous);            // and undone
//
// Drafts are files in <base>/redactie/ (docs/index-format.md). What is done here adds and removes whole lines and leaves all
// else as it stands. What is published never changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "vraagbaak/build.hpp"
#include "vraagbaak/evaluation.hpp"
#include "vraagbaak/export.hpp"
#include "vraagbaak/message.hpp"
#include "vraagbaak/question.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak {

enum class ListKind {
    synonyms,  // synoniemen/*.txt
    terms,     // zoektermen.tsv: search terms that are blocked or added
    pins,      // vastgezet.tsv: records that stand first for a question, or not at all
    notices,   // berichten.tsv
    golden,    // toets/: questions with their answers
    forms,     // woordvormen.tsv: stems and compounds, for the next build of the index
    doubles,   // dubbelen.tsv: which records are of one person and which are not, for the next build from the sources
};

// What a line of the word forms says of a word.
enum class WordForm {
    stem,     // it is a form of another word; without one it is its own stem
    split,    // where it is cut: "regen|ton"
    nosplit,  // it is no compound
};

struct DeskOptions {
    std::string role = "redactie";  // who works here: a role, never the name of a person (refused when it looks like one). It stands in files and history,
                                    // as reasons do; of those what is personal is taken out first (docs/privacy.md)
    std::string moment = {};        // RFC 3339, UTC, from the caller's clock
};

// A line of a draft that says something.
struct ListLine {
    ListKind list = ListKind::synonyms;
    std::string text;  // what it says, in the order of its columns with " | " between them
    Place place;
    std::string role;  // of who wrote it; empty: by hand
    std::string date;
    std::string why;

    friend bool operator==(const ListLine&, const ListLine&) = default;
};

// A difference between the drafts and what is published.
struct PendingChange {
    bool added = true;  // else: removed
    ListLine line;
};

// What there is to say of a line.
struct ListRemark {
    Finding finding;
    Message advice;        // what to do about it; its code may be empty
    bool refuses = false;  // nothing is published while it stands there
};

// What a change of the drafts did.
struct Edit {
    std::vector<ListLine> added, removed;
    std::vector<PendingChange> repeated;  // what the drafts said before: a line that stands there, or that is gone. It need not be live
    std::vector<Message> notes;           // what a redacteur may want to know of it
    std::vector<ListRemark> remarks = {};  // that lint() makes since lines were added; of publish_edit() they are in its report
};

struct PinDraft {
    std::string question;
    std::string id;
    bool hide = false;
    std::optional<Date> from, until;  // first and last day
};

struct NoticeDraft {
    std::string text;
    std::string question;               // or
    std::string id;                     // of a record
    std::string from, until;            // "2027-02-23 14:30", in Amsterdam; a day alone is the whole of it. Empty: now; for ever
    std::vector<std::string> groups;    // for who has one of these; none: for all
};

// One question, before and after.
struct QuestionEffect {
    std::string question;
    std::size_t asked = 0;                   // how often it was counted; 0: it is asked since somebody listed it
    std::vector<std::string> tags;
    std::vector<std::string> before, after;  // the first five ids
    int verdict = 0;                         // of the judgements: 1 better, -1 worse, 0 not judged or as good
    bool lost = false;                       // its tag is moet, and its answer is no longer among the first three
};

// The share of the questions of a tag that have their answer among the first three.
struct TagEffect {
    std::string tag;
    std::size_t topics = 0;  // that are judged
    double success3_before = 0, success3_after = 0;
};

// Of golden questions, and of those that callers ask most: up to a thousand of the statistics, each counted as often as a report asks.
struct Effect {
    std::size_t questions = 0;             // that were asked
    std::size_t counted = 0;               // of those: that are in the statistics
    std::vector<QuestionEffect> changed;   // those whose first five are others now: lost, worse, better, and the most asked first
    Measures before, after;                // of those that are judged
    std::vector<TagEffect> tags;           // those with another share after it, by name
};

// The questions of it that lost their answer.
VRAAGBAAK_API std::vector<std::string> lost_questions(const Effect& effect);

struct PublishOptions {
    bool all = false;          // changes of other roles too
    bool personal = false;     // also a notice that seems to hold personal data, which every version that has it keeps
    double min_success3 = 0;   // refuse when the answer is among the first three for a smaller share of the golden questions; what the
                               // settings ask (toets/minimum) holds besides
    std::string why = {};
};

struct PublishReport {
    std::uint64_t version = 0;              // 0: nothing was published
    std::uint64_t previous = 0;             // what was in use before; 0: nothing. rollback(previous) undoes it
    std::vector<PendingChange> changes;     // that were published, or would have been
    std::vector<PendingChange> left;        // that stay in the drafts: of other roles; beside an edit all that is not of it
    std::vector<ListRemark> remarks;
    Effect effect;
    std::vector<Message> notes;             // what waits for the next build of the index: word forms; that no statistics could be read
    std::optional<Finding> refused;         // why not; the base is as it was
};

struct EditAndPublication {
    Edit edit;
    PublishReport report;
};

struct RollbackReport {
    std::uint64_t version = 0;   // that was made
    std::uint64_t from = 0;      // the version that it is a copy of; 0: none at all
    std::uint64_t previous = 0;  // what was in use before; rollback(previous) undoes it
    std::vector<PendingChange> changes;  // what is live by it, and what no longer
    std::vector<Message> notes;  // questions that must be answered and lost it; what the drafts hold that is not live; what waits for a build
};

struct ListsVersion {
    std::uint64_t number = 0;
    std::string created;  // RFC 3339, UTC
    std::string role;
    std::string reason;   // publish, rollback
    std::string why;
    std::uint64_t from = 0;  // of a rollback: the version that it is a copy of
    std::size_t added = 0, removed = 0;  // lines
    std::vector<PendingChange> changes = {};  // those lines, against the version before it that is kept
    bool current = false;
    bool sound = false;
};

// Lists of the redacteur that are not those in use.
struct OtherLists {
    std::optional<std::uint64_t> version;  // one of history(); 0: no lists at all. nullopt: the drafts
};

// A term that a record carries because somebody said so, or a word of texts that is offered to who types.
struct TermInfo {
    std::string term;
    std::string id;          // empty: a word of texts
    std::string title;
    std::string origin;      // keyword, name (the title of the record), title (another one), subject (what a person knows), list, text
    bool blocked = false;    // by the published lists
    bool suspect = false;    // holds a word that is no Dutch and stands in no text, or is likely a slip for a more frequent one
    bool rare = false;       // holds a word that only this record has, that stands in no text and that no dictionary knows
    std::string suggestion = {};  // of a suspect one
    std::size_t records = 1;      // with a word of texts
};

struct TermQuery {
    std::string pattern;   // with * and ?; empty: all but the words of texts, which only a pattern lists
    std::string id;        // of one record; empty: of all
    bool suspect = false;  // only those
    std::filesystem::path dictionary = {};  // of hunspell, without .aff and .dic: knows words that the word list does not; as in CheckOptions
};

// One way to get a record to the top for a question.
struct Proposal {
    std::string kind;        // term, synonym, pin; unhide: a line that hides it goes; unblock: one that blocks a term of it
    std::vector<std::string> columns;  // term and id, which is "*" for a block everywhere; the rule; question and id
    std::size_t rank = 0;    // of the record with it
    Effect effect;           // on golden and asked questions, and on the words that it is about
};

struct Mending {
    std::string question;
    std::string id;
    std::size_t rank = 0;             // now; 0: it is no hit
    std::vector<Proposal> proposals;  // the one to take first
};

// Every const member may be called from every thread. What changes drafts or publishes takes a lock of the lists, not that of
// the index: Error(locked) when another redacteur does so in the same moment. What a caller may not do is an Error(usage) or
// Error(refused) with a sentence, and then nothing has changed.
class VRAAGBAAK_API Editorial {
public:
    // ---- drafts

    std::vector<ListLine> lines(ListKind list) const;

    Edit add_synonym(const std::string& rule, const std::string& why = {});  // Solr syntax; !rule switches one of a lower layer off
    Edit block_term(const std::string& term, const std::string& id, const std::string& why = {});    // "*": of every record
    Edit block_terms(const std::vector<std::string>& terms, const std::string& id, const std::string& why = {});
    Edit add_term(const std::string& term, const std::string& id, const std::string& why = {});
    Edit unblock_term(const std::string& term, const std::string& id);       // takes back block_term
    Edit unblock_pattern(const std::string& pattern, const std::string& id);  // all blocked terms that fit it, with * and ?
    Edit remove_term(const std::string& term, const std::string& id = {});    // takes back add_term; empty: of every record
    Edit add_pin(const PinDraft& pin, const std::string& why = {});
    Edit add_notice(const NoticeDraft& notice, const std::string& why = {});
    Edit add_form(WordForm form, const std::string& word, const std::string& value, const std::string& why = {});
    Edit add_double(const std::string& first, const std::string& second, bool same, const std::string& why = {});  // ids
    Edit add_golden(const std::string& question, const std::vector<std::pair<std::string, int>>& grades, bool must,
                    const std::vector<std::string>& tags = {});

    // The lines whose first columns are these; of synonyms the rules that say the same, of pins and notices those whose question is the
    // same to a search. Error(refused) when there are none.
    Edit remove(ListKind list, const std::vector<std::string>& columns);

    // Lines of a file in the form of the draft, or all of a draft as text. Of golden questions: "question TAB tags TAB id=grade", with
    // commas in the last two. What is wrong in one line refuses all; `file` is what it is called then. A line without a role gets
    // that of the desk, the day and `why`.
    Edit import(ListKind list, const std::string& text, const std::string& file = "-", const std::string& why = {});
    std::string export_list(ListKind list) const;

    // The pairs that the last build from the sources left apart although they may be of one person, without those that the draft decides.
    std::vector<DoubtfulPair> doubtful() const;

    std::vector<TermInfo> terms(const TermQuery& query) const;  // Error(refused) for an id that there is not

    // ---- from draft to published

    // How the drafts differ from what is published, whoever wrote them; only of lists that a search reads: not of golden questions, nor
    // of what waits for the next build of the index.
    std::vector<PendingChange> searched_changes() const;

    std::vector<ListRemark> lint() const;
    PublishReport preview(const PublishOptions& options = {}) const;  // what publish() would report
    PublishReport publish(const PublishOptions& options = {});

    // An edit and its publication as one step: the edit alone, on top of what is published, unless `all` is asked. What else waits in
    // the drafts, wrong lines too, stays there. Refused or failed, the drafts are as they were before the edit; where a broken
    // disk does not let them, Error(io, "desk_left_in_draft"). What another changed in the same file meanwhile stays.
    EditAndPublication publish_edit(const std::function<Edit(Editorial&)>& edit, const PublishOptions& options = {});
    std::vector<ListsVersion> history() const;                        // newest first

    // What is published and waits for the next build of the index, which is searched with the word forms that it was built with.
    std::vector<Message> waiting() const;

    // Publishes a copy of an older version. nullopt: of the one before that in use; asked again it goes further back, for the one before
    // a rollback is the one before what it is a copy of. 0: none at all. Error(refused) when nothing was before it.
    RollbackReport rollback(std::optional<std::uint64_t> number = std::nullopt);

    // ---- mending

    Mending mend(const std::string& question, const std::string& id) const;
    Edit apply(const Proposal& proposal, const std::string& why = {});  // into the drafts

    class Impl;
    explicit Editorial(std::shared_ptr<Impl> impl);

private:
    std::shared_ptr<Impl> impl_;
};

}  // namespace vraagbaak
