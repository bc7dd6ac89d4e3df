// SPDX-License-Identifier: GPL-2.0-or-later
// What can be settled of a row only when all its cells are there: its id above all. An id that is made must be the same
// at the next build, whatever rows come or go, so it is made of the row alone.
#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "record/columns.hpp"
#include "record/id.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

namespace {

constexpr std::array<std::string_view, 6> ids = {"id", "id-2", "id-3", "id-4", "id-5", "id-6"};

const std::string* text_of(const Draft& draft, std::string_view field) {
    const auto* value = draft.fields.member(field);
    if (value && value->kind == Value::Kind::list) value = value->items.empty() ? nullptr : &value->items.front();
    return value ? &value->text : nullptr;
}

void take_out(Draft& draft, std::string_view field) {
    for (std::size_t i = draft.fields.keys.size(); i-- > 0;) {
        if (draft.fields.keys[i] != field) continue;
        const auto at = static_cast<std::ptrdiff_t>(i);
        draft.fields.keys.erase(draft.fields.keys.begin() + at);
        draft.fields.items.erase(draft.fields.items.begin() + at);
        draft.origins.erase(std::string(field));
    }
}

std::string first_of(const Draft& draft, std::string_view field) {
    const auto* text = text_of(draft, field);
    return text ? text->substr(0, text->find(',')) : std::string();
}

std::string name_of(const Draft& draft) {
    std::string name;
    for (const auto part : {"voornaam", "voorvoegselAchternaam", "achternaam"})
        if (const auto* text = text_of(draft, part)) name += (name.empty() ? "" : " ") + *text;
    const auto* title = text_of(draft, "titel");
    return name.empty() && title ? *title : name;
}

// Is a word of the name in the address before the @? One of three letters at least, and none that many names share.
bool is_own_address(std::string_view mail, std::string_view name) {
    constexpr std::array<std::string_view, 6> shared = {"van", "der", "den", "het", "ten", "ter"};
    const auto local = text::fold(text::clean(mail.substr(0, mail.find('@'))));
    const auto words = text::fold(text::clean(name));
    constexpr std::string_view between = " ,.-";
    for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find_first_of(between, at), words.size());
        const auto word = words.substr(at, end - at);
        if (word.size() >= 3 && std::ranges::find(shared, word) == shared.end() && local.find(word) != local.npos) return true;
        at = end + 1;
    }
    return name.empty();
}

// The last nine digits: 020 123 45 67 and +31 20 1234567 are one number.
std::string digits_of(std::string_view phone) {
    std::string digits;
    for (const char c : phone.substr(0, phone.find('/')))
        if (c >= '0' && c <= '9') digits += c;
    return digits.size() > 9 ? digits.substr(digits.size() - 9) : digits;
}

std::string what_tells_apart(const Draft& draft) {
    for (const auto field : {"telefoonnummers", "mobiel", "toestel"})
        if (auto digits = digits_of(first_of(draft, field)); digits.size() >= 3) return digits;
    for (const auto field : {"afdelingen", "functie", "werklocatie"})
        if (auto text = first_of(draft, field); !text.empty()) return text;
    return {};
}

// A title may be longer than an id.
std::string of_words(const std::string& words) {
    constexpr std::size_t most = 120, of_hash = 8;
    auto id = clean_id(words);
    if (id.size() > most) id = id.substr(0, most) + '-' + hash_bytes(id).substr(0, of_hash);
    return id;
}

std::string id_of_person(const Draft& draft, bool made) {
    const auto name = name_of(draft);
    if (const auto mail = first_of(draft, "emails"); !mail.empty())
        return is_own_address(mail, name) ? clean_id(mail) : of_words(mail + ' ' + name);
    return made && !name.empty() ? of_words("mw " + name + ' ' + what_tells_apart(draft)) : std::string();
}

std::string id_of_content(const Draft& draft, const std::string& kind, bool made) {
    const auto* title = text_of(draft, "titel");
    const auto* url = kind == "pagina" ? text_of(draft, "url") : nullptr;
    if (url) return id_from_address(*url);
    if (!title) return {};
    if (kind == "afdeling") return of_words("afd " + *title);
    return made ? of_words(kind + ' ' + *title) : std::string();
}

// The best of the ids there are; the others go.
void settle_id(Draft& draft, bool made) {
    std::string id, origin;
    std::size_t line = 0;
    for (const auto candidate : ids) {
        const auto* value = draft.fields.member(candidate);
        if (value && id.empty()) {
            id = clean_id(value->text);
            origin = draft.origins[std::string(candidate)];
            line = value->line;
        }
        take_out(draft, candidate);
    }
    if (const auto* kind = text_of(draft, "soort"); id.empty() && kind)
        id = *kind == "medewerker" ? id_of_person(draft, made) : id_of_content(draft, *kind, made);
    if (!id.empty()) draft.put("id", text_value(id, line), origin);
}

}  // namespace

bool is_id_column(std::string_view field) { return std::ranges::find(ids, field) != ids.end(); }

void replace(Draft& draft, std::string_view field, Value&& value, const std::string& pointer) {
    take_out(draft, field);
    draft.put(field, std::move(value), pointer);
}

Publication publication_of(std::string_view text) {
    constexpr std::array<std::string_view, 21> shown = {
        "1",      "ja",    "j",     "yes",    "y",      "true",         "waar",      "x",       "aan",    "on",       "online",
        "actief", "active", "live", "publiek", "public", "gepubliceerd", "published", "publish", "openbaar", "zichtbaar"};
    constexpr std::array<std::string_view, 24> hidden = {
        "0",         "nee",     "neen",             "n",           "no",          "false",       "onwaar",       "uit",
        "off",       "offline", "nietactief",       "nonactief",   "inactief",    "inactive",    "verborgen",    "hidden",
        "ongepubliceerd", "nietgepubliceerd", "unpublished", "gedepubliceerd", "gearchiveerd", "archived", "private", "trash"};
    constexpr std::array<std::string_view, 6> draft = {"concept", "draft", "klad", "inbewerking", "pending", "review"};
    const auto name = plain_name(text);
    const auto in = [&](const auto& words) { return std::ranges::find(words, name) != words.end(); };
    if (in(shown)) return Publication::shown;
    if (in(hidden)) return Publication::hidden;
    return in(draft) ? Publication::draft : Publication::unknown;
}

void settle(Draft& draft, bool made_ids) {
    const auto* title = text_of(draft, "titel");
    const bool in_parts = draft.has("achternaam") && draft.has("voornaam");
    if (title && in_parts && title->find(',') != title->npos) take_out(draft, "titel");
    if (!draft.has("titel") && !in_parts)
        if (const auto* common = text_of(draft, "id-6")) draft.put("titel", text_value(*common), draft.origins["id-6"]);
    settle_id(draft, made_ids);
}

}  // namespace vraagbaak::record
