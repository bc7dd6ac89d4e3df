// SPDX-License-Identifier: GPL-2.0-or-later
// The native line is the stored form with everything said that a reader might fill in otherwise. The two other forms are
// that line with its keys moved: what nobody moves stays under its own key, so that no field is ever left behind.
#include "record/exported.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>
#include <utility>

#include "record/fields.hpp"
#include "text/html.hpp"
#include "record/reader.hpp"
#include "record/sections.hpp"

namespace vraagbaak::record {

namespace {

using Json = nlohmann::ordered_json;
using Names = std::pair<std::string_view, std::string_view>;

void say_who(Json& holder) {
    const auto labels = holder.find("zichtbaarheid");
    if (labels != holder.end() && labels->empty()) *labels = Json::array({"openbaar"});
}

Json fields_of(const Record& record) {
    auto json = Json::parse(to_native_json(record));
    json.erase("v");
    say_who(json);
    if (const auto sections = json.find("secties"); sections != json.end())
        for (auto& section : *sections) say_who(section);
    return json;
}

std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// The value of a key, which is then gone; null when it was not there.
Json take(Json& from, std::string_view key) {
    const auto found = from.find(std::string(key));
    if (found == from.end()) return {};
    auto value = std::move(*found);
    from.erase(found);
    return value;
}

void put(Json& to, std::string_view key, Json&& value) {
    if (!value.is_null()) to[std::string(key)] = std::move(value);
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '\n') out += "<br>";
        else out += c;
    }
    return out;
}

// Paragraphs of plain text as HTML, which these forms have in every text.
std::string html(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto end = std::min(text.find("\n\n"), text.size());
        out += "<p>" + escaped(text.substr(0, end)) + "</p>";
        text.remove_prefix(std::min(end + 2, text.size()));
    }
    return out;
}

