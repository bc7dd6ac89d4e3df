// SPDX-License-Identifier: GPL-2.0-or-later
// The native line is the stored form with everything said that a reader might fill in otherwise. The two other forms are
// that line with its keys moved: what nobody moves stays under its own key, so that no field is ever left behind.
#include "record/exported.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
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

constexpr std::string_view place_key = "plaats";  // of a section in `secties`: the key under which its text stands

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
    // internal groups sees them: a reader gives them to those. `text_key`: that of what has no other place.
    Parts(const Record& record, const Settings& settings, std::string_view text_key, std::span<const Names> standard)
        : text_key_(text_key), internal_(settings.internal_groups) {
        std::ranges::sort(internal_);
        for (const auto& section : record.sections) place(section, standard);
        const auto text = body_ + under_headings_;
        const bool simple = sections_.size() == 1 && !body_.empty() && body_ != html(record.short_answer);
        if (simple) sections_.clear();
        text_ = text.empty() ? html(record.short_answer) : text;
    }

    Json text() const { return text_.empty() ? Json() : Json(text_); }
    const std::vector<std::pair<std::string, std::string>>& keyed() const { return keyed_; }

    // Every section in its order: its text, or under which key that stands. Null when there is nothing to tell.
    Json sections() const { return sections_.empty() ? Json() : sections_; }

private:
    void place(const Section& section, std::span<const Names> standard) {
        const bool open = section.visibility && section.visibility->empty();
        const bool internal = section.key == "deskMemo" || section.key == "toelichting";
        const auto known = std::ranges::find(standard, section.key, &Names::first);
        if (internal && section.visibility == internal_) put_under(section, section.key);
        else if (!open || is_internal(section.key)) sections_.push_back(with_groups(section));
        else if (known != standard.end()) put_under(section, known->second);
        else put_in_text(section);
    }

    void put_under(const Section& section, std::string_view key) {
        keyed_.emplace_back(key, html(section.text));
        tell_place(section, key);
    }

    // What has no heading comes first, for else it would seem to be of the section before it.
    void put_in_text(const Section& section) {
        (heading_of(section).empty() ? body_ : under_headings_) += html_under_heading(section);
        tell_place(section, text_key_);
    }

    void tell_place(const Section& section, std::string_view key) {
        sections_.push_back({{"sleutel", section.key}, {"kop", section.title}, {place_key, key}});
    }

    static Json with_groups(const Section& section) {
        Json out = {{"sleutel", section.key}, {"kop", section.title}, {"tekst", html(section.text)}};
        if (section.visibility) out["zichtbaarheid"] = *section.visibility;
        say_who(out);
        return out;
    }

    std::string text_key_;
    std::vector<std::string> internal_;
    std::string body_, under_headings_, text_;
    std::vector<std::pair<std::string, std::string>> keyed_;
    Json sections_ = Json::array();
};

Value* member_of(Value& map, std::string_view key) { return const_cast<Value*>(map.member(key)); }

std::string text_under(const Value& map, std::string_view key) {
    const auto* value = map.member(key);
    return value && value->kind == Value::Kind::text ? value->text : std::string();
}

void put_text(Value& section, std::string text) {
    section.keys.emplace_back("tekst");
    section.items.push_back(text_value(std::move(text)));
}

// Sections that are said to stand under one key, and what stands there. A section whose heading is there no more, because
// somebody changed the text, is left out and its text stays where it is.
class Restore {
public:
    explicit Restore(std::string_view text) : text_(text) {}

    void add(Value& section) {
        const Section as_ours{text_under(section, "sleutel"), text_under(section, "kop"), "", std::nullopt};
        const auto heading = heading_of(as_ours);
        if (heading.empty()) return body_ = &section, void();
        const auto tag = "<h3>" + escaped(heading) + "</h3>";
        const auto at = text_.find(tag, end_);
        if (at == text_.npos) return;
        (last_ ? last_text_ : lead_) = text_.substr(end_, at - end_);
        close();
        last_ = &section;
        end_ = at + tag.size();
    }

