// SPDX-License-Identifier: GPL-2.0-or-later
// Native JSON: what a generation stores of a record. Keys in the order of the table of fields, then the structures;
// only what is not empty. Not the language of sources: nothing is forgiven here and nothing rewritten.
#include <nlohmann/json.hpp>

#include "record/fields.hpp"
#include "record/overload.hpp"
#include "record/reader.hpp"

namespace vraagbaak::record {

namespace {

using Json = nlohmann::ordered_json;
constexpr int version = 1;

void put(Json& json, std::string_view key, const std::string& text) {
    if (!text.empty()) json[std::string(key)] = text;
}
void put(Json& json, std::string_view key, const std::vector<std::string>& list) {
    if (!list.empty()) json[std::string(key)] = list;
}
void put(Json& json, std::string_view key, const std::optional<Date>& day) {
    if (day) json[std::string(key)] = to_string(*day);
}
void put(Json& json, std::string_view key, const Visibility& visibility) {
    if (visibility) json[std::string(key)] = *visibility;  // set and empty says something else than unset
}
void put(Json& json, std::string_view key, Json&& list) {
    if (!list.empty()) json[std::string(key)] = std::move(list);
}

void get(const Json& json, const char* key, std::string& text) {
    if (const auto at = json.find(key); at != json.end()) text = at->get<std::string>();
}
void get(const Json& json, const char* key, std::vector<std::string>& list) {
    if (const auto at = json.find(key); at != json.end()) list = at->get<std::vector<std::string>>();
}
void get(const Json& json, const char* key, std::optional<Date>& day) {
    if (const auto at = json.find(key); at != json.end()) day = parse_date(at->get<std::string>()).value();
}
void get(const Json& json, const char* key, Visibility& visibility) {
    if (const auto at = json.find(key); at != json.end()) visibility = at->get<std::vector<std::string>>();
}

template <class T>
Json list_of(const std::vector<T>& list, Json (*one)(const T&)) {
    Json out = Json::array();
    for (const auto& element : list) out.push_back(one(element));
    return out;
}

// The element itself; an exception of the JSON library when it is no object.
const Json& object(const Json& element) {
    element.get_ref<const Json::object_t&>();
    return element;
}

template <class T>
void get_list(const Json& json, const char* key, std::vector<T>& list, T (*one)(const Json&)) {
    if (const auto at = json.find(key); at != json.end())
        for (const auto& element : at->get_ref<const Json::array_t&>()) list.push_back(one(object(element)));
}

Json from_section(const Section& section) {
    Json json = Json::object();
    put(json, "sleutel", section.key);
    put(json, "kop", section.title);
    put(json, "tekst", section.text);
    put(json, "zichtbaarheid", section.visibility);
    return json;
}
Section to_section(const Json& json) {
    Section section;
    get(json, "sleutel", section.key);
    get(json, "kop", section.title);
    get(json, "tekst", section.text);
    get(json, "zichtbaarheid", section.visibility);
    return section;
}

Json from_link(const Link& link) {
    Json json = Json::object();
    put(json, "label", link.label);
    put(json, "url", link.url);
    return json;
}
Link to_link(const Json& json) {
    Link link;
    get(json, "label", link.label);
    get(json, "url", link.url);
    return link;
}

Json from_contact(const ContactPerson& contact) {
    Json json = Json::object();
    put(json, "medewerkerId", contact.id);
    put(json, "naam", contact.name);
    put(json, "rol", contact.role);
    if (contact.order != 0) json["volgorde"] = contact.order;
    return json;
}
ContactPerson to_contact(const Json& json) {
    ContactPerson contact;
    get(json, "medewerkerId", contact.id);
    get(json, "naam", contact.name);
    get(json, "rol", contact.role);
    contact.order = json.value("volgorde", 0);
    return contact;
}

Json from_location(const Location& location) {
    Json json = Json::object();
    put(json, "straat", location.street);
    put(json, "wijk", location.district);
    put(json, "postcode4", location.postcode4);
    return json;
}
Location to_location(const Json& json) {
    Location location;
    get(json, "straat", location.street);
    get(json, "wijk", location.district);
    get(json, "postcode4", location.postcode4);
    return location;
}

Json from_mailing(const Mailing& mailing) {
    Json json = Json::object();
    put(json, "datum", mailing.date);
    put(json, "doelgroep", mailing.audience);
    put(json, "onderwerp", mailing.subject);
    return json;
}
Mailing to_mailing(const Json& json) {
    Mailing mailing;
    get(json, "datum", mailing.date);
    get(json, "doelgroep", mailing.audience);
    get(json, "onderwerp", mailing.subject);
    return mailing;
}

void put(Json& json, std::string_view key, const std::optional<Minute>& minute) {
    if (minute) json[std::string(key)] = to_string(*minute);
}
void get(const Json& json, const char* key, std::optional<Minute>& minute) {
    if (const auto at = json.find(key); at != json.end()) minute = parse_minute(at->get<std::string>()).value();
}

Json from_absence(const Absence& absence) {
    Json json = Json::object();
    put(json, "van", absence.period.from);
    put(json, "tot", absence.period.until);
    put(json, "vervanger", absence.replacement);
    return json;
}
Absence to_absence(const Json& json) {
    Absence absence;
    get(json, "van", absence.period.from);
    get(json, "tot", absence.period.until);
    get(json, "vervanger", absence.replacement);
    return absence;
}

Json from_announcement(const Announcement& announcement) {
    Json json = Json::object();
    put(json, "soort", announcement.kind);
    put(json, "tekst", announcement.text);
    put(json, "van", announcement.period.from);
    put(json, "tot", announcement.period.until);
    return json;
}
Announcement to_announcement(const Json& json) {
    Announcement announcement;
    get(json, "soort", announcement.kind);
    get(json, "tekst", announcement.text);
    get(json, "van", announcement.period.from);
    get(json, "tot", announcement.period.until);
    return announcement;
}

void put_simple(Json& json, const Field& field, const Record& record) {
    static const Record untouched;
    std::visit(Overload{
                   [&](bool Record::*member) {
                       if (record.*member != untouched.*member) json[std::string(field.key)] = record.*member;
                   },
                   [](const SectionField&) {}, [](const Structured&) {},
                   [&](auto Record::*member) { put(json, field.key, record.*member); },
               },
               field.member);
}

void get_simple(const Json& json, const Field& field, Record& record) {
    const std::string key(field.key);
    std::visit(Overload{
                   [&](bool Record::*member) { record.*member = json.value(key, record.*member); },
                   [](const SectionField&) {}, [](const Structured&) {},
                   [&](std::string Record::*member) {
                       (record.*member).clear();  // language and status have a default, and may be empty here
                       get(json, key.c_str(), record.*member);
                   },
                   [&](auto Record::*member) { get(json, key.c_str(), record.*member); },
               },
               field.member);
}

void put_structures(Json& json, const Record& record) {
    put(json, "trefwoorden", record.keywords);
    put(json, "doelgroep", record.audiences);
    put(json, "zichtbaarheid", record.visibility);
    put(json, "links", list_of(record.links, from_link));
    if (const auto& referral = record.referral) {
        Json to = Json::object();
        put(to, "organisatie", referral->organisation);
        put(to, "telefoon", referral->phone);
        put(to, "url", referral->url);
        json["verwijzing"] = std::move(to);  // though empty: the municipality does not deliver it
    }
    if (const auto& availability = record.availability) {
        json["aanwezig"] = availability->present;
        put(json, "vervanging", availability->replacement);
        put(json, "afwezig", list_of(availability->absences, from_absence));
    }
    put(json, "locaties", list_of(record.locations, from_location));
    put(json, "contactpersonen", list_of(record.contacts, from_contact));
    put(json, "terugval", record.fallback);
    put(json, "mailingen", list_of(record.mailings, from_mailing));
    put(json, "aankondigingen", list_of(record.announcements, from_announcement));
    put(json, "secties", list_of(record.sections, from_section));
}

void get_structures(const Json& json, Record& record) {
    get(json, "trefwoorden", record.keywords);
    get(json, "doelgroep", record.audiences);
    get(json, "zichtbaarheid", record.visibility);
    get_list(json, "links", record.links, to_link);
    if (const auto at = json.find("verwijzing"); at != json.end()) {
        auto& referral = record.referral.emplace();
        get(object(*at), "organisatie", referral.organisation);
        get(*at, "telefoon", referral.phone);
        get(*at, "url", referral.url);
    }
    if (const auto at = json.find("aanwezig"); at != json.end()) {
        auto& availability = record.availability.emplace();
        get(json, "aanwezig", availability.present);
        get(json, "vervanging", availability.replacement);
        get_list(json, "afwezig", availability.absences, to_absence);
    }
    get_list(json, "locaties", record.locations, to_location);
    get_list(json, "contactpersonen", record.contacts, to_contact);
    get(json, "terugval", record.fallback);
    get_list(json, "mailingen", record.mailings, to_mailing);
    get_list(json, "aankondigingen", record.announcements, to_announcement);
    get_list(json, "secties", record.sections, to_section);
}

}  // namespace

std::string to_native_json(const Record& record) {
    Json json = {{"v", version}};
    for (const auto& field : fields()) put_simple(json, field, record);
    put_structures(json, record);
    // A record that check() accepted has no ill-formed text; one that it never saw shall not make us throw.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Record from_native_json(std::string_view text) {
    try {
        const auto json = Json::parse(text.begin(), text.end());
        if (json.at("v") != version) throw Error(ErrorKind::unusable, {"native_version", {json.at("v").dump()}});
        Record record;
        for (const auto& field : fields()) get_simple(json, field, record);
        get_structures(json, record);
        return record;
    } catch (const nlohmann::json::exception& problem) {
        throw Error(ErrorKind::unusable, {"native_json", {problem.what()}});
    } catch (const std::bad_optional_access&) {
        throw Error(ErrorKind::unusable, {"native_json", {"date"}});
    }
}

}  // namespace vraagbaak::record
