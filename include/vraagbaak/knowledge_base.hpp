// SPDX-License-Identifier: GPL-2.0-or-later
// The handle on a base, the searcher and the writer.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/build.hpp"
#include "vraagbaak/changes.hpp"
#include "vraagbaak/check.hpp"
#include "vraagbaak/choices.hpp"
#include "vraagbaak/completion.hpp"
#include "vraagbaak/editorial.hpp"
#include "vraagbaak/export.hpp"
#include "vraagbaak/exporting.hpp"
#include "vraagbaak/feedback.hpp"
#include "vraagbaak/offer.hpp"
#include "vraagbaak/question.hpp"
#include "vraagbaak/record.hpp"
#include "vraagbaak/report.hpp"
#include "vraagbaak/settings.hpp"
#include "vraagbaak/statistics.hpp"

namespace vraagbaak {

// Answers from one version for ever: one generation and the lists that were published when it was made, for one asker.
// Copies share what they hold. Every const member may be called from every thread at once.
// Searching never changes a base and works on a read-only disk.
class VRAAGBAAK_API Searcher {
public:
    Answer search(const Question& question) const;
    WhyNot why_not(const Question& question, const std::string& id) const;

    // What to ask the caller when the first hits of a question are variants of one thing; empty when they are not, when one is
    // clearly meant, and on later pages. What the asker may not see has no part in it.
    Choices choices(const Question& question) const;

    // Records for a text of any length; nothing for one without a word. Error(usage) for a limit outside 1..50.
    Offer offer(const OfferQuery& query) const;

    // The record as this asker may see it: shielded sections and fields are gone, and announcements that do not hold now. nullopt: unknown, not visible to
    // these groups, or outside its publication window on this day; the three cannot be told apart.
    std::optional<Record> show(const std::string& id) const;

    // What the redacteur wants said with a record, and what it announces itself, now.
    std::vector<Notice> notices(const std::string& id) const;

    // Terms by which a record can be found, folded, in order of the alphabet. Empty as for show.
    std::vector<std::string> terms(const std::string& id) const;

    // How a record hangs together with others, in both directions: who knows about it, what he knows about. In the order of the
    // relations in reach.hpp, at most `limit` of each. What the asker does not see is not there, nor counted. Empty as for show.
    std::vector<RecordLink> links(const std::string& id, std::size_t limit = 20) const;

    // Whom to call about a record at the asker's moment. Empty as for show, and where nobody is known.
    Reach reach(const std::string& id) const;

    // Records an agent may want next: links of the editor first, then links to this one, then people, departments and what else links()
    // knows (three of each relation), then what reads alike.
    std::vector<RelatedRecord> related(const std::string& id, std::size_t limit = 10) const;

    // What may be meant by what was typed so far, the best first: only what this asker may see today, and as if nothing
    // else were there. Microseconds, at each letter. Error(usage) for a kind that there is not.
    std::vector<Completion> complete(const Prefix& prefix) const;

    std::string version() const;

    class Impl;
    explicit Searcher(std::shared_ptr<const Impl> impl);

private:
    std::shared_ptr<const Impl> impl_;
};

// What became of a file that was put.
struct PutFile {
    std::vector<Verdict> verdicts;  // of each record, in the order of the file
    SourceCount source;             // how many, and what is good to know of how the file was read
};

// One at a time over all processes. Changes are durable and visible after commit(), whole or not at all; a writer that
// is destroyed uncommitted discards. Not for use by two threads at once, and not across a fork.
class VRAAGBAAK_API Writer {
public:
    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;
    ~Writer();

    // A person is compared with those of the sources by the next rebuild(); until then he stands by his id, in the place of a merged
    // person who has it, or beside one who was made of a record of that id.
    Verdict put(const Record& record);
    PutFile put_file(const std::filesystem::path& file);  // any format that index reads
    bool remove(const std::string& id);  // false: there is no such record. By any of the ids of a merged person
    BuildReport commit(const BuildOptions& options);

    class Impl;
    explicit Writer(std::unique_ptr<Impl> impl);

private:
    std::unique_ptr<Impl> impl_;
};

// A base: a folder with settings, editors' lists and generations. Every const member may be called from every thread.
class VRAAGBAAK_API KnowledgeBase {
public:
    // Makes the folder, its settings file with comments and its subfolders. Error(refused) when one is there already.
    static KnowledgeBase create(const std::filesystem::path& folder, const std::string& language = "nl");

