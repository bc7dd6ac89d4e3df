// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/build_run.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "base/file.hpp"
#include "index/build_progress.hpp"
#include "index/builder.hpp"
#include "index/change_journal.hpp"
#include "index/circles.hpp"
#include "index/generation.hpp"
#include "index/keep_policy.hpp"
#include "index/known_ids.hpp"
#include "index/self_test.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

constexpr double largest_loss = 0.2;        // share of its records that a source may lose

std::map<std::string, std::size_t> source_counts(const Manifest& manifest) {
    const auto found = manifest.properties.find(property::sources);
    if (found == manifest.properties.end()) return {};
    const auto json = nlohmann::json::parse(found->second, nullptr, false);
    std::map<std::string, std::size_t> counts;
    if (json.is_object())
        for (const auto& [source, count] : json.items())
            if (count.is_number_unsigned()) counts[source_name(source)] += count.get<std::size_t>();
    return counts;
}

class Run {
public:
    Run(const ImmutableStore& store, const Settings& settings, const Additions& additions,
        const BuildOptions& options, BuildReport& report, PairRules pairs, Gate gate = {}, dutch::SharedForms forms = {})
        : gate_(std::move(gate)),
          forms_(std::move(forms)),
          pairs_(std::move(pairs)),
          store_(store),
          settings_(settings),
          additions_(additions),
          report_(report),
          options_(options),
          progress_(options),
          circles_(parse_minute(options.moment)),
          previous_(open_previous()) {}

    void build(const Feed& feed) {
        auto staging = store_.stage();
        Builder builder{staging.folder(), settings_, previous_folder(), forms_};
        read(feed, builder);
        write_doubtful(staging.folder());
        finish(feed, std::move(staging), builder);
        report_changes(builder.changes());
    }

    void rehearse(const Feed& feed) {
        Trial trial{previous_folder()};
        read(feed, trial);
        trial.finish();
        report_changes(trial.changes());
    }

private:
    void read(const Feed& feed, Intake& intake) {
        intake_ = &intake;
        progress_.phase("reading", expected(), feed.bytes);
        news_ = feed.compare_sources;
        for (const auto& source : feed.sources) counts_.emplace(source, 0);
        if (feed.compare_sources && !settings_.merging.sources.empty()) merger_.emplace(settings_, pairs_);
        feed.records([&](const std::string& source, record::Offered&& offered) { return receive(source, std::move(offered)); },
                     [&](const std::string& source, const Finding& why) { unreadable(source, why); },
                     [&](std::uint64_t bytes) { progress_.read(bytes); });
        progress_.check_stop();
        add_held();
        news_ = true;
        add_additions();
        add_people();
        warn_dangling();
        if (feed.compare_sources) warn_sources();
        if (feed.compare_sources) check_shrink();
        check_refusals();
    }

    // What is wrong with newer generations than the one that this build compares with is told.
    std::optional<PinnedVersion> open_previous() {
        auto opened = store_.open_current();
        if (!opened.version && store_.numbers().empty()) return std::nullopt;
        if (!opened.version) report_.warnings.push_back({{"shrink_unchecked", {}}, {}});
        std::ranges::move(opened.findings, std::back_inserter(report_.warnings));
        return std::move(opened.version);
    }

    std::optional<std::filesystem::path> previous_folder() const {
        if (!previous_) return std::nullopt;
        return previous_->folder;
    }

    std::uint64_t expected() const {
        if (!previous_) return 0;
        const auto found = previous_->manifest.properties.find(property::records);
        return found == previous_->manifest.properties.end() ? 0 : std::strtoull(found->second.c_str(), nullptr, 10);
    }

    // False: it is rejected.
    bool receive(const std::string& source, record::Offered&& offered) {
        progress_.step();
        if (!offered.verdict.accepted()) return reject(std::move(offered.verdict));
        if (merger_ && merger_->is_about(offered.record)) return collect(source, std::move(offered));
        if (!ids_.see(offered.record.id)) {
            offered.verdict.rejected.push_back({{"duplicate_id", {offered.record.id}}, offered.place});
            return reject(std::move(offered.verdict));
        }
        if (additions_.entries().contains(offered.record.id)) {
            ++counts_[source];
            return true;  // put by hand or removed since: that stands above the source
        }
        ++counts_[source];
        if (offered.record.merged_from.empty()) {
            add(offered.record, std::move(offered.verdict), offered.place);
        } else {
            for (auto& finding : offered.verdict.warnings) warn(std::move(finding));
            held_.emplace_back(std::move(offered.record), std::move(offered.place));
        }
        return true;
    }