    // What stands before the first heading and belongs to no section.
    std::string finish() {
        (last_ ? last_text_ : lead_) = text_.substr(end_);
        close();
        if (!body_) return std::string(lead_);
        put_text(*body_, std::string(lead_));
        return {};
    }

private:
    void close() {
        if (last_) put_text(*last_, std::string(last_text_));
        last_ = nullptr;
    }

    std::string_view text_, lead_, last_text_;
    std::size_t end_ = 0;
    Value* body_ = nullptr;
    Value* last_ = nullptr;
};

// Nothing else is taken from the record, whatever somebody writes here.
bool is_text_of_section(std::string_view key) {
    const auto* field = find_field(key);
    return field && std::holds_alternative<SectionField>(field->member);
}

// May the section take what stands under the key? Text of colleagues alone stays theirs, whatever is written here.
bool may_take(const Value& section, std::string_view key) {
    return !is_internal(key) || same_key(text_under(section, "sleutel"), key);
}

// Gives the sections that stand under `key` their texts. Those without a text of their own are gone.
void restore_under(const std::string& key, bool with_headings, Value& list, Draft& draft) {
    const auto text = text_under(draft.fields, key);
    Restore restore(text);
    bool taken = false;
    for (auto& section : list.items) {
        if (text_under(section, place_key) != key || !may_take(section, key)) continue;
        if (with_headings) restore.add(section);
        else if (!std::exchange(taken, true)) put_text(section, text);
    }
    if (!with_headings && !taken) return;
    const auto lead = with_headings ? restore.finish() : std::string();
    draft.take(key);
    if (!trim(lead).empty()) draft.put(key, text_value(lead), draft.origins[key]);
}

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
    const Parts parts(record, settings, "antwoord", {});
    Json data;
    put(data, "vraag", take(rest, "titel"));
    data["antwoord"] = parts.text().is_null() ? Json("") : parts.text();
    put(data, "status", take(rest, "status"));
    put(data, "doelgroep", audience(take(rest, "doelgroep"), "eu-burger-bedrijf"));
    put(data, "afdelingen", list_of_maps(take(rest, "afdelingen"), "afdelingNaam"));
    put(data, "trefwoorden", list_of_maps(take(rest, "trefwoorden"), "trefwoord"));
    for (const auto& [key, text] : parts.keyed()) data[key] = text;
    data.update(rest);
    put(data, "secties", parts.sections());
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
    const Parts parts(record, settings, "tekst", standard);
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
    put(data, "secties", parts.sections());
    return object(record, std::move(data));
}

void restore_sections(Draft& draft) {
    for (const std::string key : {"antwoord", "tekst"})  // a short answer where the form wants a text, and there was none
        if (!draft.has("secties") && draft.has("kortAntwoord") && text_under(draft.fields, key) == html(text_under(draft.fields, "kortAntwoord")))
            draft.take(key);
    auto* there = member_of(draft.fields, "secties");
    if (!there || there->kind != Value::Kind::list) return;
    auto list = std::move(*there);
    draft.take("secties");
    std::set<std::string> places;
    for (const auto& section : list.items)
        if (auto place = text_under(section, place_key); is_text_of_section(place)) places.insert(std::move(place));
    for (const auto& place : places) restore_under(place, place == "antwoord" || place == "tekst", list, draft);
    std::erase_if(list.items, [](Value& section) {
        const auto at = std::ranges::find(section.keys, place_key);
        if (at == section.keys.end() || (!section.member("tekst") && section.member("zichtbaarheid"))) return false;
        section.items.erase(section.items.begin() + (at - section.keys.begin()));
        section.keys.erase(at);
        return text_under(section, "tekst").empty() && (!section.member("tekst") || text_under(section, "kop").empty());
    });
    const auto pointer = draft.origins["secties"];
    draft.put("secties", std::move(list), pointer);
}

}  // namespace vraagbaak::record
