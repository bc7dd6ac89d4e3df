// SPDX-License-Identifier: GPL-2.0-or-later
#include "render/json.hpp"

#include "vraagbaak/render.hpp"

namespace vraagbaak {

namespace render {

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json ranges(const std::vector<Range>& list) {
    auto out = Json::array();
    for (const auto& range : list) out.push_back(Json::array({range.begin, range.end}));
    return out;
}

Json message(const Message& message, std::string_view language) {
    return {{"code", message.code}, {"text", text(message, language)}};
}

Json messages(const std::vector<Message>& list, std::string_view language) {
    auto out = Json::array();
    for (const auto& entry : list) out.push_back(message(entry, language));
    return out;
}

void add_place(Json& object, const Place& place) {
    object["file"] = place.file.empty() ? Json() : Json(place.file);
    object["line"] = place.line == 0 ? Json() : Json(place.line);
    object["field"] = place.field.empty() ? Json() : Json(place.field);
}

Json finding(const Finding& finding, std::string_view language) {
    auto out = Json::object();
    add_place(out, finding.place);
    out["reason"] = text(finding.message, language);
    out["code"] = finding.message.code;
    return out;
}

Json findings(const std::vector<Finding>& list, std::string_view language) {
    auto out = Json::array();
    for (const auto& entry : list) out.push_back(finding(entry, language));
    return out;
}

Json notices(const std::vector<Notice>& list) {
    auto out = Json::array();
    for (const auto& notice : list)
        out.push_back({{"text", notice.text}, {"id", notice.id.empty() ? Json() : Json(notice.id)}, {"until", notice.until}, {"kind", notice.kind}});
    return out;
}

Json error(const Finding& finding, std::string_view language) {
    auto inner = message(finding.message, language);
    Json out{{"code", inner["code"]}, {"message", inner["text"]}};
    add_place(out, finding.place);
    return out;
}

}  // namespace render

std::string to_json(const Error& error, std::string_view language) {
    return render::dump({{"error", render::error({error.message(), error.place()}, language)}});
}

}  // namespace vraagbaak
