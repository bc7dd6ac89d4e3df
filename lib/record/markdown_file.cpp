// SPDX-License-Identifier: GPL-2.0-or-later
// A Markdown file: fields in YAML between two lines of three hyphens, then the text. One file is one record.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "record/format.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

namespace {

// The whole file, or as much as shows that it is beyond the bound.
std::string read_whole(std::istream& in) {
    std::string bytes;
    std::array<char, 16384> part;
    while (bytes.size() <= max_record_bytes) {
        const auto count = in.rdbuf()->sgetn(part.data(), part.size());
        if (count <= 0) break;
        bytes.append(part.data(), static_cast<std::size_t>(count));
    }
    return bytes;
}

struct Parts {
    std::string_view front;
    std::string_view body;
    std::size_t body_line = 0;
};

std::string_view first_line(std::string_view text) {
    auto line = text.substr(0, text.find('\n'));
    while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
    return line;
}

std::optional<Parts> split(std::string_view text) {
    if (first_line(text) != "---") return std::nullopt;
    const auto begin = std::min(text.find('\n') + 1, text.size());
    std::size_t at = begin, number = 2;
    while (at < text.size()) {
        const auto line = first_line(text.substr(at));
        const auto next = text.find('\n', at);
        const auto after = next == text.npos ? text.size() : next + 1;
        if (line == "---" || line == "...")
            return Parts{text.substr(begin, at - begin), text.substr(after), number + 1};
        at = after;
        ++number;
    }
    return std::nullopt;
}

// Lines of the YAML are lines of the file but for the one that opens it.
void shift_lines(Value& value) {
    if (value.line != 0) ++value.line;
    for (auto& item : value.items) shift_lines(item);
}

// cmark 0.30 takes time by the square of the beginnings of images. No article has so many.
bool too_many_images(std::string_view body) {
    constexpr std::size_t most = 2'000;
    std::size_t count = 0;
    for (auto at = body.find("!["); at != body.npos && count <= most; at = body.find("![", at + 2)) ++count;
    return count > most;
}

// Between the fields and the text.
std::size_t empty_lines(std::string_view body) {
    const auto before = body.substr(0, std::min(body.find_first_not_of(" \t\n"), body.size()));
    return static_cast<std::size_t>(std::ranges::count(before, '\n'));
}

Raw raw_from_parts(const Parts& parts) {
    if (too_many_images(parts.body)) return unreadable({"too_many_images", {}}, parts.body_line);
    auto parsed = parse_yaml(parts.front);
    if (!parsed.good()) return unreadable(std::move(parsed.finding.message), parsed.finding.place.line + 1);
    Raw raw;
    raw.fields = std::move(parsed.value);
    shift_lines(raw.fields);
    raw.line = 1;
    auto body = parse_markdown(parts.body, parts.body_line);
    if (!body.sections.empty() && body.sections.front().section.title.empty())
        body.sections.front().line += empty_lines(parts.body);
    raw.body = std::move(body.sections);
    raw.refused = std::move(body.refused);
    return raw;
}

Raw raw_from(std::string_view bytes) {
    if (bytes.size() > max_record_bytes)
        return unreadable({"file_too_large", {std::to_string(max_record_bytes >> 20)}}, 1);
    if (const auto at = text::first_ill_formed(bytes)) {
        const auto line = 1 + static_cast<std::size_t>(std::ranges::count(bytes.substr(0, *at), '\n'));
        return unreadable({"ill_formed_utf8", {std::to_string(*at)}}, line);
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const auto text = text::clean(bytes);
    const auto parts = split(text);
    if (!parts) return unreadable({first_line(text) == "---" ? "front_matter_open" : "no_front_matter", {}}, 1);
    if (parts->front.size() > max_front_matter)
        return unreadable({"front_matter_too_large", {std::to_string(max_front_matter >> 20)}}, 1);
    return raw_from_parts(*parts);
}

}  // namespace

void read_markdown_file(std::istream& in, const Context&, const Deliver& deliver) {
    auto raw = raw_from(read_whole(in));
    raw.pointers = false;
    deliver(std::move(raw));
}

}  // namespace vraagbaak::record