    // Reads the settings. Error(unusable) when the folder or its settings are missing; does not need an index yet.
    static KnowledgeBase open(const std::filesystem::path& folder);

    const Settings& settings() const;
    const DeskSettings& desk_settings() const;
    const std::filesystem::path& folder() const;

    // The newest version that is sound, pinned for one asker. Error(unusable) without one; Error(usage) for an unknown
    // group. A damaged newest generation falls back to the one before it; health() says so.
    Searcher searcher(const Asker& asker) const;

    // The same with other lists in place of those that are published, to compare. Error(refused) for a version that there is not.
    Searcher searcher(const Asker& asker, const OtherLists& lists) const;

    Answer search(const Asker& asker, const Question& question) const { return searcher(asker).search(question); }
    std::vector<Completion> complete(const Asker& asker, const Prefix& prefix) const { return searcher(asker).complete(prefix); }

    // As Searcher::offer; for a text without a word what an agent should know now. What of that cannot be read, since its database
    // or journal is damaged, is left out: health() tells.
    Offer offer(const Asker& asker, const OfferQuery& query) const;

    // What changed for an asker since a day, as the generation in use has it. Errors as for searcher(); Error(usage) for a day
    // after the asker's; Error(unusable) when the change journal is damaged. Works on a read-only disk.
    Changes changes(const Asker& asker, const ChangesQuery& query) const;

    // All records against the writing guide. Error(refused) for an id that there is not, Error(usage) for a kind that there is not.
    CheckReport check(const CheckOptions& options) const;

    // The redacteur's desk: lists with drafts, published versions and their history. Needs an index only for what it asks of it.
    Editorial editorial(const DeskOptions& options) const;

    // Counts what is asked; writes beside the index only, and no search waits for it. One for a process is enough.
    QuestionLog question_log(const LogOptions& options = {}) const;

    // What was counted, as far as this asker may know of it. Error(usage) for an unknown group.
    Statistics statistics(const Asker& asker) const;

    // What is in report_names(), by either name. Errors as for searcher(); Error(usage) for a name that there is not, days in the wrong
    // order, or a limit out of its range.
    Report report(const Asker& asker, const std::string& name, const ReportOptions& options = {}) const;

    // What agents told the redactie.
    Inbox inbox(const InboxOptions& options) const;

    // Builds a generation from exactly these sources; empty: from the sources of the settings.
    BuildReport rebuild(const std::vector<Source>& sources, const BuildOptions& options);

    // The report that rebuild() would give now, refusals included, without building: nothing is published, nothing in the
    // base is written, and no lock is taken, so it works on a read-only disk and beside a writer. Holds one record at a
    // time, and the ids of all.
    BuildReport dry_run(const std::vector<Source>& sources, const BuildOptions& options) const;
    Writer update();                                      // Error(locked) when another writer holds the base
    BuildReport upgrade(const BuildOptions& options);     // the same records, this version's index
    // Takes a record out, and with purge every trace of it: older generations, journal texts, records put by hand.
    BuildReport remove(const std::string& id, bool purge, const BuildOptions& options);

    std::vector<GenerationInfo> generations() const;      // newest first
    std::uint64_t rollback(std::optional<std::uint64_t> number);  // nullopt: the one before the current
    std::vector<HealthItem> verify(bool deep) const;
    Health health() const;

    // Every record of the newest sound generation, whole: shielded, concept and expired ones too. It is care of a base,
    // like a backup, and asks nobody who he is. `sink` gets the text in pieces, in order; what it throws ends the export.
    // Holds one record and a list of ids at a time. Who may see a record or section is written with it, so that reading
    // the text back in a base with the same groups opens nothing.
    ExportReport export_records(const ExportOptions& options, const std::function<void(std::string_view)>& sink) const;

    // The same into a file for its owner alone (mode 0600), which appears whole or not at all; without a record there is
    // none. Error(refused) when something is there already, unless `replace` and it is a regular file.
    ExportReport export_file(const ExportOptions& options, const std::filesystem::path& file, bool replace) const;

    void backup(const std::filesystem::path& file, const std::string& moment) const;
    static KnowledgeBase restore(const std::filesystem::path& file, const std::filesystem::path& folder);

    class Impl;

private:
    explicit KnowledgeBase(std::shared_ptr<Impl> impl);
    std::shared_ptr<Impl> impl_;
};

}  // namespace vraagbaak
