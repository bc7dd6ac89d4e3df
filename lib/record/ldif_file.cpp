// SPDX-License-Identifier: GPL-2.0-or-later
// LDIF (RFC 2849): entries of a directory between empty lines. People are read, other entries passed over. Nothing is
// fetched: a value that is a URL (attribute:< url) is left out.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "record/columns.hpp"
#include "record/encoding.hpp"
#include "record/format.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

namespace {

struct Line {
    std::string text;  // folded lines joined
    std::size_t number = 0;
};

struct Entry {
    std::vector<Line> lines;
    std::size_t line = 0;
    bool whole = true;
};

// Lines that begin with a space go on with the line before; those with # are remarks.
class Entries {
public:
    explicit Entries(Utf8Source source) : source_(std::move(source)) {}

    bool next(Entry& entry) {
        entry = {};
        bytes_ = 0;
        bool remark = false;
        if (auto line = std::exchange(begun_, std::nullopt)) add(entry, *line);
        while (source_.peek() != Utf8Source::end) {
            const bool goes_on = source_.peek() == ' ';
            if (goes_on) source_.take();
            Line line{"", ++line_};
            read(line.text, entry.whole);
            if (goes_on && remark) continue;
            if (goes_on && !entry.lines.empty()) {
                entry.lines.back().text += line.text;
            } else if (line.text.empty()) {
                if (!entry.lines.empty()) return true;
            } else if (!(remark = line.text.front() == '#')) {
                if (!add(entry, line)) return true;
            }
        }
        return !entry.lines.empty();
    }

private:
    // False when it is the dn of the next entry, though no empty line stands before it.
    bool add(Entry& entry, Line& line) {
        const auto begins = [](const Line& l, std::string_view name) {
            return same_key(std::string_view(l.text).substr(0, name.size()), name);
        };
        const bool begun =
            !entry.lines.empty() && !(entry.lines.size() == 1 && begins(entry.lines.front(), "version:"));
        if (begun && begins(line, "dn:")) {
            begun_ = std::move(line);
            return false;
        }
        if (entry.lines.empty()) entry.line = line.number;
        entry.lines.push_back(std::move(line));
        return true;
    }

    void read(std::string& text, bool& whole) {
        for (int c = source_.take(); c != Utf8Source::end && c != '\n'; c = source_.take()) {
            if (++bytes_ <= max_record_bytes) text += static_cast<char>(c);
            else whole = false;
        }
        bytes_ += sizeof(Line);  // many short lines are much memory too
        if (bytes_ > max_record_bytes) whole = false;
        if (text.ends_with('\r')) text.pop_back();
    }

    Utf8Source source_;
    std::optional<Line> begun_;  // of the next entry
    std::size_t line_ = 0;
    std::size_t bytes_ = 0;
};

std::optional<std::string> from_base64(std::string_view text) {
    constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    while (text.ends_with('=')) text.remove_suffix(1);
    if (text.size() % 4 == 1) return std::nullopt;
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const auto value = signs.find(c);
        if (value == signs.npos) return std::nullopt;
        bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFF;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out += static_cast<char>(bits >> count & 0xFF);
    }
    return out;
}

struct Attribute {
    std::string_view name;   // without options: "cn;lang-nl" → cn
    std::string_view value;  // as written
    char form = ' ';         // ' ' text, ':' base64, '<' a URL
};

std::optional<Attribute> attribute_of(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == line.npos || colon == 0) return std::nullopt;
    Attribute out{line.substr(0, std::min(colon, line.find(';'))), line.substr(colon + 1), ' '};
    if (out.value.starts_with(':') || out.value.starts_with('<')) {
        out.form = out.value.front();
        out.value.remove_prefix(1);
    }
    out.value = trim(out.value);
    return out;
}

bool is(std::string_view name, std::string_view wanted) { return same_key(name, wanted); }

// An account that Active Directory has switched off.
bool switched_off(std::string_view flags) {
    unsigned value = 0;
    std::from_chars(flags.data(), flags.data() + flags.size(), value);
    return (value & 2U) != 0;
}

