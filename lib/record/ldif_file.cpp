// SPDX-License-Identifier: GPL-2.0-or-later
// LDIF (RFC 2849): entries of a directory between empty lines. People are read, other entries passed over. Nothing is
// fetched: a value that is a URL (attribute:< url) is left out. What is not read of a file is noted, once for the whole.
#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
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

// Of several values of a field that holds one: Dutch goes before what is in no language, and that before another one (RFC 3866).
enum class Rank { other_language, plain, dutch };

struct Attribute {
    std::string_view name;   // without options: "cn;lang-nl" → cn
    std::string_view value;  // as written
    char form = ' ';         // ' ' text, ':' base64, '<' a URL
    Rank rank = Rank::plain;
};

Rank rank_of(std::string_view options) {
    auto rank = Rank::plain;
    while (!options.empty()) {
        options.remove_prefix(1);  // ;
        const auto option = options.substr(0, options.find(';'));
        constexpr std::string_view language = "lang-";
        if (same_key(option.substr(0, language.size()), language)) {
            const auto tag = option.substr(language.size());
            if (same_key(tag.substr(0, tag.find('-')), "nl")) return Rank::dutch;
            rank = Rank::other_language;
        }
        options.remove_prefix(option.size());
    }
    return rank;
}

std::optional<Attribute> attribute_of(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == line.npos || colon == 0) return std::nullopt;
    const auto end = std::min(colon, line.find(';'));
    Attribute out{line.substr(0, end), line.substr(colon + 1), ' ', rank_of(line.substr(end, colon - end))};
    if (out.value.starts_with(':') || out.value.starts_with('<')) {
        out.form = out.value.front();
        out.value.remove_prefix(1);
    }
    out.value = trim(out.value);
    return out;
}

// The value as it is meant; nothing for base64 that is none, and for a URL.
std::optional<std::string> decoded(const Attribute& attribute) {
    if (attribute.form == '<') return std::nullopt;
    return attribute.form == ':' ? from_base64(attribute.value) : std::string(attribute.value);
}

bool is(std::string_view name, std::string_view wanted) { return same_key(name, wanted); }

// An account that Active Directory has switched off.
bool switched_off(std::string_view flags) {
    unsigned value = 0;
    std::from_chars(flags.data(), flags.data() + flags.size(), value);
    return (value & 2U) != 0;
}

// What of a file did not become a record or a value of one.
class LeftOut {
public:
    explicit LeftOut(const std::map<std::string, std::string>& named) : named_(named) {}

    void unknown(std::string_view attribute) {
        constexpr std::array<std::string_view, 4> read = {"dn", "objectClass", "userAccountControl", "changetype"};
        const bool is_read = std::ranges::any_of(read, [&](auto name) { return is(name, attribute); });
        if (!is_read && !left_out(attribute, named_)) unknown_.add(attribute);
    }
    void value(std::string_view field, std::string_view attribute) { ++values_.try_emplace(std::string(field), attribute, 0).first->second.second; }
    void entry() { ++entries_; }
    std::size_t entries() const { return entries_; }

    void tell(const Context& context) const {
        if (!unknown_.empty()) context.note({"ldif_attributes_unknown", {unknown_.told()}});
        std::string values;
        for (const auto& [field, told] : values_) values += (values.empty() ? "" : ", ") + told.first + " (" + std::to_string(told.second) + ')';
        if (!values.empty()) context.note({"ldif_values_left_out", {values}});
        if (entries_ > 0) context.note({"ldif_entries_passed_over", {std::to_string(entries_)}});
    }

private:
    const std::map<std::string, std::string>& named_;
    UnknownNames unknown_;
    std::map<std::string, std::pair<std::string, std::size_t>> values_;  // field → its attribute, and how many values
    std::size_t entries_ = 0;
};

class Person {
public:
    Person(const Entry& entry, const Context& context, LeftOut& left_out) : entry_(entry), named_(context.source.columns), left_out_(left_out) {}

    // Nothing for what is no person.
    std::optional<Raw> read() {
        for (const auto& line : entry_.lines) look_at(line);
        if (!entry_.whole) refuse({"element_too_long", {std::to_string(max_record_bytes >> 20)}}, entry_.line);
        if (!person_ && !changes_ && !unclear_ && entry_.whole) return std::nullopt;
        if (raw_.refused.empty()) fill();
        raw_.line = entry_.line;
        raw_.pointers = false;
        return std::move(raw_);
    }

private:
    // A value for a field that holds one.
    struct Single {
        std::string field, value, pointer;
        std::size_t line = 0;
        Rank rank = Rank::plain;
    };

