// SPDX-License-Identifier: GPL-2.0-or-later
// Looking after a base: which generations there are, whether they are sound, whether all is well.
#include <algorithm>
#include <array>

#include "base/file.hpp"
#include "editorial/compile.hpp"
#include "feedback/inbox.hpp"
#include "index/change_journal.hpp"
#include "index/document.hpp"
#include "index/engine_errors.hpp"
#include "index/self_test.hpp"
#include "knowledge_base/base_state.hpp"
#include "statistics/store.hpp"

namespace vraagbaak {

namespace {

constexpr std::uint64_t little_space = std::uint64_t{256} << 20;

std::uint64_t number_in(const Manifest& manifest, const char* name) {
    const auto found = manifest.properties.find(name);
    return found == manifest.properties.end() ? 0 : std::strtoull(found->second.c_str(), nullptr, 10);
}

GenerationInfo describe(const VersionInfo& version, const ImmutableStore& store, std::uint64_t current) {
    GenerationInfo info{.number = version.number, .current = version.number == current};
    if (!version.manifest) return info;
    info.created = version.manifest->created;
    const auto reason = version.manifest->properties.find(index::property::reason);
    if (reason != version.manifest->properties.end()) info.reason = reason->second;
    info.records = number_in(*version.manifest, index::property::records);
    for (const auto& file : version.manifest->files) info.bytes += file.size;
    info.sound = store.check(version.number, false).empty();
    return info;
}

HealthItem additions_item(const Manifest& manifest, const std::filesystem::path& folder) {
    try {
        const auto made_with = manifest.properties.find(index::property::additions);
        const bool same = made_with != manifest.properties.end() && made_with->second == index::Additions{folder}.hash();
        return {"additions", same, {same ? "additions_good" : "additions_wait", {}}};
    } catch (const Error& error) {
        return {"additions", false, error.message()};
    }
}

// What cannot be opened here, on a read-only disk say, is not therefore damaged.
HealthItem journal_item(const std::filesystem::path& file) {
    using State = index::ChangeJournal::State;
    const auto state = index::ChangeJournal::look(file);
    const auto* code = state == State::sound ? "journal_good" : state == State::damaged ? "journal_damaged" : "journal_unread";
    return {"change-journal", state != State::damaged, {code, {file.string()}}};
}

// The databases that no search needs: how they are told, and whether they are whole.
struct SideDatabase {
    const char* name;
    const char* item;
    DatabaseSentences sentences;
    const char *good, *damaged, *unread;
};
constexpr std::array<SideDatabase, 2> side_databases{
    {{statistics::database_name, "statistics", statistics::sentences, "statistics_good", "statistics_damaged", "statistics_unread"},
     {feedback::database_name, "feedback", feedback::sentences, "inbox_good", "inbox_damaged", "inbox_unread"}}};

HealthItem side_item(const SideDatabase& side, const std::filesystem::path& file) {
    const auto state = Database::look(file, side.sentences);
    const auto* code = state == Database::State::sound ? side.good : state == Database::State::damaged ? side.damaged : side.unread;
    return {side.item, state != Database::State::damaged, {code, {file.string()}}};
}

// Nothing was built yet, so nothing is damaged.
bool has_no_index(const Finding& problem, const ImmutableStore& store) {
    return problem.message.code == "store_no_current" && store.numbers().empty();
}

// More than hashes tell: is what was written what it says?
void test(PinnedVersion version) {
    index::deep_test(version.folder);
    const index::Generation generation{std::move(version)};
    generation.words().check();
    generation.completions().check();
    generation.names().check();
}

HealthItem item_of(std::string name, const std::vector<Finding>& findings, Message good) {
    if (findings.empty()) return {std::move(name), true, std::move(good)};
    return {std::move(name), false, findings.front().message};
}

// A folder without CURRENT: nothing was published yet, or the first publication was cut short.
HealthItem lists_item(const ImmutableStore& store) {
    const auto opened = store.open_current();
    if (opened.findings.empty()) return {"lists", true, {"lists_good", {std::to_string(opened.version->number)}}};
    if (has_no_index(opened.findings.front(), store)) return {"lists", true, {"lists_none", {}}};
    return {"lists", false, opened.version ? Message{"lists_fell_back", {std::to_string(opened.version->number)}} : opened.findings.front().message};
}

// As the redacteur left them they are good; that they wait is worth a word.
std::optional<HealthItem> forms_item(const PinnedVersion& generation, const ImmutableStore& lists, const Settings& settings) {
    const auto opened = lists.open_current();
    if (!opened.version) return std::nullopt;
    const auto print = [](const dutch::SharedForms& forms) { return forms ? forms->fingerprint() : std::string{}; };
    const auto has = print(index::forms_in(generation.folder)), wanted = print(editorial::published_forms(*opened.version, settings));
    if (has.empty() && wanted.empty()) return std::nullopt;
    return HealthItem{"word-forms", true, {has == wanted ? "forms_good" : "forms_wait", {}}};
}

// What was said about people waits for a build, or there are some about whom nothing was said.
HealthItem doubles_item(const PinnedVersion& generation, const ImmutableStore& lists, const Settings& settings) {
    index::PairRules said;
    if (const auto opened = lists.open_current(); opened.version) said = editorial::published_pairs(*opened.version, settings);
    const auto made_with = generation.manifest.properties.find(index::property::pairs);
    if (index::fingerprint_of(said) != (made_with == generation.manifest.properties.end() ? std::string{} : made_with->second))
        return {"doubles", true, {"doubles_wait", {}}};
    const auto open = index::doubtful_in(generation.folder).size();
    return {"doubles", true, open == 0 ? Message{"doubles_good", {}} : Message{open == 1 ? "doubles_open_one" : "doubles_open", {std::to_string(open)}}};
}

}  // namespace

std::vector<GenerationInfo> KnowledgeBase::generations() const {
    const auto read = impl_->store.current();
    const auto* named = std::get_if<Current>(&read);
    std::vector<GenerationInfo> out;
    for (const auto& version : impl_->store.versions())
        out.push_back(describe(version, impl_->store, named ? named->number : 0));
    std::ranges::reverse(out);
    return out;
}

std::vector<HealthItem> KnowledgeBase::verify(bool deep) const {
    std::vector<HealthItem> items;
    const auto read = impl_->store.current();
    if (const auto* problem = std::get_if<Finding>(&read); problem && !has_no_index(*problem, impl_->store))
        items.push_back({"CURRENT", false, problem->message});
    for (const auto number : impl_->store.numbers()) {
        const auto name = generation_names.name(number);
        items.push_back(item_of(name, impl_->store.check(number, true), {"generation_sound", {std::to_string(number)}}));
        if (!deep || !items.back().good) continue;
        try {
            // What another version made has other terms, and is sound by its hashes.
            if (auto opened = impl_->store.open(number); opened.version && index::readable(opened.version->manifest))
                test(std::move(*opened.version));
        } catch (const Error& error) {
            items.back() = {name, false, error.message()};
        }
    }
    if (items.empty()) items.push_back({"index", false, {"no_index", {impl_->folder.string()}}});
    return items;
}

Health KnowledgeBase::health() const {
    Health health;
    const auto add = [&](HealthItem item) { health.items.push_back(std::move(item)); };
    const auto& name = impl_->settings->name;
    add({"settings", true, {"settings_good", {name.empty() ? impl_->folder.string() : name}}});
    const auto opened = impl_->store.open_current();
    add(item_of("index", opened.findings, {"index_good", {opened.version ? std::to_string(opened.version->number) : ""}}));
    if (!opened.findings.empty() && has_no_index(opened.findings.front(), impl_->store))
        health.items.back().message = {"no_index", {impl_->folder.string()}};
    if (opened.version) {
        try {
            const auto generation = impl_->newest();
            const auto& complaints = impl_->settings->complaints;
            if (!complaints.empty() && generation->postings().find(index::id_term(complaints)).frequency.all == 0)
                health.items.front() = {"settings", false, {"complaints_unknown", {complaints}}};
        } catch (const Error& error) {
            health.items.back() = {"index", false, error.message()};
        }
        if (!opened.findings.empty())  // the last of them says which generation answers instead
            add({"generation", false, opened.findings.back().message});
        add(additions_item(opened.version->manifest, impl_->folder));
    }
    if (std::error_code none; std::filesystem::exists(impl_->list_store.folder(), none)) add(lists_item(impl_->list_store));
    if (opened.version)
        if (auto item = forms_item(*opened.version, impl_->list_store, *impl_->settings)) add(std::move(*item));
    if (opened.version && !impl_->settings->merging.sources.empty()) {
        try {
            add(doubles_item(*opened.version, impl_->list_store, *impl_->settings));
        } catch (const Error& error) {
            add({"doubles", false, error.message()});
        }
    }
    const auto file = impl_->folder / "redactie.db";
    std::error_code problem;
    if (std::filesystem::exists(file, problem)) {
        add(journal_item(file));
    }
    for (const auto& side : side_databases)
        if (std::filesystem::exists(impl_->folder / side.name, problem)) add(side_item(side, impl_->folder / side.name));
    if (const auto holder = WriterLock::holder(impl_->store.folder() / "write.lock"))
        add({"writer", true, {"writer_busy", {std::to_string(holder->process), holder->moment}}});
    const auto space = free_space(impl_->folder);
    add({"disk", space >= little_space, {space >= little_space ? "disk_good" : "disk_low", {std::to_string(space >> 20)}}});
    health.good = std::ranges::all_of(health.items, &HealthItem::good);
    return health;
}

}  // namespace vraagbaak