    // What records say that they were made of is settled when it is known which ids are records' own, whatever the order of the lines.
    void add_held() {
        for (auto& [record, place] : held_) {
            progress_.pulse();
            settle_other_ids(record);
            add(record, {}, place);
        }
        held_.clear();
    }

    // A person who may be in other sources too, also under the same id.
    bool collect(const std::string& source, record::Offered&& offered) {
        auto& record = offered.record;
        auto& sources = collected_[record.id];
        const bool is_new = ids_.see(record.id);
        if ((!is_new && sources.empty()) || !sources.insert(record.source).second) {
            offered.verdict.rejected.push_back({{"duplicate_id", {record.id}}, offered.place});
            return reject(std::move(offered.verdict));
        }
        ++counts_[source];
        if (additions_.entries().contains(record.id)) return true;
        for (auto& finding : offered.verdict.warnings) warn(std::move(finding));
        const auto of = record.source;
        merger_->take(std::move(record), std::move(offered.place), of);
        return true;
    }

    // An id is one record's: what was put or is there already stands above another name of a record.
    // `made_of`: ids of the records that it was made of in this build.
    void settle_other_ids(Record& record, const std::vector<std::string>& made_of = {}) {
        std::erase_if(record.merged_from, [&](const std::string& id) {
            return std::ranges::find(made_of, id) == made_of.end() && (additions_.entries().contains(id) || !ids_.see(id));
        });
    }

    bool reject(Verdict&& verdict) {
        further_reasons_ += verdict.rejected.size() - std::min<std::size_t>(1, verdict.rejected.size());
        for (auto& finding : verdict.rejected) tell(std::move(finding), report_.rejected, report_.more_rejected);
        return false;
    }

    static void tell(Finding&& finding, std::vector<Finding>& told, std::size_t& more) {
        if (told.size() < most_findings) told.push_back(std::move(finding));
        else ++more;
    }

    void warn(Finding&& finding) { tell(std::move(finding), report_.warnings, report_.more_warnings); }

    void add(const Record& record, Verdict&& verdict, const Place& place) {
        for (auto& finding : verdict.warnings) warn(std::move(finding));
        take_in(record, news_ ? std::optional{place} : std::nullopt);
        if (news_)
            for (const auto& pointer : pointers_of(record)) ids_.refer(record.id, pointer, place);
    }

    // `place`: none of a record that is no news.
    void take_in(const Record& record, const std::optional<Place>& place) {
        intake_->add(record);
        ids_.take_in(record);
        circles_.add(record, place);
        ++report_.accepted;
    }

    void add_people() {
        if (!merger_) return;
        std::vector<Finding> warnings, rejected;
        merger_->finish([&](Merged&& person) {
            progress_.pulse();
            settle_other_ids(person.record, person.ids);
            take_in(person.record, person.pointers.front().second);
            for (const auto& [pointers, place] : person.pointers)
                for (const auto& pointer : pointers) ids_.refer(person.record.id, pointer, place);
        }, report_.merge.emplace(), warnings, rejected);
        for (auto& finding : warnings) warn(std::move(finding));
        for (auto& finding : rejected) tell(std::move(finding), report_.rejected, report_.more_rejected);
    }

    // What was put counts as a person of the source that has the same id, or that it names itself.
    std::string source_of(const Record& record) const {
        if (!merger_ || record.kind != "medewerker") return {};
        const auto known = collected_.find(record.id);
        const bool is_about = merger_->is_about(record);
        if (known == collected_.end() || (is_about && known->second.contains(record.source))) return is_about ? record.source : std::string{};
        for (const auto& source : settings_.merging.sources)
            if (known->second.contains(source)) return source;
        return {};
    }

    // Of a build that reads no sources the doubts are those of the one before, but for who is gone.
    void write_doubtful(const std::filesystem::path& folder) const {
        std::vector<DoubtfulPair> pairs;
        if (report_.merge) {
            pairs = report_.merge->doubtful;
        } else if (previous_ && !merger_) {
            pairs = doubtful_in(previous_->folder);
            std::erase_if(pairs, [&](const DoubtfulPair& pair) { return !ids_.has_id(pair.first.id) || !ids_.has_id(pair.second.id); });
        }
        if (const auto text = doubtful_text(pairs); !text.empty()) write_new_file(folder / doubtful_file, text);
    }

