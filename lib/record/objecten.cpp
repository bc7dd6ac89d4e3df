// SPDX-License-Identifier: GPL-2.0-or-later
// Objects of the Objecten-API: VAC, PDC-kennisartikel, Medewerker, Afdeling, Groep, in their envelope or bare, and the
// products of the SDG, which have the form of a PDC-kennisartikel. Nearly all keys of the data are ours already.
#include <algorithm>
#include <array>

#include "record/exported.hpp"
#include "record/id.hpp"
#include "record/shape.hpp"

namespace vraagbaak::record {

namespace {

using Keys = std::array<std::string_view, 10>;

bool has_map(const Value& value, std::string_view key) {
    const auto* member = value.member(key);
    return member && member->kind == Value::Kind::map;
}

bool has_list(const Value& value, std::string_view key) {
    const auto* member = value.member(key);
    return member && member->kind == Value::Kind::list;
}

// Medewerker of before the schema of today has its name inside `contact`.
bool is_old_person(const Value& data) {
    const auto* contact = data.member("contact");
    return contact && contact->kind == Value::Kind::map && contact->member("achternaam");
}

// The name and work of somebody, without the number that the standard asks for and all that refers to him goes by.
bool is_person_without_number(const Value& data) {
    const auto any = [&](std::initializer_list<std::string_view> keys) {
        return std::ranges::any_of(keys, [&](auto key) { return data.member(key) != nullptr; });
    };
    return any({"achternaam", "volledigeNaam"}) && !any({"identificatie", "id", "soort"}) &&
           any({"afdelingen", "groepen", "functie", "telefoonnummers", "emails"});
}

std::string_view kind_of(const Value& data) {
    if (has_list(data, "vertalingen")) return "kennisartikel";
    if (data.member("vraag") && data.member("antwoord")) return "vac";
    if (is_person(data) || is_old_person(data) || is_person_without_number(data)) return "medewerker";
    if (data.member("identificatie") && data.member("naam")) return "afdeling";
    return {};
}

// Read apart, or of no use to a search.
constexpr Keys of_products = {
    "vertalingen",      "versie",   "catalogus",        "bevoegdeOrganisatie", "verantwoordelijkeOrganisatie",
    "beschikbareTalen", "locaties", "publicationState", "procedureLink"};

bool listed(const Keys& keys, std::string_view key) {
    for (const auto k : keys)
        if (same_key(k, key)) return true;
    return false;
}

bool is_id_key(std::string_view key) {
    return same_key(key, "id") || same_key(key, "identificatie") || same_key(key, "uuid");
}

// Elements are ids, URLs that end with one, or maps that hold either under `key`.
void put_related(const Spot& list, std::initializer_list<std::string_view> keys, Draft& draft) {
    for (const auto& element : list.elements()) {
        const auto reference = element.is(Value::Kind::map) ? element.member_text(keys) : element.text();
        draft.add("gerelateerd", id_from_reference(reference), list);
    }
}

void put_product(const Spot& data, const Context& context, Draft& draft) {
    if (const auto translations = data.member({"vertalingen"})) read_translations(*translations, context, draft);
    if (const auto label = data.member({"upnLabel"}); label && !draft.has("titel") && !draft.has("vraag"))
        draft.put("titel", product_label(data, "upnLabel"), *label);
    const auto present = data.member({"productAanwezig"});
    const auto responsible = data.member({"verantwoordelijkeOrganisatie"});
    if (present && present->is(Value::Kind::boolean) && !present->value().truth && responsible &&
        responsible->is(Value::Kind::map))
        draft.put("verwijzing", responsible->member_text({"owmsPrefLabel"}), *responsible);
}

// Said beside the status, and before it: a draft is not shown, whatever its status is. A product that has a place for
// the day of its publication and no day there is one too.
void put_state(const Spot& data, Draft& draft) {
    if (const auto state = data.member({"publicationState"});
        state && !state->empty() && !same_key(state->text(), "PUBLISHED"))
        draft.put("status", "concept", *state);
    if (const auto day = data.member({"publicatieDatum"}); day && day->empty()) draft.put("status", "concept", *day);
}

// The department that a group is part of, which it names by its number.
void put_outer_department(const Spot& data, Draft& draft) {
    const auto number = data.member({"afdelingId"});
    if (!number || number->empty()) return;
    Value outer;
    outer.kind = Value::Kind::map;
    outer.keys = {"afdelingId"};
    outer.items = {number->value()};
    draft.add("afdelingen", std::move(outer), *number);
}

void put_old_person(const Spot& data, Draft& draft) {
    const auto contact = *data.member({"contact"});
    for (std::size_t i = 0; i < contact.value().items.size(); ++i) draft.put(contact.value().keys[i], contact.child(i));
    constexpr std::array<KeyMove, 4> names = {{
        {"department", "afdelingen"},
        {"function", "functie"},
        {"replacement", "vervanging"},
        {"availabilities", "beschikbaarheid"},
    }};
    for (const auto& [from, to] : names)
        if (const auto value = data.member({from})) draft.put(to, *value);
}

void put_field(std::string_view key, const Spot& value, bool product, bool old_person, Draft& draft) {
    if (is_id_key(key) || (product && listed(of_products, key))) return;
    constexpr Keys old = {"contact", "department", "function", "replacement", "availabilities"};
    if (old_person && listed(old, key)) return;
    if (same_key(key, "gerelateerdeVACs")) return put_related(value, {"VAC", "uuid", "url"}, draft);
    if (same_key(key, "gerelateerdeProducten")) return put_related(value, {"product", "uuid", "url"}, draft);
    if (same_key(key, "publicatieDatum")) return draft.put("publicatieVan", value);
    if (same_key(key, "vraag")) return draft.put(key, plain_line(value), value);
    if (same_key(key, "upnUri") && value.text().find("nog_niet_beschikbaar") != std::string::npos) return;
    if (same_key(key, "upnLabel") && value.text().find("nog niet beschikbaar") != std::string::npos) return;
    draft.put(key, value);
}

void put_id(const Spot& holder, Draft& draft) {
    for (const auto key : {"identificatie", "uuid", "id", "url"})
        if (const auto value = holder.member({key}); value && !draft.has("id") && !value->is(Value::Kind::map))
            draft.put("id", id_from_reference(value->text()), *value);
}

// The day that the draft has under `key`; nothing when it has none, or one that is refused later.
std::optional<Date> day_in(const Draft& draft, std::string_view key) {
    const auto* value = draft.fields.member(key);
    return value && value->kind == Value::Kind::text ? parse_date(trim(value->text)) : std::nullopt;
}

void put_day(Draft& draft, std::string_view key, const Date& day, const Spot& from) {
    draft.take(key);
    draft.put(key, to_string(day), from);
}

// The last day of what holds no more on `behind`.
Date day_before(const Date& behind) { return Date{std::chrono::sys_days{behind} - std::chrono::days{1}}; }

// An object is shown as long as both it and its data are: from the later of their first days, up to the earlier of
// their last. `endAt` is the first day on which the object holds no more. False when that is never.
bool put_period(const Spot& record, Draft& draft) {
    const auto own_first = day_in(draft, "publicatieVan"), own_last = day_in(draft, "publicatieTot");
    std::optional<Date> first, last;
    if (const auto start = record.member({"startAt"})) first = start->date();
    if (first && (!own_first || *own_first < *first)) put_day(draft, "publicatieVan", *first, *record.member({"startAt"}));
    if (const auto end = record.member({"endAt"}))
        if (const auto behind = end->date()) last = day_before(*behind);
    if (last && (!own_last || *last < *own_last)) put_day(draft, "publicatieTot", *last, *record.member({"endAt"}));
    // Days that are the wrong way round within the one or the other are a mistake, and refused as such.
    const bool mistaken = (first && last && *last < day_before(*first)) || (own_first && own_last && *own_last < *own_first);
    const auto from = day_in(draft, "publicatieVan"), until = day_in(draft, "publicatieTot");
    return mistaken || !from || !until || *from <= *until;
}

}  // namespace

bool is_object(const Value& element) {
    return has_map(element, "record") && has_map(*element.member("record"), "data");
}

bool is_empty_object(const Value& element) {
    return element.member("record") && !is_object(element) && kind_of(element).empty() &&
           (element.member("uuid") || element.member("url") || element.member("type"));
}

bool is_object_data(const Value& element) { return !is_object(element) && !kind_of(element).empty(); }

std::vector<Draft> read_object_data(const Spot& data, const Context& context) {
    Draft draft;
    const auto kind = kind_of(data.value());
    if (!data.value().member("soort")) draft.put("soort", std::string(kind), data);
    put_id(data, draft);
    if (kind == "medewerker" && is_person_without_number(data.value())) data.refuse({"person_without_number", {}});
    const bool product = has_list(data.value(), "vertalingen");
    const bool old_person = kind == "medewerker" && is_old_person(data.value());
    if (product) put_state(data, draft);
    if (old_person) put_old_person(data, draft);
    for (std::size_t i = 0; i < data.value().items.size(); ++i)
        put_field(data.value().keys[i], data.child(i), product, old_person, draft);
    if (product) put_product(data, context, draft);
    if (product || kind == "vac") restore_sections(draft);
    if (kind == "afdeling") put_outer_department(data, draft);
    if (kind == "medewerker" && draft.origins.contains("achternaam")) draft.origins.emplace("titel", draft.origins["achternaam"]);
    return {std::move(draft)};
}

std::vector<Draft> read_object(const Spot& element, const Context& context) {
    const auto record = *element.member({"record"});
    auto drafts = read_object_data(*record.member({"data"}), context);
    put_id(element, drafts.front());
    if (put_period(record, drafts.front())) return drafts;
    context.note({"object_never_valid", {element.pointer()}});
    return {};
}

std::vector<Draft> read_empty_object(const Spot& element, const Context&) {
    Draft draft;
    put_id(element, draft);
    element.member({"record"})->refuse({"object_empty", {}});
    return {std::move(draft)};
}

}  // namespace vraagbaak::record
