// SPDX-License-Identifier: GPL-2.0-or-later
// What a reader of any format promises of any bytes.
#pragma once

#include <algorithm>
#include "fuzz/promises.hpp"
#include "record/exported.hpp"
#include "record/reader.hpp"
#include "vraagbaak/message.hpp"

namespace vraagbaak::record::fuzz {

using vraagbaak::fuzz::require;

// Who sees it is settled, and with groups that there are.
inline void settled(const Visibility& visibility, const Settings& settings) {
    require(visibility.has_value());
    for (const auto& label : *visibility) require(std::ranges::find(settings.groups, label) != settings.groups.end());
}

inline void accepted(const Record& record, const Settings& settings, const Source& source) {
    require(!record.id.empty() && record.id.size() <= 200 && !record.title.empty());
    settled(record.visibility, settings);
    for (const auto& section : record.sections) settled(section.visibility, settings);
    require(from_native_json(to_native_json(record)) == record);
    std::size_t exported = 0;
    read_text("jsonl", to_exported_json(record), "f", settings, source, [&](Offered&& offered) {
        require(offered.verdict.accepted() && offered.record == record);
        ++exported;
    });
    require(exported == 1);
    auto again = record;
    require(check(again, settings, source).accepted());
    require(again == record);
}

inline void read(std::string_view format, const std::uint8_t* data, std::size_t size) {
    Settings settings;
    settings.groups = {"kcc", "burgerzaken"};
    const Source source{"", "bron", "p-", {}};
    read_text(format, vraagbaak::fuzz::text_of(data, size), "f", settings, source, [&](Offered&& offered) {
        for (const auto* findings : {&offered.verdict.rejected, &offered.verdict.warnings})
            for (const auto& finding : *findings) require(text(finding.message, "nl") != finding.message.code);
        if (offered.verdict.accepted()) accepted(offered.record, settings, source);
    });
}

}  // namespace vraagbaak::record::fuzz
