// SPDX-License-Identifier: GPL-2.0-or-later
// The check of the writing guide as JSON.
#include "render/json.hpp"
#include "vraagbaak/render.hpp"

namespace vraagbaak {

using render::Json;

namespace {

const char* name_of(CheckRule rule) {
    switch (rule) {
        case CheckRule::answer: return "answer";
        case CheckRule::keywords: return "keywords";
        case CheckRule::owner: return "owner";
        case CheckRule::links: return "links";
        case CheckRule::departments: return "departments";
        case CheckRule::personal: return "personal";
        case CheckRule::memo: return "memo";
        case CheckRule::review: return "review";
        case CheckRule::spelling: return "spelling";
        case CheckRule::official: return "official";
        case CheckRule::sentences: return "sentences";
    }
    return "";
}

Json remark_json(const CheckRemark& remark, std::string_view language) {
    return {{"rule", name_of(remark.rule)},
            {"mend", remark.mend},
            {"section", remark.section},
            {"code", remark.message.code},
            {"text", text(remark.message, language)},
            {"advice", remark.advice.code.empty() ? std::string{} : text(remark.advice, language)}};
}

}  // namespace

std::string to_json(const CheckReport& report, std::string_view language) {
    auto records = Json::array(), hardest = Json::array();
    for (const auto& record : report.records) {
        auto remarks = Json::array();
        for (const auto& remark : record.remarks) remarks.push_back(remark_json(remark, language));
        records.push_back({{"id", record.id}, {"kind", record.kind}, {"title", record.title}, {"remarks", remarks}});
    }
    for (const auto& one : report.hardest)
        hardest.push_back({{"id", one.id}, {"title", one.title}, {"section", one.section}, {"text", one.text}, {"words", one.words}, {"clauses", one.clauses}, {"passives", one.passives}});
    Json out = Json::object();
    out["looked_at"] = report.looked_at;
    out["to_mend"] = report.to_mend;
    out["records"] = records;
    out["hardest"] = hardest;
    out["notes"] = render::messages(report.notes, language);
    return render::dump(out);
}

}  // namespace vraagbaak
