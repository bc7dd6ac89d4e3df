// SPDX-License-Identifier: GPL-2.0-or-later
// `vertalingen` of PDC articles and SDG products: one version a language, in any order. A base has one record an
// article, so one version goes in: that in the language of the settings.
#include <array>

#include "record/shape.hpp"

namespace vraagbaak::record {

namespace {

// Keys that our table of fields does not know, and where their values go; nowhere: left out without a remark.
constexpr std::array<KeyMove, 11> moves = {{
    {"conditions", "voorwaarden"},
    {"synonyms", "trefwoorden"},
    {"specifieketekst", "tekst"},
    {"producttiteldecentraal", "titel"},
    {"titeldecentraal", "titel"},
    {"producttoelichting", "bijzonderheden"},
    {"productaanwezigtoelichting", "bijzonderheden"},
    {"productvaltondertoelichting", "bijzonderheden"},
    {"generiekeTekst", ""},
    {"subtitel", ""},
    {"publicatieDatum", ""},
}};

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find_first_of("-_")); }

bool says_something(const Spot& version) {
    if (!version.is(Value::Kind::map)) return false;
    for (std::size_t i = 0; i < version.value().items.size(); ++i)
        if (!same_key(version.value().keys[i], "taal") && !says_nothing(version.child(i))) return true;
    return false;
}

std::optional<Spot> in_language(const std::vector<Spot>& versions, std::string_view language) {
    for (const auto& version : versions)
        if (says_something(version) && same_key(primary(version.member_text({"taal"})), language)) return version;
    return std::nullopt;
}

// In the language of the settings, else in Dutch, else the first there is.
std::optional<Spot> choose(const Spot& translations, const std::string& language) {
    const auto versions = translations.elements();
    if (const auto right = in_language(versions, language)) return right;
    auto other = in_language(versions, "nl");
    for (const auto& version : versions)
        if (!other && says_something(version)) other = version;
    if (other) other->warn({"translation_missing", {language, other->member_text({"taal"})}});
    return other;
}

// A link of its own, which leads to where the product is asked for.
void put_procedure_link(const Spot& link, Draft& draft) {
    if (link.is(Value::Kind::map) && !link.member_text({"url"}).empty()) draft.add("links", Value(link.value()), link);
}

void put_no_answer(const Spot& text, Draft& draft) {
    if (says_nothing(text)) return;
    Value section;
    section.kind = Value::Kind::map;
    section.keys = {"kop", "tekst"};
    section.items = {text_value("Geen reactie gekregen"), text.value()};
    draft.add("secties", std::move(section), text);
}

void put_field(std::string_view key, const Spot& value, Draft& draft) {
    // Two of them would be joined, and so show more than either says.
    if (same_key(key, "zichtbaarheid") && draft.has(key)) return value.refuse({"field_twice", {std::string(key)}});
    if (same_key(key, "procedureLink")) return put_procedure_link(value, draft);
    if (same_key(key, "wtdBijGeenReactie")) return put_no_answer(value, draft);
    for (const auto& [from, to] : moves) {
        if (!same_key(from, key)) continue;
        if (!to.empty() && !says_nothing(value)) draft.put(to, value);
        return;
    }
    if (same_key(key, "titel")) return draft.put("titel", plain_line(value), value);
    draft.put(key, value);
}

}  // namespace

void read_translations(const Spot& translations, const Context& context, Draft& draft) {
    const auto version = choose(translations, context.settings.language);
    if (!version) return;
    for (std::size_t i = 0; i < version->value().items.size(); ++i)
        put_field(version->value().keys[i], version->child(i), draft);
}

}  // namespace vraagbaak::record
