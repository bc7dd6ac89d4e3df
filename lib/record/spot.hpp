// SPDX-License-Identifier: GPL-2.0-or-later
// A value of a source, where it stands, and where remarks about it go: what a reader of a field works with.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/value.hpp"
#include "text/trim.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::record {

// Where a record comes from, and what is found about it.
struct Remarks {
    Verdict& verdict;
    std::string file;
    std::size_t line = 0;   // of the record; values may know better
    bool pointers = true;   // places are JSON pointers ("/links/0/url"); else keys ("links/0/url")
    bool exact = false;     // an export of ours: its texts are plain and its lists are as they were
    bool exported = false;  // from another system: a date may be written day first
    std::string id_prefix = {};  // of the source

    void refuse(Message message, std::string_view pointer, std::size_t at_line = 0);
    void warn(Message message, std::string_view pointer, std::size_t at_line = 0);

private:
    Place place(std::string_view pointer, std::size_t at_line) const;
};

// Cheap to copy; must not outlive the value and the remarks.
class Spot {
public:
    Spot(const Value& value, std::string pointer, Remarks& remarks)
        : value_(&value), pointer_(std::move(pointer)), remarks_(&remarks) {}

    const Value& value() const { return *value_; }
    const std::string& pointer() const { return pointer_; }
    bool is(Value::Kind kind) const { return value_->kind == kind; }
    bool exact() const { return remarks_->exact; }
    bool exported() const { return remarks_->exported; }
    bool empty() const { return is(Value::Kind::null) || (is(Value::Kind::text) && value_->text.empty()); }

    void refuse(Message message) const { remarks_->refuse(std::move(message), pointer_, value_->line); }
    void warn(Message message) const { remarks_->warn(std::move(message), pointer_, value_->line); }

    // What the value says; a value of another type is refused and gives the empty answer, null gives it unrefused.
    std::string text() const;                // text or number
    std::optional<bool> truth() const;       // true false ja nee
    std::optional<Date> date() const;        // of an export also day first
    std::optional<double> number() const;

    Spot child(std::size_t index) const;     // of a list or map
    std::vector<Spot> elements() const;      // of a list; a scalar or map stands for a list of itself
    std::optional<Spot> member(std::initializer_list<std::string_view> keys) const;  // the first that is there
    std::string member_text(std::initializer_list<std::string_view> keys) const;

    // Texts of a list whose elements are text, or maps that hold the text under one of `keys`.
    std::vector<std::string> texts(const std::vector<std::string_view>& keys) const;

    // An id of the source as it is in the base: with the prefix of the source, once.
    std::string prefixed(const std::string& id) const;

    // For maps: warns of keys that are not in `known`; refuses those that look like zichtbaarheid.
    void expect_keys(const std::vector<std::string_view>& known) const;
    bool expect_map() const;

private:
    const Value* value_;
    std::string pointer_;
    Remarks* remarks_;
};

// "/a~1b" for key "a/b" below "".
std::string pointer_to(std::string_view parent, std::string_view key);

// A date as other systems write it: what parse_date() reads, and "1-2-2026", "1/2/2026" and "01.02.2026", day first, with a
// time of the clock behind it or not. The year has four digits: of two nobody can be sure.
std::optional<Date> exported_date(std::string_view text);

// Parts of a text between commas, trimmed; empty ones left out.
std::vector<std::string> split_commas(std::string_view text);
using unicode::trim;

// The remark for a key nobody knows, with the nearest that somebody does.
Message unknown_key(std::string_view key, const std::vector<std::string_view>& known);

}  // namespace vraagbaak::record
