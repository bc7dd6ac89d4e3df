// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/changes.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "record/reader.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

const Section* section_of(const Record& record, std::string_view key) {
    const auto found = std::ranges::find(record.sections, key, &Section::key);
    return found == record.sections.end() ? nullptr : &*found;
}

void note_section(Change& change, std::string_view key, const Section* before, const Section* after) {
    if (before && after && *before == *after) return;
    change.sections.emplace_back(key);
    for (const auto* section : {before, after})
        if (section && section->visibility && !section->visibility->empty())
            change.visibility.push_back(section->visibility);
}

Change whole(const Record& record, std::string kind) {
    Change change{.id = record.id, .kind = std::move(kind)};
    if (record.visibility && !record.visibility->empty()) change.visibility.push_back(record.visibility);
    return change;
}

nlohmann::json json_of(const std::vector<Visibility>& list) {
    auto out = nlohmann::json::array();
    for (const auto& visibility : list) out.push_back(*visibility);
    return out;
}

}  // namespace

Change change_between(const Record& before, const Record& after) {
    auto change = whole(after, "changed");
    change.before = before;
    if (before.visibility && !before.visibility->empty() && before.visibility != after.visibility)
        change.visibility.push_back(before.visibility);
    for (const auto& section : before.sections)
        note_section(change, section.key, &section, section_of(after, section.key));
    for (const auto& section : after.sections)
        if (!section_of(before, section.key)) note_section(change, section.key, nullptr, &section);
    auto rest_before = before, rest_after = after;
    rest_before.sections.clear();
    rest_after.sections.clear();
    if (rest_before != rest_after) change.sections.emplace_back("record");
    return change;
}

Record remains_of(const Record& record) {
    Record out;
    out.id = record.id;
    out.kind = record.kind;
    out.title = record.title;
    out.status = record.status;
    out.visibility = record.visibility;
    out.visible_from = record.visible_from;
    out.visible_until = record.visible_until;
    out.merged_from = record.merged_from;
    return out;
}

std::string to_json(const Change& change) {
    nlohmann::json json = {{"id", change.id}, {"kind", change.kind}, {"sections", change.sections}, {"visibility", json_of(change.visibility)}};
    if (change.before) json["before"] = nlohmann::json::parse(record::to_native_json(*change.before));
    return json.dump();
}

Change change_from_json(std::string_view text) {
    try {
        const auto json = nlohmann::json::parse(text);
        Change change{json.at("id"), json.at("kind"), json.at("sections"), {}, {}};
        if (const auto before = json.find("before"); before != json.end()) change.before = record::from_native_json(before->dump());
        for (const auto& groups : json.at("visibility")) change.visibility.emplace_back(groups.get<std::vector<std::string>>());
        return change;
    } catch (const nlohmann::json::exception&) {
        throw Error(ErrorKind::unusable, {"changes_unreadable", {}});
    }
}

ChangeRecorder::ChangeRecorder(const std::optional<std::filesystem::path>& folder,
                               std::optional<std::filesystem::path> previous) {
    if (folder) out_.emplace(*folder / "changes.jsonl");
    if (!previous) return;
    previous_.emplace(RecordStoreReader{*previous}, std::unordered_map<std::string_view, const StoredRecord*>{});
    for (const auto& entry : previous_->reader.entries()) previous_->by_id.emplace(entry.id, &entry);
}

void ChangeRecorder::see(const StoredRecord& entry, const Record& record) {
    if (!previous_) {
        added.push_back(entry.id);
        return;
    }
    const auto found = previous_->by_id.find(entry.id);
    if (found == previous_->by_id.end()) {
        added.push_back(entry.id);
        if (out_) write(whole(record, "added"));
        return;
    }
    if (const auto& old = *found->second; old.hash != entry.hash) {
        changed.push_back(entry.id);
        if (out_) write(change_between(before(old), record));
    }
    previous_->by_id.erase(found);
}

void ChangeRecorder::finish() {
    if (previous_) {
        for (const auto& entry : previous_->reader.entries()) {
            if (!previous_->by_id.contains(entry.id)) continue;
            removed.push_back(entry.id);
            if (!out_) continue;
            write(whole(before(entry), "removed"));
        }
    }
    if (out_) out_->flush();
}

void ChangeRecorder::write(const Change& change) { out_->write(to_json(change) + '\n'); }

}  // namespace vraagbaak::index