    void unreadable(const std::string& source, const Finding& why) {
        if (!options_.allow_shrink) throw Error(ErrorKind::refused, {"source_not_read", {source}}, why.place);
        warn(Finding{why});
        unread_.insert(source);
    }

    void add_additions() {
        for (const auto& [id, put] : additions_.entries()) {
            if (!put) continue;
            auto record = *put;
            auto verdict = record::check(record, settings_, {});
            verdict.warnings.clear();  // told when it was put
            if (!verdict.accepted()) {
                reject(std::move(verdict));
            } else if (const auto source = source_of(record); !source.empty()) {
                // What it was made of has come again, and is compared anew.
                std::erase_if(record.merged_from, [&](const std::string& other) { return collected_.contains(other); });
                merger_->take(std::move(record), {}, source, true);
            } else {
                settle_other_ids(record);
                add(record, std::move(verdict), {});
            }
        }
    }

    void warn_dangling() {
        ids_.each_dangling([&](const std::string& id, const Pointer& pointer, const Place& place) {
            warn({{pointer.by_name ? "person_unknown" : "related_unknown", {id, pointer.to}}, place});
        });
        circles_.each(ids_, [&](Finding&& finding) { warn(std::move(finding)); });
    }

    // What a person may not expect of a build, and the build does all the same.
    void warn_sources() {
        for (const auto& [source, count] : counts_)
            if (count == 0 && !unread_.contains(source)) warn({{"source_empty", {source}}, {source, 0, {}}});
        if (previous_)
            for (const auto& [source, before] : source_counts(previous_->manifest))
                if (before > 0 && !counts_.contains(source))
                    warn({{"source_gone", {source, std::to_string(before)}}, {source, 0, {}}});
        if (const auto count = additions_.entries().size(); count > 0)
            warn({{"additions_stand", {std::to_string(count)}}, {}});
    }

    void check_shrink() const {
        if (options_.allow_shrink || !previous_) return;
        for (const auto& [source, before] : source_counts(previous_->manifest)) {
            const auto found = counts_.find(source);
            if (found == counts_.end()) continue;  // not among the sources any more: the caller's choice
            if (static_cast<double>(found->second) < (1 - largest_loss) * static_cast<double>(before))
                throw Error(ErrorKind::refused,
                            {"source_shrank", {source, std::to_string(before), std::to_string(found->second)}});
        }
    }

    void check_refusals() const {
        if (options_.strict && !report_.rejected.empty())
            throw Error(ErrorKind::refused, {"strict_rejected", {std::to_string(report_.rejected.size() + report_.more_rejected - further_reasons_)}});
        if (intake_->records() == 0) throw Error(ErrorKind::refused, {"no_records", {}});
    }

    void finish(const Feed& feed, Staging&& staging, Builder& builder) {
        progress_.phase("compacting", 4);
        builder.finish([&] { progress_.step(); });
        progress_.phase("publishing");
        const auto folder_test = [&](const std::filesystem::path& folder) {
            self_test(folder, settings_, builder.records(), builder.documents());
            if (gate_) gate_(folder);
            progress_.check_stop();  // the last moment at which nothing has changed for anyone
        };
        report_.generation = store_.publish(std::move(staging), properties(feed, builder), options_.moment, folder_test);
    }

    void report_changes(const ChangeRecorder& changes) {
        report_.added = changes.added;
        report_.changed = changes.changed;
        report_.removed = changes.removed;
    }

    ImmutableStore::Properties properties(const Feed& feed, const Builder& builder) const {
        nlohmann::json sources = nlohmann::json::object();
        for (const auto& [source, count] : counts_) sources[source] = count;
        if (!feed.compare_sources && previous_)
            if (const auto kept = previous_->manifest.properties.find(property::sources);
                kept != previous_->manifest.properties.end())
                sources = nlohmann::json::parse(kept->second, nullptr, false);
        auto pairs = fingerprint_of(pairs_);
        if (!merger_ && previous_)
            if (const auto kept = previous_->manifest.properties.find(property::pairs); kept != previous_->manifest.properties.end()) pairs = kept->second;
        return {{property::schema, std::to_string(schema_version)},
                {property::analysis, analysis::fingerprint(forms_.get())},
                {property::code, analysis::code()},
                {property::forms, forms_ ? forms_->fingerprint() : std::string{}},
                {property::engine, Xapian::version_string()},
                {property::reason, feed.reason},
                {property::records, std::to_string(builder.records())},
                {property::documents, std::to_string(builder.documents())},
                {property::sources, sources.dump()},
                {property::additions, additions_.hash()},
                {property::pairs, pairs}};
    }

