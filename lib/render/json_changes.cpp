// SPDX-License-Identifier: GPL-2.0-or-later
// What changed, as JSON.
#include "render/json.hpp"
#include "vraagbaak/render.hpp"

namespace vraagbaak {

using render::Json;

namespace {

const char* name_of(ChangeKind kind) { return kind == ChangeKind::added ? "added" : kind == ChangeKind::removed ? "removed" : "changed"; }

const char* name_of(DiffKind kind) { return kind == DiffKind::added ? "added" : kind == DiffKind::removed ? "removed" : "same"; }

Json part_json(const ChangedPart& part) {
    auto diff = Json::array();
    for (const auto& piece : part.diff) diff.push_back({{"kind", name_of(piece.kind)}, {"text", piece.text}});
    return {{"key", part.key}, {"title", part.title}, {"change", name_of(part.kind)}, {"diff", diff}};
}

}  // namespace

Json render::changes(const Changes& changes) {
    auto records = Json::array();
    for (const auto& record : changes.records) {
        auto parts = Json::array();
        for (const auto& part : record.parts) parts.push_back(part_json(part));
        records.push_back({{"id", record.id},
                           {"kind", record.kind},
                           {"title", record.title},
                           {"change", name_of(record.change)},
                           {"date", to_string(record.day)},
                           {"summary", record.summary},
                           {"asked", record.asked},
                           {"parts", parts},
                           {"fields", record.fields},
                           {"merged", record.merged},
                           {"separated", record.separated}});
    }
    return {{"since", to_string(changes.since)}, {"total", changes.total}, {"changes", records}};
}

std::string to_json(const Changes& changes) { return render::dump(render::changes(changes)); }

}  // namespace vraagbaak
