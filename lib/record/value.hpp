// SPDX-License-Identifier: GPL-2.0-or-later
// What JSON and YAML have in common: a tree of scalars, lists and maps, as the source wrote it. The parsers end here;
// the rules of the records see this alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/record.hpp"

namespace vraagbaak::record {

struct Value {
    enum class Kind { null, boolean, number, text, list, map };

    Kind kind = Kind::null;
    bool truth = false;              // boolean
    std::string text;                // text; number: as written
    std::vector<std::string> keys;   // map: the key of items[i]; no two are equal but for case
    std::vector<Value> items;        // list, map
    std::size_t line = 0;            // counted from 1; 0: not known
    bool plain = false;              // text: HTML was looked for already, and tags in it are words

    // The member with this key, whatever its case; nullptr without one.
    const Value* member(std::string_view key) const;
};

// Bounds of one record, so that a small file cannot ask for much memory or stack.
inline constexpr std::size_t max_depth = 64;
inline constexpr std::size_t max_keys = 200;         // of one map
inline constexpr std::size_t max_values = 100'000;   // of one record

// Either a value or why there is none: finding.message.code is empty when all is well.
struct Parsed {
    Value value;
    Finding finding;

    bool good() const noexcept { return finding.message.code.empty(); }
};

// One JSON text. `finding.place.line` counts within `json`.
Parsed parse_json(std::string_view json);

// One YAML document, without anchors, aliases and keys that are no scalar. Every scalar is text or null: what is a date
// or a yes is for the field to say.
Parsed parse_yaml(std::string_view yaml);

// Builds a tree from the events of a parser and keeps the bounds. Each call returns false when a bound or a rule is
// broken; problem() then says which.
class ValueBuilder {
public:
    explicit ValueBuilder(Value& root) : root_(root) {}

    bool scalar(Value&& value);
    bool open(Value::Kind kind, std::size_t line);  // list or map
    bool key(std::string_view text);
    void close() { open_.pop_back(); }

    bool inside_map() const { return !open_.empty() && open_.back()->kind == Value::Kind::map; }
    bool awaits_key() const { return inside_map() && open_.back()->keys.size() == open_.back()->items.size(); }
    const Message& problem() const { return problem_; }

private:
    bool refuse(Message problem);
    Value* place(Value&& value);

    Value& root_;
    std::vector<Value*> open_;
    std::size_t count_ = 0;
    Message problem_;
};

// Equal but for the case of ASCII letters.
bool same_key(std::string_view a, std::string_view b);

}  // namespace vraagbaak::record
