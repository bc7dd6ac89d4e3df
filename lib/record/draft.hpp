// SPDX-License-Identifier: GPL-2.0-or-later
// A record in the making: values of an export under our own keys, with where each of them stood.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "record/spot.hpp"

namespace vraagbaak::record {

// A key of an export, and the one of ours that its value goes to.
struct KeyMove {
    std::string_view from, to;
};

struct Draft {
    Value fields{.kind = Value::Kind::map};
    std::map<std::string, std::string> origins;  // key → pointer into the source
    std::set<std::string, std::less<>> inherited;  // keys whose values are another record's, where they are remarked on

    // The first value of a field holds; of a list, all of them do. Null, empty texts and empty lists say nothing but
    // where the field would have been.
    void put(std::string_view key, const Spot& value);
    void put(std::string_view key, std::string text, const Spot& from);
    void put(std::string_view key, Value&& value, const std::string& pointer);

    // More words of a list that is one text with commas.
    void join(std::string_view key, std::string_view text, std::size_t line, const std::string& pointer);

    // Takes a field out, for another value to be put there.
    void take(std::string_view key);

    // One more element of a list.
    void add(std::string_view key, Value&& element, const Spot& from);
    void add(std::string_view key, std::string text, const Spot& from);

    bool has(std::string_view key) const { return fields.member(key) != nullptr; }
};

// A section; `key` and `heading` may be empty.
void add_section(Draft& draft, std::string key, std::string heading, std::string text, const Spot& from);

// A page of rich text: its headings begin sections, what stands before them is the body.
void add_page(Draft& draft, const Spot& page);

Value text_value(std::string text, std::size_t line = 0);

// Text in which HTML was looked for already: tags in it are words.
Value plain_value(std::string text, std::size_t line = 0);

// A text that has one line in our records and may be HTML in an export.
std::string plain_line(const Spot& spot);

// The text under the first of `keys` that has one, HTML decoded.
std::string plain_member(const Spot& map, std::initializer_list<std::string_view> keys);

// Does the text say something, HTML aside? An empty paragraph does not.
bool says_nothing(const Spot& spot);

// Does a flag of another system say yes? Everything does but false, 0, no, nee and nothing at all.
bool flagged(const Spot& spot);

}  // namespace vraagbaak::record
