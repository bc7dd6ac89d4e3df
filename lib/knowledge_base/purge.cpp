// SPDX-License-Identifier: GPL-2.0-or-later
// Taking out all traces of a record that is removed already. What could not be taken out is a warning, never silence.
#include <algorithm>
#include <fstream>
#include <set>
#include <string_view>

#include "editorial/desk.hpp"
#include "feedback/inbox.hpp"
#include "index/change_journal.hpp"
#include "index/record_store.hpp"
#include "knowledge_base/base_state.hpp"
#include "record/reader.hpp"
#include "statistics/store.hpp"

namespace vraagbaak {

namespace {

using Numbers = std::set<std::uint64_t>;
using Ids = std::set<std::string>;
constexpr int patience_ms = 5000;

// The ids of a person who is or was one with others under this one, itself included: what is known of him stands under each.
Ids ids_of_person(index::RecordStoreReader& records, const std::string& id) {
    Ids ids{id};
    constexpr std::string_view key = "\"samengevoegdUit\"";
    for (const auto& entry : records.entries()) {
        const auto json = records.json(entry);
        if (json.find(key) == json.npos) continue;
        auto all = record::from_native_json(json).merged_from;
        all.push_back(entry.id);
        if (std::ranges::find(all, id) != all.end()) ids.insert(all.begin(), all.end());
    }
    return ids;
}

// In its records, or as the old text of a change. `ids` gets those that stood for the same person there.
bool holds(const PinnedVersion& version, const std::string& id, Ids& ids) {
    index::RecordStoreReader records{version.folder};
    const auto here = ids_of_person(records, id);
    ids.insert(here.begin(), here.end());
    if (std::ranges::any_of(records.entries(), [&](const auto& entry) { return here.contains(entry.id); })) return true;
    std::ifstream changes{version.folder / "changes.jsonl"};
    for (std::string line; std::getline(changes, line);)
        if (const auto change = index::change_from_json(line); change.id == id && change.before) return true;
    return false;
}

struct Traces {
    Numbers holding;  // generations
    Numbers unread;   // which may hold it as well
    Ids ids;          // of the person, where the record is one that was made of several
};

Traces traces_in(const ImmutableStore& store, const std::string& id) {
    Traces traces{.ids = {id}};
    for (const auto number : store.numbers()) {
        const auto opened = store.open(number);
        if (!opened.version) traces.unread.insert(number);
        else if (holds(*opened.version, id, traces.ids)) traces.holding.insert(number);
    }
    return traces;
}

void warn(BuildReport& report, const char* code, std::vector<std::string> arguments) {
    report.warnings.push_back({{code, std::move(arguments)}, {}});
}

// The current generation is never erased, nor any while it is damaged: what is left is told.
void erase(const ImmutableStore& store, const Numbers& numbers, BuildReport& report) {
    const auto collected = store.collect([&](const VersionInfo& version) { return !numbers.contains(version.number); });
    for (const auto number : collected.in_use) warn(report, "purge_in_use", {std::to_string(number)});
    for (const auto number : store.numbers())
        if (numbers.contains(number) && std::ranges::find(collected.in_use, number) == collected.in_use.end())
            warn(report, "purge_not_erased", {std::to_string(number)});
}

// Whether the journal told of it.
bool purge_journal(const std::filesystem::path& folder, const std::string& id, BuildReport& report) {
    const auto file = folder / "redactie.db";
    if (!std::filesystem::exists(file)) return false;
    try {
        const auto purged = index::ChangeJournal{folder}.purge(id);
        if (!purged.erased) warn(report, "purge_journal_left", {file.string(), id});
        return purged.changes > 0;
    } catch (const Error&) {
        warn(report, "purge_journal_left", {file.string(), id});
        return false;
    }
}

// That it was opened, and what was told of it.
void purge_desk(const std::filesystem::path& folder, const std::string& id, BuildReport& report) {
    bool erased = true;
    try {
        if (std::filesystem::exists(folder / statistics::database_name)) {
            statistics::Store store{folder, patience_ms};
            while (!store.take_in(std::size_t{1} << 20)) {}
            if (store.forget_record(id)) erased = store.erase();
        }
        erased = feedback::forget_record(folder, id) && erased;
    } catch (const Error&) {
        erased = false;
    }
    if (!erased) warn(report, "purge_desk_left", {folder.string(), id});
}

}  // namespace

// What the redacteur said of him: that he is somebody else's double, or is not.
void KnowledgeBase::Impl::purge_doubles(const Ids& ids, const std::string& id, const std::string& moment, BuildReport& report) const {
    try {
        const Editorial::Impl desk{folder, settings, desk_settings, [this] { return newest(); }, {}, {.moment = moment}};
        if (desk.forget_people(ids)) return;
    } catch (const Error&) {
    }
    warn(report, "purge_doubles_left", {id});
}

void KnowledgeBase::Impl::purge(const std::string& id, const std::string& moment, BuildReport& report) const {
    if (report.generation != 0) newest();  // this handle lets go of the generation it held
    auto traces = traces_in(store, id);
    bool told = false;
    for (const auto& one : traces.ids) told = purge_journal(folder, one, report) || told;
    // What was asked and told about others with whom he was one by mistake stays theirs.
    const index::Additions additions{folder};
    Ids his;
    for (const auto& one : traces.ids) {
        const auto left = additions.entries().find(one);
        if (one == id || (left != additions.entries().end() && !left->second)) his.insert(one);
    }
    for (const auto& one : his) purge_desk(folder, one, report);
    purge_doubles(his, id, moment, report);
    const bool known = report.generation != 0 || told || !traces.holding.empty() ||
                       additions.entries().contains(id);
    if (!known) {  // a slip of the pen takes nothing away
        for (const auto number : traces.unread) warn(report, "purge_not_erased", {std::to_string(number)});
        return;
    }
    if (report.generation == 0) report.removed = {id};  // it was removed before
    traces.holding.merge(traces.unread);
    erase(store, traces.holding, report);
}

}  // namespace vraagbaak