    const Gate gate_;
    const dutch::SharedForms forms_;
    const PairRules pairs_;
    const ImmutableStore& store_;
    const Settings& settings_;
    const Additions& additions_;
    BuildReport& report_;
    const BuildOptions& options_;
    BuildProgress progress_;
    Circles circles_;
    std::optional<PinnedVersion> previous_;
    Intake* intake_ = nullptr;
    std::size_t further_reasons_ = 0;  // why records are rejected, beyond the first of each
    bool news_ = true;  // the records of the generation before were warned about when they came
    KnownIds ids_;
    std::optional<Merger> merger_;  // of a build from sources, when the settings name those that are merged
    std::vector<std::pair<Record, Place>> held_;  // that name other ids of theirs
    std::map<std::string, std::set<std::string>> collected_;  // id → sources, of what the merger is about
    std::map<std::string, std::size_t> counts_;
    std::set<std::string> unread_;  // sources
};

// What the sources brought about goes into the report, with all that was found in them; a stop or a disk error is thrown.
bool lies_in_sources(const Error& error) {
    return error.kind() == ErrorKind::refused && error.message().code != "cancelled" &&
           error.message().code != "self_test_failed";
}

// The index is published: what goes wrong from here is told, and mended by the next build.
template <class Action>
void afterwards(BuildReport& report, Action action) {
    try {
        action();
    } catch (const Error& error) {
        report.warnings.push_back({error.message(), error.place()});
    }
}

// The records of a generation, read when the first is asked for.
class OlderRecords {
public:
    void stand_in(PinnedVersion version) {
        version_ = std::move(version);
        reader_.reset();
        by_id_.clear();
    }

    std::optional<Record> find(const std::string& id) {
        if (!version_) return std::nullopt;
        if (!reader_) {
            reader_.emplace(version_->folder);
            for (const auto& entry : reader_->entries()) by_id_.emplace(entry.id, &entry);
        }
        const auto found = by_id_.find(id);
        return found == by_id_.end() ? std::nullopt : std::optional{record::from_native_json(reader_->json(*found->second))};
    }

private:
    std::optional<PinnedVersion> version_;
    std::optional<RecordStoreReader> reader_;
    std::unordered_map<std::string_view, const StoredRecord*> by_id_;
};

// A refusal that the sources brought about becomes part of the report.
template <class Action>
void with_refusal(BuildReport& report, Action action) {
    try {
        action();
    } catch (const Error& error) {
        if (!lies_in_sources(error)) throw;
        report.refused = Finding{error.message(), error.place()};
    }
}

}  // namespace

void rehearse(const ImmutableStore& store, const Settings& settings, const Feed& feed, const Additions& additions,
              const BuildOptions& options, BuildReport& report, const PairRules& pairs) {
    report.dry_run = true;
    with_refusal(report, [&] { Run{store, settings, additions, options, report, pairs}.rehearse(feed); });
}

void build(const std::filesystem::path& base_folder, const ImmutableStore& store, const Settings& settings,
           const Feed& feed, const Additions& additions, const BuildOptions& options, BuildReport& report, const Gate& gate,
           const dutch::SharedForms& forms, const PairRules& pairs) {
    with_refusal(report, [&] { Run{store, settings, additions, options, report, pairs, gate, forms}.build(feed); });
    if (report.refused) return;
    const auto versions = store.versions();
    const auto removed = [&](const std::string& id) {
        const auto found = additions.entries().find(id);
        return found != additions.entries().end() && !found->second;
    };
    afterwards(report, [&] {
        ChangeJournal journal{base_folder};
        OlderRecords older;
        for (const auto& version : versions) {
            if (!version.manifest) continue;
            auto opened = store.open(version.number);
            if (!opened.version) continue;
            journal.catch_up(version.number, version.manifest->created, opened.version->folder, removed,
                             [&](const std::string& id) { return older.find(id); });
            older.stand_in(std::move(*opened.version));
        }
        journal.expire(options.moment);
    });
    afterwards(report, [&] { store.collect(keep_policy(versions, options.moment)); });
}

}  // namespace vraagbaak::index
