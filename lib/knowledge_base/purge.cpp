// SPDX-License-Identifier: GPL-2.0-or-later
// Taking out all traces of a record that is removed already. What could not be taken out is a warning, never silence.
#include <algorithm>
#include <fstream>
#include <set>

#include "feedback/inbox.hpp"
#include "index/change_journal.hpp"
#include "index/record_store.hpp"
#include "knowledge_base/base_state.hpp"
#include "statistics/store.hpp"

namespace vraagbaak {

namespace {

using Numbers = std::set<std::uint64_t>;
constexpr int patience_ms = 5000;

// In its records, or as the old text of a change.
bool holds(const PinnedVersion& version, const std::string& id) {
    const index::RecordStoreReader records{version.folder};
    if (std::ranges::find(records.entries(), id, &index::StoredRecord::id) != records.entries().end()) return true;
    std::ifstream changes{version.folder / "changes.jsonl"};
    for (std::string line; std::getline(changes, line);)
        if (const auto change = index::change_from_json(line); change.id == id && change.before) return true;
    return false;
}

struct Traces {
    Numbers holding;  // generations
    Numbers unread;   // which may hold it as well
};

Traces traces_in(const ImmutableStore& store, const std::string& id) {
    Traces traces;
    for (const auto number : store.numbers()) {
        const auto opened = store.open(number);
        if (!opened.version) traces.unread.insert(number);
        else if (holds(*opened.version, id)) traces.holding.insert(number);
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

void KnowledgeBase::Impl::purge(const std::string& id, BuildReport& report) const {
    if (report.generation != 0) newest();  // this handle lets go of the generation it held
    auto traces = traces_in(store, id);
    const bool told = purge_journal(folder, id, report);
    purge_desk(folder, id, report);
    const bool known = report.generation != 0 || told || !traces.holding.empty() ||
                       index::Additions{folder}.entries().contains(id);
    if (!known) {  // a slip of the pen takes nothing away
        for (const auto number : traces.unread) warn(report, "purge_not_erased", {std::to_string(number)});
        return;
    }
    if (report.generation == 0) report.removed = {id};  // it was removed before
    traces.holding.merge(traces.unread);
    erase(store, traces.holding, report);
}

}  // namespace vraagbaak
