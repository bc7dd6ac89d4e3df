// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/draft.hpp"

#include <algorithm>
#include <array>

#include "text/html.hpp"

namespace vraagbaak::record {

namespace {

bool nothing(const Value& value) {
    if (value.kind == Value::Kind::list) return value.items.empty();
    return value.kind == Value::Kind::null || (value.kind == Value::Kind::text && trim(value.text).empty());
}

}  // namespace

Value text_value(std::string text, std::size_t line) {
    Value value;
    value.kind = Value::Kind::text;
    value.text = std::move(text);
    value.line = line;
    return value;
}

void Draft::put(std::string_view key, const Spot& value) { put(key, Value(value.value()), value.pointer()); }

void Draft::put(std::string_view key, std::string text, const Spot& from) {
    put(key, text_value(std::move(text), from.value().line), from.pointer());
}

void Draft::put(std::string_view key, Value&& value, const std::string& pointer) {
    if (nothing(value)) {
        origins.emplace(key, pointer);  // where it was looked for, should the record lack it
        return;
    }
    for (std::size_t i = 0; i < fields.keys.size(); ++i) {
        if (!same_key(fields.keys[i], key)) continue;
        auto& there = fields.items[i];
        if (there.kind != Value::Kind::list || value.kind != Value::Kind::list) return;
        std::ranges::move(value.items, std::back_inserter(there.items));
        return;
    }
    fields.keys.emplace_back(key);
    fields.items.push_back(std::move(value));
    origins.insert_or_assign(std::string(key), pointer);
}

void Draft::take(std::string_view key) {
    for (std::size_t i = 0; i < fields.keys.size(); ++i)
        if (same_key(fields.keys[i], key)) {
            fields.keys.erase(fields.keys.begin() + static_cast<std::ptrdiff_t>(i));
            fields.items.erase(fields.items.begin() + static_cast<std::ptrdiff_t>(i));
            return;
        }
}

void Draft::join(std::string_view key, std::string_view text, std::size_t line, const std::string& pointer) {
    for (std::size_t i = 0; i < fields.keys.size(); ++i)
        if (same_key(fields.keys[i], key)) {
            fields.items[i].text.append(", ").append(text);
            return;
        }
    put(key, text_value(std::string(text), line), pointer);
}

void Draft::add(std::string_view key, Value&& element, const Spot& from) {
    Value list;
    list.kind = Value::Kind::list;
    list.line = from.value().line;
    list.items.push_back(std::move(element));
    put(key, std::move(list), from.pointer());
}

void Draft::add(std::string_view key, std::string text, const Spot& from) {
    if (!trim(text).empty()) add(key, text_value(std::move(text), from.value().line), from);
}

namespace {

void add_section(Draft& draft, std::string key, std::string heading, Value&& text, const Spot& from) {
    if (trim(text.text).empty() && trim(heading).empty()) return;
    Value section;
    section.kind = Value::Kind::map;
    section.keys = {"sleutel", "kop", "tekst"};
    section.items = {text_value(std::move(key)), text_value(std::move(heading)), std::move(text)};
    draft.add("secties", std::move(section), from);
}

}  // namespace

Value plain_value(std::string text, std::size_t line) {
    auto value = text_value(std::move(text), line);
    value.plain = true;
    return value;
}

void add_section(Draft& draft, std::string key, std::string heading, std::string text, const Spot& from) {
    add_section(draft, std::move(key), std::move(heading), text_value(std::move(text)), from);
}

void add_page(Draft& draft, const Spot& page) {
    if (says_nothing(page)) draft.origins.emplace("tekst", page.pointer());
    const auto text = page.text();
    if (!unicode::looks_like_html(text)) return add_section(draft, "", "", text, page);
    auto cut = unicode::page_from_html(text);
    if (cut.double_escaped) page.warn({"double_escaped", {}});
    if (cut.cut) page.warn({"html_too_deep", {}});
    for (auto& part : cut.parts) add_section(draft, "", std::move(part.heading), plain_value(std::move(part.text)), page);
}

std::string plain_line(const Spot& spot) {
    auto text = spot.text();
    return unicode::looks_like_html(text) ? unicode::plain_from_html(text).text : text;
}

std::string plain_member(const Spot& map, std::initializer_list<std::string_view> keys) {
    for (const auto key : keys)
        if (const auto found = map.member({key}); found && !found->is(Value::Kind::map))
            if (auto text = plain_line(*found); !text.empty()) return text;
    return {};
}

bool says_nothing(const Spot& spot) {
    return spot.empty() || (spot.is(Value::Kind::text) && trim(plain_line(spot)).empty());
}

bool flagged(const Spot& spot) {
    const auto& value = spot.value();
    if (value.kind == Value::Kind::boolean) return value.truth;
    if (value.kind == Value::Kind::list || value.kind == Value::Kind::map) return !value.items.empty();
    constexpr std::array<std::string_view, 5> no = {"", "0", "false", "no", "nee"};
    return std::ranges::none_of(no, [&](auto word) { return same_key(word, trim(value.text)); });
}

}  // namespace vraagbaak::record
