// SPDX-License-Identifier: GPL-2.0-or-later
#include "page.hpp"

#include <algorithm>

#include "vraagbaak/message.hpp"

namespace vraagbaak::tool {

namespace {

// Stand for bold on and off until a line is finished; clean() takes them out of foreign text.
constexpr char bold_on = '\x01';
constexpr char bold_off = '\x02';

struct CodePoint {
    char32_t value;
    std::size_t length;  // bytes
};

constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// A byte that begins no well-formed sequence stands for itself as U+FFFD.
CodePoint first_code_point(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return {lead, 1};
    const std::size_t length = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (length == 0 || lead >= 0xF5 || text.size() < length) return {0xFFFD, 1};
    char32_t value = lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_continuation(text[i])) return {0xFFFD, 1};
        value = (value << 6) | (static_cast<unsigned char>(text[i]) & 0x3Fu);
    }
    return {value, length};
}

bool is_between(char32_t value, char32_t first, char32_t last) { return value >= first && value <= last; }

bool is_control(char32_t value) { return value < 0x20 || is_between(value, 0x7F, 0x9F); }

// Could make a line read in another order than it was written, or hide text.
bool is_direction(char32_t value) {
    return is_between(value, 0x200E, 0x200F) || is_between(value, 0x2028, 0x202E) || is_between(value, 0x2066, 0x2069);
}

bool takes_no_column(char32_t value) {
    return is_between(value, 0x300, 0x36F) || is_between(value, 0x200B, 0x200D) || is_between(value, 0xFE00, 0xFE0F) ||
           value == 0xAD || value == 0xFEFF || value == bold_on || value == bold_off;
}

// The longest beginning of a word that fits, and at least one code point.
std::size_t fitting(std::string_view word, std::size_t width) {
    std::size_t bytes = 0;
    std::size_t used = 0;
    while (bytes < word.size()) {
        const auto point = first_code_point(word.substr(bytes));
        used += takes_no_column(point.value) ? 0 : 1;
        if (used > width && bytes > 0) break;
        bytes += point.length;
    }
    return bytes;
}

}  // namespace

std::string clean(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto point = first_code_point(text);
        if (point.value == '\n')
            out += '\n';
        else if (is_control(point.value))
            out += ' ';
        else if (point.value == 0xFFFD)
            out += "\xEF\xBF\xBD";
        else if (!is_direction(point.value))
            out += text.substr(0, point.length);
        text.remove_prefix(point.length);
    }
    return out;
}

std::string shell_word(std::string_view text) {
    const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '/'; };
    if (!text.empty() && std::ranges::all_of(text, is_plain)) return std::string{text};
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string{"'\\''"} : std::string(1, c);
    return out + '\'';
}

std::string advised_command(std::string_view code, const std::vector<std::string>& arguments, std::string_view language, const std::optional<std::string>& base) {
    std::vector<std::string> words;
    for (const auto& argument : arguments) {
        const auto shown = flat(argument);
        words.push_back((shown.starts_with('-') ? "-- " : "") + shell_word(shown));
    }
    auto command = vraagbaak::text({std::string{code}, std::move(words)}, language);
    constexpr std::string_view program = "vraagbaak";
    if (base && command.starts_with(program)) command.insert(program.size(), " -b " + shell_word(*base));
    return command;
}

std::string flat(std::string_view text) {
    std::string out;
    for (const char c : clean(text)) {
        const bool space = c == ' ' || c == '\n';
        if (!space)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        const auto point = first_code_point(text);
        count += takes_no_column(point.value) ? 0 : 1;
        text.remove_prefix(point.length);
    }
    return count;
}

std::string marked(std::string_view text, const std::vector<Range>& ranges) {
    std::string out;
    std::size_t written = 0;
    for (const auto& range : ranges) {
        if (range.begin < written || range.end <= range.begin || range.end > text.size()) continue;
        out += clean(text.substr(written, range.begin - written));
        out += bold_on;
        out += '[' + clean(text.substr(range.begin, range.end - range.begin)) + ']';
        out += bold_off;
        written = range.end;
    }
    return out + clean(text.substr(written));
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    while (!text.empty()) {
        const auto space = std::min(text.find(' '), text.size());
        auto word = text.substr(0, space);
        text.remove_prefix(std::min(space + 1, text.size()));
        if (word.empty()) continue;
        if (!lines.back().empty() && columns(lines.back()) + 1 + columns(word) > width) lines.emplace_back();
        while (lines.back().empty()) {
            const auto bytes = fitting(word, width);
            if (bytes == word.size()) break;
            lines.back() = word.substr(0, bytes);
            lines.emplace_back();
            word.remove_prefix(bytes);
        }
        if (!lines.back().empty()) lines.back() += ' ';
        lines.back() += word;
    }
    return lines;
}

void Page::finish_line(std::string_view line) {
    for (const char c : line) {
        if (c == bold_on || c == bold_off)
            text_ += !bold_ ? "" : c == bold_on ? "\x1b[1m" : "\x1b[22m";
        else
            text_ += c;
    }
    text_ += '\n';
}

void Page::add(std::string_view lead, std::string_view text, std::size_t indent) {
    if (plain_) return finish_line(std::string(lead) + std::string(text));
    const auto hang = indent + columns(lead);
    bool first = true;
    for (const auto& line : wrap(text, page_columns - std::min(hang, page_columns / 2))) {
        finish_line(std::string(first ? indent : hang, ' ') + std::string(first ? lead : "") + line);
        first = false;
    }
}

void Page::line(std::string_view text, std::size_t indent) { add("", text, indent); }

void Page::gap() {
    if (!plain_ && !text_.ends_with("\n\n")) text_ += '\n';
}

void Page::fact(std::string_view label, std::string_view value, std::size_t indent) {
    if (!value.empty()) add("", std::string(label) + ": " + std::string(value), indent);
}

void Page::command(std::string_view label, std::string_view command, std::size_t indent) {
    if (plain_) return fact(label, command);
    line(std::string(label) + ':', indent);
    finish_line(std::string(indent + 4, ' ') + std::string(command));
}

void Page::item(std::string_view lead, std::string_view text) { add(lead, text, 0); }

void Page::body(std::string_view label, std::string_view text, std::size_t indent) {
    if (plain_) return fact(label, flat(text));
    const auto cleaned = clean(text);
    std::string_view rest = cleaned;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const bool list_item = line.starts_with("- ");
        if (line.empty())
            gap();
        else
            add(list_item ? "- " : "", list_item ? line.substr(2) : line, indent);
    }
}

}  // namespace vraagbaak::tool