    void refuse(Message message, std::size_t line, std::string_view name = {}) {
        if (raw_.refused.empty()) raw_.refused.push_back({std::move(message), {"", line, text::clean(name)}});
    }

    // Is it a person, and can it be read?
    void look_at(const Line& line) {
        const auto attribute = attribute_of(line.text);
        if (!attribute) return refuse({"ldif_line", {}}, line.number);
        const bool is_class = is(attribute->name, "objectClass"), is_change = is(attribute->name, "changetype");
        if (!is_class && !is_change) return;
        const auto value = decoded(*attribute);
        if (is_change) {
            changes_ = true;
            return refuse({"ldif_change", {text::clean(value.value_or(""))}}, line.number);
        }
        if (!value && attribute->form == ':') {
            unclear_ = true;
            return refuse({"ldif_base64", {}}, line.number, attribute->name);
        }
        constexpr std::array<std::string_view, 3> people = {"person", "inetOrgPerson", "user"};
        if (is(value.value_or(""), "computer")) machine_ = true;  // Active Directory calls it a user as well
        person_ = !machine_ && (person_ || std::ranges::any_of(people, [&](auto p) { return is(p, value.value_or("")); }));
    }

    void fill() {
        Draft draft;
        draft.put("soort", text_value("medewerker", entry_.line), "");
        for (const auto& line : entry_.lines) put(*attribute_of(line.text), line.number, draft);
        if (raw_.refused.empty()) put_singles(draft);
        settle(draft);
        raw_.exported = true;
        raw_.fields = std::move(draft.fields);
        raw_.origins = std::move(draft.origins);
    }

    void put(const Attribute& attribute, std::size_t line, Draft& draft) {
        const std::string name(attribute.name);
        const bool flags = is(name, "userAccountControl");
        const auto field = is(name, "dn") ? std::string() : field_of_column(name, named_, Subject::people);
        if (field.empty() && !flags) return left_out_.unknown(name);
        if (attribute.form == '<') return raw_.noticed.push_back({{"ldif_url", {}}, {"", line, text::clean(name)}});
        auto value = decoded(attribute);
        if (!value) return refuse({"ldif_base64", {}}, line, name);
        if (const auto at = text::first_ill_formed(*value))
            return refuse({"ill_formed_utf8", {std::to_string(*at)}}, line, name);
        const auto pointer = '/' + name;
        if (flags && switched_off(trim(*value))) draft.put("status", text_value("non-actief", line), pointer);
        if (field.empty()) return;
        if (takes_many(field)) return put_text(draft, field, *value, line, pointer);
        if (!trim(*value).empty()) singles_.push_back({field, std::move(*value), pointer, line, attribute.rank});
    }

    // The best value of each field, and of equals the first.
    void put_singles(Draft& draft) {
        std::ranges::stable_sort(singles_, std::ranges::greater(), &Single::rank);
        std::map<std::string_view, const Single*> best;
        for (const auto& single : singles_) {
            const auto [kept, is_new] = best.emplace(single.field, &single);
            if (is_new) put_text(draft, single.field, single.value, single.line, single.pointer);
            else if (text::fold(trim(kept->second->value)) != text::fold(trim(single.value))) left_out_.value(single.field, text::clean(single.pointer.substr(1)));
        }
    }

    const Entry& entry_;
    const std::map<std::string, std::string>& named_;
    LeftOut& left_out_;
    Raw raw_;
    std::vector<Single> singles_;
    bool person_ = false, machine_ = false, changes_ = false, unclear_ = false;
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
    LeftOut left_out(context.source.columns);
    bool first = true, found = false;
    while (entries.next(entry)) {
        if (std::exchange(first, false)) without_version(entry);
        if (entry.lines.empty()) continue;
        auto raw = Person(entry, context, left_out).read();
        if (!raw) left_out.entry();
        else if (!std::exchange(found, true)) context.note({"ldif_read_as", {std::string(name_of(detected.encoding))}});
        if (raw) deliver(std::move(*raw));
    }
    if (found) left_out.tell(context);
    else if (left_out.entries() > 0) deliver(unreadable({"ldif_no_people", {std::to_string(left_out.entries())}}, 1));
}

}  // namespace vraagbaak::record
