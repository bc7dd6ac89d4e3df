// SPDX-License-Identifier: GPL-2.0-or-later
// Answer, WhyNot, related records and tokens as JSON.
#include "render/json.hpp"
#include "vraagbaak/render.hpp"

namespace vraagbaak {

using render::Json;

namespace {

Json why_json(const std::vector<Why>& list, std::string_view language) {
    auto out = Json::array();
    for (const auto& why : list)
        out.push_back({{"word", why.word},
                       {"kind", why.kind},
                       {"term", why.term},
                       {"field", why.field},
                       {"text", text(why.message, language)}});
    return out;
}

Json facets_json(const std::map<std::string, std::vector<FacetValue>>& facets) {
    auto out = Json::object();
    for (const auto& [field, values] : facets) {
        auto& list = out[field] = Json::array();
        for (const auto& value : values) list.push_back({{"value", value.value}, {"count", value.count}});
    }
    return out;
}

Json word_json(const WordReading& word) {
    auto readings = Json::array();
    for (const auto& reading : word.readings)
        readings.push_back({{"kind", reading.kind}, {"terms", reading.terms}, {"count", reading.count}});
    return {{"text", word.text}, {"readings", readings}};
}

Json interpretation_json(const Interpretation& interpretation, std::string_view language) {
    auto words = Json::array();
    for (const auto& word : interpretation.words) words.push_back(word_json(word));
    return {{"words", words},
            {"relaxed", interpretation.relaxed},
            {"ignored", interpretation.ignored},
            {"remarks", render::messages(interpretation.remarks, language)}};
}

Json correction_json(const std::optional<Correction>& correction) {
    if (!correction) return nullptr;
    return {{"text", correction->text}, {"applied", correction->applied}};
}

Json choices_json(const Choices& choices, std::string_view language) {
    auto list = Json::array();
    for (const auto& choice : choices.choices) {
        Json one{{"label", choice.label}, {"ids", choice.ids}};
        if (!choice.section.empty()) one["section"] = choice.section;
        list.push_back(std::move(one));
    }
    return {{"by", choices.by}, {"shared", choices.shared}, {"text", choices.empty() ? "" : text(choices.question(), language)}, {"choices", list}};
}

Json answer_json(const Answer& answer, std::string_view language) {
    auto hits = Json::array();
    for (const auto& hit : answer.hits) hits.push_back(render::hit(hit, language));
    return {{"query", answer.query},
            {"total", {{"value", answer.total}, {"exact", true}}},
            {"hits", hits},
            {"facets", facets_json(answer.facets)},
            {"interpretation", interpretation_json(answer.interpretation, language)},
            {"correction", correction_json(answer.correction)},
            {"notices", render::notices(answer.notices)},
            {"version", answer.version}};
}

}  // namespace

namespace render {

Json reach(const Reach& reach) {
    auto line = Json::array();
    for (const auto& one : reach.line)
        line.push_back({{"relation", one.relation},
                        {"id", one.id.empty() ? Json() : Json(one.id)},
                        {"kind", one.kind},
                        {"title", one.title},
                        {"role", one.role},
                        {"state", one.state},
                        {"reason", one.reason},
                        {"parts", one.parts},
                        {"until", one.until},
                        {"next", one.next},
                        {"phones", one.phones},
                        {"extension", one.extension},
                        {"transfer", one.transfer},
                        {"transfer_instruction", one.transfer_instruction}});
    return {{"line", std::move(line)}, {"first", reach.first < reach.line.size() ? Json(reach.first) : Json()}};
}

Json links(const std::vector<RecordLink>& links) {
    auto out = Json::array();
    for (const auto& link : links)
        out.push_back({{"relation", link.relation}, {"id", link.id}, {"kind", link.kind}, {"title", link.title}, {"detail", link.detail}});
    return out;
}

Json hit(const Hit& hit, std::string_view language) {
    Json out{{"id", hit.id},
            {"kind", hit.kind},
            {"title", hit.title},
            {"title_highlights", ranges(hit.title_highlights)},
            {"section", {{"key", hit.section_key}, {"title", hit.section_title}}},
            {"snippet", {{"text", hit.snippet.text}, {"highlights", ranges(hit.snippet.highlights)}}},
            {"badges", hit.badges},
            {"score", hit.score},
            {"why", why_json(hit.why, language)}};
    if (hit.reach) out["reach"] = reach(*hit.reach);
    return out;
}

}  // namespace render

std::string to_json(const Answer& answer, std::string_view language) { return render::dump(answer_json(answer, language)); }

std::string to_json(const Answer& answer, const Choices& choices, std::string_view language) {
    auto out = answer_json(answer, language);
    out["choices"] = choices_json(choices, language);
    return render::dump(out);
}

std::string to_json(const WhyNot& why_not, std::string_view language) {
    return render::dump({{"id", why_not.id},
                         {"known", why_not.known},
                         {"rank", why_not.rank},
                         {"total", why_not.total},
                         {"missed", why_not.missed},
                         {"matched", why_not.matched},
                         {"reasons", render::messages(why_not.reasons, language)},
                         {"advice", render::messages(why_not.advice, language)}});
}

std::string to_json(const std::vector<RelatedRecord>& related) {
    auto list = Json::array();
    for (const auto& record : related)
        list.push_back(
            {{"id", record.id}, {"kind", record.kind}, {"title", record.title}, {"reason", record.reason}});
    return render::dump({{"related", list}});
}

std::string to_json(const std::vector<Completion>& completions) {
    auto list = Json::array();
    for (const auto& one : completions)
        list.push_back({{"text", one.text}, {"kind", one.kind}, {"id", one.id.empty() ? Json() : Json(one.id)}});
    return render::dump({{"completions", list}});
}

std::string to_json(const std::vector<AnalyzedToken>& tokens) {
    auto list = Json::array();
    for (const auto& token : tokens)
        list.push_back({{"range", Json::array({token.range.begin, token.range.end})},
                        {"position", token.position},
                        {"kind", token.kind},
                        {"folded", token.folded},
                        {"stem", token.stem},
                        {"function_word", token.function_word}});
    return render::dump({{"tokens", list}});
}

}  // namespace vraagbaak