std::string heading_of(const Section& section) {
    if (!section.title.empty() || section.key == body_key) return section.title;
    auto words = section.key;
    if (words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

std::string html_under_heading(const Section& section) {
    const auto heading = heading_of(section);
    return (heading.empty() ? "" : "<h3>" + escaped(heading) + "</h3>") + html(section.text);
}

// The parts of a record by who may see them and where the form has a place for them.
class Parts {
public:
    // `standard`: keys of ours that the form has a key for. Internal keys have theirs, as long as nobody but the
    // internal groups sees them: a reader gives them to those.
    Parts(const Record& record, const Settings& settings, std::span<const Names> standard)
        : internal_(settings.internal_groups) {
        std::ranges::sort(internal_);
        for (const auto& section : record.sections) place(section, standard);
        if (text_.empty()) text_ = html(record.short_answer);
    }

    Json text() const { return text_.empty() ? Json() : Json(text_); }
    const std::vector<std::pair<std::string, std::string>>& keyed() const { return keyed_; }
    Json own() const { return own_.empty() ? Json() : own_; }

private:
    void place(const Section& section, std::span<const Names> standard) {
        const bool open = section.visibility && section.visibility->empty();
        const bool internal = section.key == "deskMemo" || section.key == "toelichting";
        const auto known = std::ranges::find(standard, section.key, &Names::first);
        if (internal && section.visibility == internal_) keyed_.emplace_back(section.key, html(section.text));
        else if (!open || is_internal(section.key)) own_.push_back(with_groups(section));
        else if (known != standard.end()) keyed_.emplace_back(known->second, html(section.text));
        else text_ += html_under_heading(section);
    }

    static Json with_groups(const Section& section) {
        Json out = {{"sleutel", section.key}, {"kop", section.title}, {"tekst", html(section.text)}};
        if (section.visibility) out["zichtbaarheid"] = *section.visibility;
        say_who(out);
        return out;
    }

    std::vector<std::string> internal_;
    std::string text_;
    std::vector<std::pair<std::string, std::string>> keyed_;
    Json own_ = Json::array();
};

Json list_of_maps(Json&& texts, const char* key) {
    if (texts.is_null()) return {};
    Json out = Json::array();
    for (auto& text : texts) out.push_back({{key, std::move(text)}});
    return out;
}

// "burger", "bedrijf" as the standards say them; what they have no word for stays in our words.
Json audience(Json&& ours, const char* both) {
    if (ours.is_null() || ours == Json::array({"burger", "bedrijf"})) return ours.is_null() ? Json() : Json(both);
    std::string out;
    for (const auto& word : ours) {
        const auto name = word.get<std::string>();
        const bool known = name == "burger" || name == "bedrijf";
        out += (out.empty() ? "" : ", ") + (known ? "eu-" + name : name);
    }
    return out;
}

// The day after the last visible one: an object of the Objecten-API holds no more on its endAt.
Json end_of(const Record& record) {
    if (!record.visible_until) return {};
    return to_string(Date{std::chrono::sys_days{*record.visible_until} + std::chrono::days{1}});
}

std::string object(const Record& record, Json&& data) {
    const Json start = record.visible_from ? Json(to_string(*record.visible_from)) : Json();
    return written({{"uuid", record.id}, {"record", {{"startAt", start}, {"endAt", end_of(record)}, {"data", std::move(data)}}}});
}

}  // namespace

std::string to_exported_json(const Record& record) {
    Json json = {{exported_key, exported_form}};
    json.update(fields_of(record));
    return written(json);
}

std::optional<std::string> to_vac_object(const Record& record, const Settings& settings) {
    if (record.kind != "vac") return std::nullopt;
    auto rest = fields_of(record);
    for (const auto* key : {"id", "soort", "secties", "publicatieVan", "publicatieTot"}) take(rest, key);
    const Parts parts(record, settings, {});
    Json data;
    put(data, "vraag", take(rest, "titel"));
    data["antwoord"] = parts.text().is_null() ? Json("") : parts.text();
    put(data, "status", take(rest, "status"));
    put(data, "doelgroep", audience(take(rest, "doelgroep"), "eu-burger-bedrijf"));
    put(data, "afdelingen", list_of_maps(take(rest, "afdelingen"), "afdelingNaam"));
    put(data, "trefwoorden", list_of_maps(take(rest, "trefwoorden"), "trefwoord"));
    for (const auto& [key, text] : parts.keyed()) data[key] = text;
    data.update(rest);
    put(data, "secties", parts.own());
    return object(record, std::move(data));
}

std::optional<std::string> to_pdc_object(const Record& record, const Settings& settings) {
    if (group_of(record.kind) != article || record.kind == "vac") return std::nullopt;
    static constexpr std::array<Names, 8> standard = {{
        {"aanvraag", "procedureBeschrijving"}, {"voorwaarden", "vereisten"}, {"bewijs", "bewijs"},
        {"kosten", "kostenEnBetaalmethoden"}, {"termijn", "uitersteTermijn"}, {"bezwaar", "bezwaarEnBeroep"},
        {"bijzonderheden", "notice"}, {"contact", "contact"},
    }};
    auto rest = fields_of(record);
    for (const auto* key : {"id", "secties", "publicatieTot"}) take(rest, key);
    if (record.kind == "kennisartikel") take(rest, "soort");
    const Parts parts(record, settings, standard);
    Json version;
    put(version, "taal", take(rest, "taal"));
    put(version, "titel", take(rest, "titel"));
    put(version, "tekst", parts.text());
    for (const auto& [key, text] : parts.keyed()) version[key] = text;
    put(version, "links", take(rest, "links"));
    put(version, "trefwoorden", list_of_maps(take(rest, "trefwoorden"), "trefwoord"));
    put(version, "datumWijziging", take(rest, "gewijzigdOp"));
    Json data = {{"uuid", record.id}};
    for (const auto* key : {"upnUri", "upnLabel"}) put(data, key, take(rest, key));
    put(data, "publicatieDatum", take(rest, "publicatieVan"));
    data["productAanwezig"] = !record.referral;
    put(data, "doelgroep", audience(take(rest, "doelgroep"), "eu-burger, eu-bedrijf"));
    put(data, "afdelingen", list_of_maps(take(rest, "afdelingen"), "afdelingnaam"));
    data["vertalingen"] = Json::array({std::move(version)});
    data.update(rest);
    put(data, "secties", parts.own());
    return object(record, std::move(data));
}

}  // namespace vraagbaak::record
