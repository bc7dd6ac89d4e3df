// SPDX-License-Identifier: GPL-2.0-or-later
// Who sees what, said a second time and as simply as it can be: one record, one asker, straight from the rules. No views,
// no classes, no engine.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "vraagbaak/question.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::test {

inline bool meets(const Asker& asker, const std::vector<std::string>& groups) {
    return groups.empty() || std::ranges::any_of(groups, [&](const auto& group) {
               return std::ranges::find(asker.groups, group) != asker.groups.end();
           });
}

// The record as this asker sees it. It came out of the rules, so every visibility is set.
inline std::optional<Record> seen_by(const Asker& asker, Record record, const Settings& settings) {
    if (record.status == "concept" || record.status == "non-actief" || record.status == "te-verwijderen") return {};
    if (!meets(asker, *record.visibility)) return {};
    const std::chrono::sys_days today{asker.date};
    if (record.visible_from && std::chrono::sys_days{*record.visible_from} > today) return {};
    if (record.visible_until && std::chrono::sys_days{*record.visible_until} < today) return {};
    const bool shields = std::ranges::any_of(record.sections, [](const Section& s) { return !s.visibility->empty(); });
    std::erase_if(record.sections, [&](const Section& section) { return !meets(asker, *section.visibility); });
    if (!meets(asker, settings.internal_groups)) {
        record.mobile.clear();
        if (shields) record.change_summary.clear();
    }
    return record;
}

// All of them; what points to a record that is not among them is gone too, since an id can tell.
inline std::vector<Record> seen_by(const Asker& asker, const std::vector<Record>& records, const Settings& settings) {
    std::vector<Record> seen;
    for (const auto& record : records)
        if (auto one = seen_by(asker, record, settings)) seen.push_back(std::move(*one));
    const auto hidden = [&](const std::string& id) {
        return std::ranges::none_of(seen, [&](const Record& one) { return one.id == id || std::ranges::find(one.merged_from, id) != one.merged_from.end(); });
    };
    for (auto& record : seen) {
        std::erase_if(record.related, hidden);
        if (hidden(record.replaced_by)) record.replaced_by.clear();
    }
    return seen;
}

}  // namespace vraagbaak::test
