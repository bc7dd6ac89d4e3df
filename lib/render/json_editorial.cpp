// SPDX-License-Identifier: GPL-2.0-or-later
// The redacteur's desk as JSON.
#include "render/json.hpp"
#include "vraagbaak/render.hpp"

namespace vraagbaak {

using render::Json;

namespace {

const char* name_of(ListKind list) {
    switch (list) {
        case ListKind::synonyms: return "synonyms";
        case ListKind::terms: return "terms";
        case ListKind::pins: return "pins";
        case ListKind::notices: return "notices";
        case ListKind::golden: return "golden";
        case ListKind::forms: return "forms";
        case ListKind::doubles: return "doubles";
    }
    return "";
}

Json line_json(const ListLine& line) {
    Json out{{"list", name_of(line.list)}, {"text", line.text}};
    render::add_place(out, line.place);
    out["role"] = line.role;
    out["date"] = line.date;
    out["why"] = line.why;
    return out;
}

Json lines_json(const std::vector<ListLine>& lines) {
    auto out = Json::array();
    for (const auto& line : lines) out.push_back(line_json(line));
    return out;
}

Json changes_json(const std::vector<PendingChange>& changes) {
    auto out = Json::array();
    for (const auto& change : changes) {
        auto one = line_json(change.line);
        one["added"] = change.added;
        out.push_back(std::move(one));
    }
    return out;
}

Json remarks_json(const std::vector<ListRemark>& remarks, std::string_view language) {
    auto out = Json::array();
    for (const auto& remark : remarks) {
        auto one = render::finding(remark.finding, language);
        one["advice"] = remark.advice.code.empty() ? std::string{} : text(remark.advice, language);
        one["refuses"] = remark.refuses;
        out.push_back(std::move(one));
    }
    return out;
}

Json effect_json(const Effect& effect) {
    auto changed = Json::array();
    for (const auto& one : effect.changed)
        changed.push_back({{"question", one.question},
                           {"asked", one.asked},
                           {"tags", one.tags},
                           {"before", one.before},
                           {"after", one.after},
                           {"verdict", one.verdict > 0 ? "better" : one.verdict < 0 ? "worse" : "same"},
                           {"lost", one.lost}});
    auto tags = Json::array();
    for (const auto& one : effect.tags)
        tags.push_back({{"tag", one.tag}, {"judged", one.topics}, {"success3_before", one.success3_before}, {"success3_after", one.success3_after}});
    return {{"questions", effect.questions},
            {"counted", effect.counted},
            {"changed", changed},
            {"judged", effect.after.topics},
            {"success3_before", effect.before.success_at_3},
            {"success3_after", effect.after.success_at_3},
            {"tags", tags}};
}

Json publish_json(const PublishReport& report, std::string_view language) {
    Json out{{"version", report.version},
             {"previous", report.previous},
             {"changes", changes_json(report.changes)},
             {"left", changes_json(report.left)},
             {"remarks", remarks_json(report.remarks, language)},
             {"effect", effect_json(report.effect)},
             {"notes", render::messages(report.notes, language)}};
    if (report.refused) out["error"] = render::error(*report.refused, language);
    return out;
}

}  // namespace

std::string to_json(const std::vector<ListLine>& lines) { return render::dump({{"lines", lines_json(lines)}}); }

std::string to_json(const Edit& edit, const std::optional<PublishReport>& published, std::string_view language) {
    return render::dump({{"added", lines_json(edit.added)},
                         {"removed", lines_json(edit.removed)},
                         {"notes", render::messages(edit.notes, language)},
                         {"remarks", remarks_json(edit.remarks, language)},
                         {"published", published ? publish_json(*published, language) : Json()}});
}

std::string to_json(const std::vector<ListRemark>& remarks, std::string_view language) {
    return render::dump({{"remarks", remarks_json(remarks, language)}});
}

std::string to_json(const PublishReport& report, std::string_view language) { return render::dump(publish_json(report, language)); }

std::string to_json(const std::vector<ListsVersion>& versions) {
    auto list = Json::array();
    for (const auto& version : versions)
        list.push_back({{"number", version.number},
                        {"created", version.created},
                        {"role", version.role},
                        {"reason", version.reason},
                        {"why", version.why},
                        {"from", version.from},
                        {"added", version.added},
                        {"removed", version.removed},
                        {"changes", changes_json(version.changes)},
                        {"current", version.current},
                        {"sound", version.sound}});
    return render::dump({{"versions", list}});
}

std::string to_json(const RollbackReport& report, std::string_view language) {
    return render::dump({{"version", report.version},
                         {"from", report.from},
                         {"previous", report.previous},
                         {"changes", changes_json(report.changes)},
                         {"notes", render::messages(report.notes, language)}});
}

std::string to_json(const std::vector<TermInfo>& terms) {
    auto list = Json::array();
    for (const auto& term : terms)
        list.push_back({{"term", term.term},
                        {"id", term.id},
                        {"title", term.title},
                        {"origin", term.origin},
                        {"blocked", term.blocked},
                        {"suspect", term.suspect},
                        {"rare", term.rare},
                        {"suggestion", term.suggestion},
                        {"records", term.records}});
    return render::dump({{"terms", list}});
}

std::string to_json(const Mending& mending, const std::optional<PublishReport>& published, std::string_view language) {
    auto proposals = Json::array();
    for (const auto& proposal : mending.proposals)
        proposals.push_back({{"kind", proposal.kind}, {"columns", proposal.columns}, {"rank", proposal.rank}, {"effect", effect_json(proposal.effect)}});
    return render::dump({{"query", mending.question},
                         {"id", mending.id},
                         {"rank", mending.rank},
                         {"proposals", proposals},
                         {"published", published ? publish_json(*published, language) : Json()}});
}

}  // namespace vraagbaak
