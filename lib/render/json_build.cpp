// SPDX-License-Identifier: GPL-2.0-or-later
// Reports of a build, generations and health as JSON.
#include "render/json.hpp"
#include "vraagbaak/render.hpp"

namespace vraagbaak {

using render::Json;

namespace {

// A first build adds everything: its list of ids would only be the base once more.
constexpr std::size_t most_ids = 1000;

void add_ids(Json& out, const std::string& key, const std::vector<std::string>& ids) {
    out[key] = ids.size();
    if (ids.size() <= most_ids) out[key + "_ids"] = ids;
}

Json merge_json(const MergeReport& merge, std::string_view language) {
    Json out{{"persons", merge.persons}};
    auto& sources = out["sources"] = Json::array();
    for (const auto& source : merge.sources)
        sources.push_back({{"source", source.source}, {"read", source.read}, {"merged", source.merged}, {"alone", source.alone}});
    auto& conflicts = out["conflicts"] = Json::array();
    for (const auto& one : merge.conflicts) {
        conflicts.push_back({{"id", one.id}, {"field", one.field}, {"source", one.source}, {"lost_source", one.lost_source}, {"shielded", one.shielded}});
        if (!one.shielded) conflicts.back()["value"] = one.value, conflicts.back()["lost_value"] = one.lost_value;
    }
    out["doubtful"] = render::doubtful(merge.doubtful, language);
    out["narrowed"] = merge.narrowed;
    if (merge.more_conflicts > 0) out["more_conflicts"] = merge.more_conflicts;
    if (merge.more_doubtful > 0) out["more_doubtful"] = merge.more_doubtful;
    if (merge.more_narrowed > 0) out["more_narrowed"] = merge.more_narrowed;
    return out;
}

}  // namespace

namespace render {

Json doubtful(const std::vector<DoubtfulPair>& pairs, std::string_view language) {
    const auto person = [](const DoubtfulPair::Person& one) { return Json{{"id", one.id}, {"title", one.title}, {"source", one.source}}; };
    auto out = Json::array();
    for (const auto& pair : pairs) {
        out.push_back({{"first", person(pair.first)},
                       {"second", person(pair.second)},
                       {"code", pair.reason.code},
                       {"reason", text(pair.reason, language)}});
        if (!pair.obstacle.code.empty()) out.back()["obstacle"] = text(pair.obstacle, language);
    }
    return out;
}

}  // namespace render

std::string to_json(const std::vector<DoubtfulPair>& pairs, std::string_view language) {
    return render::dump({{"doubtful", render::doubtful(pairs, language)}});
}

std::string to_json(const BuildReport& report, std::string_view language) {
    Json out{{"generation", report.generation},
             {"accepted", report.accepted},
             {"warnings", render::findings(report.warnings, language)},
             {"rejected", render::findings(report.rejected, language)}};
    if (report.dry_run) out["dry_run"] = true;
    if (report.more_warnings > 0) out["more_warnings"] = report.more_warnings;
    if (report.more_rejected > 0) out["more_rejected"] = report.more_rejected;
    add_ids(out, "added", report.added);
    add_ids(out, "changed", report.changed);
    add_ids(out, "removed", report.removed);
    auto& sources = out["sources"] = Json::array();
    for (const auto& source : report.sources) {
        sources.push_back({{"source", source.source},
                           {"files", source.files},
                           {"accepted", source.accepted},
                           {"rejected", source.rejected},
                           {"notes", render::findings(source.notes, language)}});
        if (source.more_notes > 0) sources.back()["more_notes"] = source.more_notes;
    }
    if (report.merge) out["merge"] = merge_json(*report.merge, language);
    if (report.refused) out["error"] = render::error(*report.refused, language);
    return render::dump(out);
}

std::string to_json(const ExportReport& report) {
    auto left_out = Json::array();
    for (const auto& [kind, records] : report.left_out) left_out.push_back({{"kind", kind}, {"records", records}});
    return render::dump({{"generation", report.generation},
                         {"records", report.records},
                         {"shielded", report.shielded},
                         {"unpublished", report.unpublished},
                         {"left_out", left_out}});
}

std::string to_json(const std::vector<GenerationInfo>& generations) {
    auto list = Json::array();
    for (const auto& generation : generations)
        list.push_back({{"number", generation.number},
                        {"created", generation.created},
                        {"reason", generation.reason},
                        {"records", generation.records},
                        {"bytes", generation.bytes},
                        {"current", generation.current},
                        {"sound", generation.sound}});
    return render::dump({{"generations", list}});
}

std::string to_json(const Health& health, std::string_view language) {
    auto items = Json::array();
    for (const auto& item : health.items)
        items.push_back({{"name", item.name},
                         {"good", item.good},
                         {"code", item.message.code},
                         {"text", text(item.message, language)}});
    return render::dump({{"good", health.good}, {"items", items}});
}

}  // namespace vraagbaak