class Person {
public:
    Person(const Entry& entry, const Context& context) : entry_(entry), named_(context.source.columns) {}

    // Nothing for what is no person.
    std::optional<Raw> read() {
        for (const auto& line : entry_.lines) look_at(line);
        if (!entry_.whole) refuse({"element_too_long", {std::to_string(max_record_bytes >> 20)}}, entry_.line);
        if (!person_ && !changes_ && entry_.whole) return std::nullopt;
        if (raw_.refused.empty()) fill();
        raw_.line = entry_.line;
        raw_.pointers = false;
        return std::move(raw_);
    }

private:
    void refuse(Message message, std::size_t line, std::string_view name = {}) {
        if (raw_.refused.empty()) raw_.refused.push_back({std::move(message), {"", line, text::clean(name)}});
    }

    // Is it a person, and can it be read?
    void look_at(const Line& line) {
        const auto attribute = attribute_of(line.text);
        if (!attribute) return refuse({"ldif_line", {}}, line.number);
        if (is(attribute->name, "changetype")) {
            changes_ = true;
            refuse({"ldif_change", {text::clean(attribute->value)}}, line.number);
        }
        if (!is(attribute->name, "objectClass")) return;
        constexpr std::array<std::string_view, 3> people = {"person", "inetOrgPerson", "user"};
        if (is(attribute->value, "computer")) machine_ = true;  // Active Directory calls it a user as well
        person_ =
            !machine_ && (person_ || std::ranges::any_of(people, [&](auto p) { return is(p, attribute->value); }));
    }

    void fill() {
        Draft draft;
        draft.put("soort", text_value("medewerker", entry_.line), "");
        for (const auto& line : entry_.lines) put(*attribute_of(line.text), line.number, draft);
        settle(draft);
        raw_.exported = true;
        raw_.fields = std::move(draft.fields);
        raw_.origins = std::move(draft.origins);
    }

    void put(const Attribute& attribute, std::size_t line, Draft& draft) {
        const std::string name(attribute.name);
        if (is(name, "userAccountControl") && switched_off(attribute.value))
            draft.put("status", text_value("non-actief", line), '/' + name);
        const auto field = field_of_column(name, named_, Subject::people);
        if (field.empty() || is(name, "dn")) return;
        if (attribute.form == '<') return raw_.noticed.push_back({{"ldif_url", {}}, {"", line, text::clean(name)}});
        auto value = attribute.form == ':' ? from_base64(attribute.value) : std::string(attribute.value);
        if (!value) return refuse({"ldif_base64", {}}, line, name);
        if (const auto at = text::first_ill_formed(*value))
            return refuse({"ill_formed_utf8", {std::to_string(*at)}}, line, name);
        put_text(draft, field, *value, line, '/' + name);
    }

    const Entry& entry_;
    const std::map<std::string, std::string>& named_;
    Raw raw_;
    bool person_ = false, machine_ = false, changes_ = false;
};

// "version: 1", alone or before the first entry.
void without_version(Entry& entry) {
    if (!entry.lines.empty() && is(entry.lines.front().text.substr(0, 8), "version:"))
        entry.lines.erase(entry.lines.begin());
}

}  // namespace

void read_ldif_file(std::istream& in, const Context& context, const Deliver& deliver) {
    const auto detected = detect_encoding(in);
    Entries entries(Utf8Source(in, detected));
    Entry entry;
    bool first = true, found = false;
    std::size_t others = 0;
    while (entries.next(entry)) {
        if (std::exchange(first, false)) without_version(entry);
        if (entry.lines.empty()) continue;
        auto raw = Person(entry, context).read();
        if (!raw) ++others;
        else if (!std::exchange(found, true)) context.note({"ldif_read_as", {std::string(name_of(detected.encoding))}});
        if (raw) deliver(std::move(*raw));
    }
    if (!found && others > 0) deliver(unreadable({"ldif_no_people", {std::to_string(others)}}, 1));
}

}  // namespace vraagbaak::record
