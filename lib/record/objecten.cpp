// SPDX-License-Identifier: GPL-2.0-or-later
// Objects of the Objecten-API: VAC, PDC-kennisartikel, Medewerker, Afdeling, Groep, in their envelope or bare, and the
// products of the SDG, which have the form of a PDC-kennisartikel. Nearly all keys of the data are ours already.
#include <array>

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

std::string_view kind_of(const Value& data) {
    if (has_list(data, "vertalingen")) return "kennisartikel";
    if (data.member("vraag") && data.member("antwoord")) return "vac";
    if (is_person(data) || is_old_person(data)) return "medewerker";
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

// The label of a product; not the one that says that there is none.
std::string product_label(const Spot& data) {
    const auto label = data.member_text({"upnLabel"});
    const bool none =
        label.find("nog niet beschikbaar") != label.npos || label.find("nog_niet_beschikbaar") != label.npos;
    return none ? std::string() : label;
}

void put_product(const Spot& data, const Context& context, Draft& draft) {
    if (const auto translations = data.member({"vertalingen"})) read_translations(*translations, context, draft);
    if (const auto label = data.member({"upnLabel"}); label && !draft.has("titel") && !draft.has("vraag"))
        draft.put("titel", product_label(data), *label);
    const auto present = data.member({"productAanwezig"});
    const auto responsible = data.member({"verantwoordelijkeOrganisatie"});
    if (present && present->is(Value::Kind::boolean) && !present->value().truth && responsible &&
        responsible->is(Value::Kind::map))
        draft.put("verwijzing", responsible->member_text({"owmsPrefLabel"}), *responsible);
}

// Said beside the status, and before it: a draft is not shown, whatever its status is.
void put_state(const Spot& data, Draft& draft) {
    if (const auto state = data.member({"publicationState"});
        state && !state->empty() && !same_key(state->text(), "PUBLISHED"))
        draft.put("status", "concept", *state);
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

// `endAt` is the first day on which the object holds no more.
void put_period(const Spot& record, Draft& draft) {
    if (const auto start = record.member({"startAt"})) draft.put("publicatieVan", *start);
    const auto end = record.member({"endAt"});
    if (!end) return;
    if (const auto day = end->date())
        draft.put("publicatieTot", to_string(Date{std::chrono::sys_days{*day} - std::chrono::days{1}}), *end);
}

}  // namespace

bool is_object(const Value& element) {
    return has_map(element, "record") && has_map(*element.member("record"), "data");
}

bool is_object_data(const Value& element) { return !is_object(element) && !kind_of(element).empty(); }

std::vector<Draft> read_object_data(const Spot& data, const Context& context) {
    Draft draft;
    const auto kind = kind_of(data.value());
    if (!data.value().member("soort")) draft.put("soort", std::string(kind), data);
    put_id(data, draft);
    const bool product = has_list(data.value(), "vertalingen");
    const bool old_person = kind == "medewerker" && is_old_person(data.value());
    if (product) put_state(data, draft);
    if (old_person) put_old_person(data, draft);
    for (std::size_t i = 0; i < data.value().items.size(); ++i)
        put_field(data.value().keys[i], data.child(i), product, old_person, draft);
    if (product) put_product(data, context, draft);
    if (kind == "medewerker" && draft.origins.contains("achternaam")) draft.origins.emplace("titel", draft.origins["achternaam"]);
    return {std::move(draft)};
}

std::vector<Draft> read_object(const Spot& element, const Context& context) {
    const auto record = *element.member({"record"});
    auto drafts = read_object_data(*record.member({"data"}), context);
    put_id(element, drafts.front());
    put_period(record, drafts.front());
    return drafts;
}

}  // namespace vraagbaak::record
