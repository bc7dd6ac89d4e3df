// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/format.hpp"

#include <algorithm>
#include <array>

#include "record/fields.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

namespace {

bool any(std::string_view) { return true; }

// An array that somebody named .jsonl is read as the array it is, and so is an element that is written over lines.
bool has_lines(std::string_view first) {
    const auto at = first.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (at == first.npos) return true;
    const auto next = first.find_first_not_of(" \t\r", at + 1);
    return first[at] != '[' && !(first[at] == '{' && next != first.npos && first[next] == '\n');
}

constexpr std::array table = {
    Format{"markdown", "md markdown", any, read_markdown_file},
    Format{"jsonl", "jsonl ndjson", has_lines, read_json_lines},
    Format{"csv", "csv tsv", any, read_csv_file},
    Format{"ldif", "ldif ldf", any, read_ldif_file},
    Format{"catalogi", "xml", any, read_catalogi_file},
    Format{"json", "json jsonl ndjson", any, read_json_file},
};

bool has_extension(const Format& format, std::string_view file_name) {
    const auto dot = file_name.rfind('.');
    if (dot == file_name.npos || dot == 0) return false;
    return std::ranges::any_of(split_spaces(format.extensions),
                               [&](auto e) { return same_key(e, file_name.substr(dot + 1)); });
}

}  // namespace

std::span<const Format> formats() { return table; }

bool readable_name(std::string_view file_name) {
    return std::ranges::any_of(table, [&](const Format& f) { return has_extension(f, file_name); });
}

const Format* recognise(std::string_view file_name, std::string_view first) {
    const auto found =
        std::ranges::find_if(table, [&](const Format& f) { return has_extension(f, file_name) && f.claims(first); });
    return found == table.end() ? nullptr : &*found;
}

Raw unreadable(Message message, std::size_t line, std::string pointer) {
    Raw raw;
    raw.line = line;
    raw.pointer = std::move(pointer);
    raw.refused.push_back({std::move(message), {"", line, ""}});
    return raw;
}

Raw raw_from_json(std::string_view json, std::size_t line, std::string pointer) {
    if (const auto at = text::first_ill_formed(json))
        return unreadable({"ill_formed_utf8", {std::to_string(*at)}}, line, std::move(pointer));
    auto parsed = parse_json(json);
    if (!parsed.good())
        return unreadable(std::move(parsed.finding.message), line + parsed.finding.place.line - 1, std::move(pointer));
    Raw raw;
    raw.fields = std::move(parsed.value);
    raw.line = line;
    raw.pointer = std::move(pointer);
    return raw;
}

}  // namespace vraagbaak::record
