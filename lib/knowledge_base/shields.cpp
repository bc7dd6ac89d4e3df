// SPDX-License-Identifier: GPL-2.0-or-later
#include "knowledge_base/shields.hpp"

#include <algorithm>

namespace vraagbaak {

namespace {

bool lies_in(const std::filesystem::path& path, const std::filesystem::path& folder) {
    return std::ranges::mismatch(folder, path).in1 == folder.end();
}

// False: the one before stands.
bool opens(bool unsaid, Message kept, const std::string& id, Verdict& verdict) {
    if (unsaid) verdict.warnings.push_back({std::move(kept), {{}, 0, "zichtbaarheid"}});
    else verdict.warnings.push_back({{"put_wider", {id}}, {{}, 0, "zichtbaarheid"}});
    return !unsaid;
}

}  // namespace

bool wider(const Visibility& now, const Visibility& before) {
    if (!before || before->empty()) return false;
    if (!now || now->empty()) return true;
    return std::ranges::any_of(*now, [&](const auto& group) { return std::ranges::find(*before, group) == before->end(); });
}

void keep_shields(Record& record, const Record& before, const Unsaid& unsaid, const Settings& settings, Verdict& verdict) {
    if (record.source.empty()) record.source = before.source;
    bool kept = false;
    if (wider(record.visibility, before.visibility) &&
        !opens(unsaid.record(), {"put_kept_visibility", {record.id}}, record.id, verdict)) {
        record.visibility = before.visibility;
        kept = true;
    }
    for (auto& section : record.sections) {
        const auto old = std::ranges::find(before.sections, section.key, &Section::key);
        if (old == before.sections.end() || !wider(section.visibility, old->visibility)) continue;
        if (opens(unsaid.section(section.key), {"put_kept_section", {record.id, section.key}}, record.id, verdict)) continue;
        section.visibility = old->visibility;
        kept = true;
    }
    if (kept) std::ranges::move(record::check(record, settings, {}).rejected, std::back_inserter(verdict.rejected));
}

Source source_of(const std::filesystem::path& file, const Settings& settings, const std::filesystem::path& base_folder) {
    Source found{std::filesystem::absolute(file).string(), {}, {}, {}};
    std::error_code problem;
    const auto real = std::filesystem::canonical(file, problem);
    if (problem) return found;  // reading it will tell
    for (const auto& source : settings.sources) {
        auto folder = std::filesystem::canonical(base_folder / source.path, problem);
        if (problem || !lies_in(real, folder)) continue;
        found.name = source.name;
        found.id_prefix = source.id_prefix;
        found.visibility = source.visibility;
        found.columns = source.columns;
        break;
    }
    return found;
}

}  // namespace vraagbaak
