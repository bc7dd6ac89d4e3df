// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/spot.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "record/nearest.hpp"

namespace vraagbaak::record {

Place Remarks::place(std::string_view pointer, std::size_t at_line) const {
    if (!pointers && pointer.starts_with('/')) pointer.remove_prefix(1);
    return {file, at_line != 0 ? at_line : line, std::string(pointer)};
}

void Remarks::refuse(Message message, std::string_view pointer, std::size_t at_line) {
    verdict.rejected.push_back({std::move(message), place(pointer, at_line)});
}

void Remarks::warn(Message message, std::string_view pointer, std::size_t at_line) {
    verdict.warnings.push_back({std::move(message), place(pointer, at_line)});
}

std::string pointer_to(std::string_view parent, std::string_view key) {
    std::string out(parent);
    out += '/';
    for (const char c : key) {
        if (c == '~') out += "~0";
        else if (c == '/') out += "~1";
        else out += c;
    }
    return out;
}

std::optional<Date> exported_date(std::string_view text) {
    if (const auto date = parse_date(text)) return date;
    std::array<unsigned, 3> parts{};
    char between = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
        const bool right = i < 2 ? digits == 1 || digits == 2 : digits == 4;
        if (!right) return std::nullopt;
        std::from_chars(text.data(), text.data() + digits, parts[i]);
        text.remove_prefix(digits);
        if (i == 2) break;
        const char sign = text.empty() ? ' ' : text.front();
        if (i == 0 ? std::string_view("-/.").find(sign) == std::string_view::npos : sign != between) return std::nullopt;
        between = sign;
        text.remove_prefix(1);
    }
    const Date date{std::chrono::year{static_cast<int>(parts[2])}, std::chrono::month{parts[1]}, std::chrono::day{parts[0]}};
    if (!date.ok()) return std::nullopt;
    if (text.empty()) return date;
    if (text.front() != ' ' && text.front() != 'T') return std::nullopt;
    const auto hour = text.substr(1, 2).ends_with(':') ? " 0" : " ";  // "0:00:00" of a spreadsheet
    return parse_date(to_string(date) + hour + std::string(text.substr(1)));
}

std::vector<std::string> split_commas(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        if (const auto part = trim(text.substr(0, comma)); !part.empty()) out.emplace_back(part);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return out;
}

Message unknown_key(std::string_view key, const std::vector<std::string_view>& known) {
    const auto near = nearest(key, known);
    if (near.empty()) return {"unknown_field", {std::string(key)}};
    return {"unknown_field_near", {std::string(key), std::string(near)}};
}

std::string Spot::text() const {
    if (is(Value::Kind::text) || is(Value::Kind::number)) return std::string(trim(value_->text));
    if (!is(Value::Kind::null)) refuse({"expected_text", {}});
    return {};
}

std::optional<bool> Spot::truth() const {
    if (is(Value::Kind::boolean)) return value_->truth;
    if (empty()) return std::nullopt;
    if (is(Value::Kind::text)) {
        if (same_key(value_->text, "ja") || same_key(value_->text, "true")) return true;
        if (same_key(value_->text, "nee") || same_key(value_->text, "false")) return false;
    }
    refuse({"expected_yes_or_no", {}});
    return std::nullopt;
}

std::optional<Date> Spot::date() const {
    if (empty()) return std::nullopt;
    const auto read = remarks_->exported ? exported_date : parse_date;
    const auto day = is(Value::Kind::text) ? read(trim(value_->text)) : std::nullopt;
    if (!day) refuse({"expected_date", {value_->text}});
    return day;
}

std::optional<double> Spot::number() const {
    if (empty()) return std::nullopt;
    const auto written = trim(value_->text);
    double result = 0;
    const auto [rest, problem] = std::from_chars(written.data(), written.data() + written.size(), result);
    if (problem == std::errc{} && rest == written.data() + written.size()) return result;
    refuse({"expected_number", {value_->text}});
    return std::nullopt;
}

Spot Spot::child(std::size_t index) const {
    const auto name = is(Value::Kind::map) ? value_->keys[index] : std::to_string(index);
    return {value_->items[index], pointer_to(pointer_, name), *remarks_};
}

std::vector<Spot> Spot::elements() const {
    std::vector<Spot> out;
    if (is(Value::Kind::list)) {
        for (std::size_t i = 0; i < value_->items.size(); ++i) out.push_back(child(i));
    } else if (!empty()) {
        out.push_back(*this);
    }
    return out;
}

std::optional<Spot> Spot::member(std::initializer_list<std::string_view> keys) const {
    for (const auto key : keys)
        for (std::size_t i = 0; i < value_->keys.size(); ++i)
            if (same_key(value_->keys[i], key)) return child(i);
    return std::nullopt;
}

std::string Spot::member_text(std::initializer_list<std::string_view> keys) const {
    const auto found = member(keys);
    return found ? found->text() : std::string();
}

std::vector<std::string> Spot::texts(const std::vector<std::string_view>& keys) const {
    std::vector<std::string> out;
    for (const auto& element : elements()) {
        std::string text;
        if (element.is(Value::Kind::map)) {
            const auto key = std::ranges::find_if(keys, [&](auto k) { return element.member({k}).has_value(); });
            if (key == keys.end()) element.refuse({"expected_text", {}});
            else text = element.member_text({*key});
        } else {
            text = element.text();
        }
        if (!text.empty()) out.push_back(std::move(text));
    }
    return out;
}

std::string Spot::prefixed(const std::string& id) const {
    return id.starts_with(remarks_->id_prefix) ? id : remarks_->id_prefix + id;
}

void Spot::expect_keys(const std::vector<std::string_view>& known) const {
    for (std::size_t i = 0; i < value_->keys.size(); ++i) {
        const auto& key = value_->keys[i];
        if (nearly_visibility(key)) child(i).refuse({"visibility_misspelt", {key}});
        else if (std::ranges::none_of(known, [&](auto k) { return same_key(k, key); }))
            child(i).warn(unknown_key(key, known));
    }
}

bool Spot::expect_map() const {
    if (!is(Value::Kind::map)) refuse({"expected_map", {}});
    return is(Value::Kind::map);
}

}  // namespace vraagbaak::record
