// SPDX-License-Identifier: GPL-2.0-or-later
#include "knowledge_base/base_state.hpp"

#include <algorithm>
#include <fstream>
#include <set>

#include "base/file.hpp"
#include "index/change_journal.hpp"
#include "index/record_store.hpp"
#include "record/settings.hpp"

namespace vraagbaak {

namespace {

std::filesystem::path existing(const std::filesystem::path& folder) {
    std::error_code problem;
    if (!std::filesystem::is_directory(folder, problem))
        throw Error(ErrorKind::unusable, {"no_base", {folder.string()}}, {folder.string(), 0, {}});
    if (!std::filesystem::exists(settings_file(folder), problem))
        throw Error(ErrorKind::unusable, {"no_settings", {folder.string()}}, {settings_file(folder).string(), 0, {}});
    return std::filesystem::absolute(folder);
}

// In its records, or as the old text of a change.
bool holds(const PinnedVersion& version, const std::string& id) {
    const index::RecordStoreReader records{version.folder};
    if (std::ranges::find(records.entries(), id, &index::StoredRecord::id) != records.entries().end()) return true;
    std::ifstream changes{version.folder / "changes.jsonl"};
    for (std::string line; std::getline(changes, line);)
        if (const auto change = index::change_from_json(line); change.id == id && !change.old_text.empty()) return true;
    return false;
}

}  // namespace

std::filesystem::path settings_file(const std::filesystem::path& folder) { return folder / "kennisbank.yaml"; }

KnowledgeBase::Impl::Impl(const std::filesystem::path& path)
    : folder(existing(path)),
      settings(std::make_shared<const Settings>(record::read_settings(settings_file(folder)))),
      store(folder / "index", generation_names) {}

std::shared_ptr<const index::Generation> KnowledgeBase::Impl::newest() const {
    const std::scoped_lock lock{mutex_};
    const auto token = store.token();
    if (generation_ && token == token_) return generation_;
    generation_ = std::make_shared<const index::Generation>(newest_version());
    token_ = token;
    return generation_;
}

PinnedVersion KnowledgeBase::Impl::newest_version() const {
    auto opened = store.open_current();
    if (opened.version) return std::move(*opened.version);
    if (opened.findings.empty() || opened.findings.front().message.code == "store_no_current")
        throw Error(ErrorKind::unusable, {"no_index", {folder.string()}}, {folder.string(), 0, {}});
    throw Error(ErrorKind::unusable, opened.findings.front().message, opened.findings.front().place);
}

void KnowledgeBase::Impl::check_groups(const Asker& asker) const {
    for (const auto& group : asker.groups)
        if (std::ranges::find(settings->groups, group) == settings->groups.end())
            throw Error(ErrorKind::usage, {"asker_unknown_group", {group}}, {{}, 0, "groups"});
    if (!asker.date.ok()) throw Error(ErrorKind::usage, {"bad_asker_date", {}}, {{}, 0, "date"});
}

WriterLock KnowledgeBase::Impl::lock(const std::string& moment) const {
    ensure_folder(store.folder());
    return WriterLock::take(store.folder() / "write.lock", moment);
}

void KnowledgeBase::Impl::build(const index::Feed& feed, const index::Additions& additions,
                                const BuildOptions& options, BuildReport& report) const {
    if (!parse_date(options.moment)) throw Error(ErrorKind::usage, {"moment_missing", {}}, {{}, 0, "moment"});
    index::build(folder, store, *settings, feed, additions, options, report);
}

index::Feed KnowledgeBase::Impl::present_records(std::string reason) const {
    const auto opened = store.open_current();
    if (opened.version) return index::feed_of(opened.version->folder, *settings, std::move(reason));
    return {std::move(reason), [](const auto&, const auto&) {}, {}, false};
}

void KnowledgeBase::Impl::purge(const std::string& id, BuildReport& report) const {
    if (report.generation != 0) newest();  // this handle lets go of the generation it held
    std::set<std::uint64_t> holding;
    for (const auto number : store.numbers())
        if (const auto opened = store.open(number); !opened.version || holds(*opened.version, id)) holding.insert(number);
    const auto collected = store.collect([&](const VersionInfo& version) { return !holding.contains(version.number); });
    for (const auto number : collected.in_use)
        report.warnings.push_back({{"purge_in_use", {std::to_string(number)}}, {}});
    if (!collected.removed.empty() && report.generation == 0) report.removed = {id};  // it was removed before
    if (std::filesystem::exists(folder / "redactie.db")) index::ChangeJournal{folder}.purge(id);
}

}  // namespace vraagbaak
