// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/value.hpp"

#include <algorithm>
#include <utility>

namespace vraagbaak::record {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool same_key(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

const Value* Value::member(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (same_key(keys[i], key)) return &items[i];
    return nullptr;
}

bool ValueBuilder::refuse(Message problem) {
    problem_ = std::move(problem);
    return false;
}

// The pointers in open_ stay good: only the innermost list or map grows, and none above it.
Value* ValueBuilder::place(Value&& value) {
    if (open_.empty()) return &(root_ = std::move(value));
    open_.back()->items.push_back(std::move(value));
    return &open_.back()->items.back();
}

bool ValueBuilder::scalar(Value&& value) {
    if (++count_ > max_values) return refuse({"too_many_values", {std::to_string(max_values)}});
    place(std::move(value));
    return true;
}

bool ValueBuilder::open(Value::Kind kind, std::size_t line) {
    if (++count_ > max_values) return refuse({"too_many_values", {std::to_string(max_values)}});
    if (open_.size() >= max_depth) return refuse({"too_deep", {std::to_string(max_depth)}});
    Value value;
    value.kind = kind;
    value.line = line;
    open_.push_back(place(std::move(value)));
    return true;
}

bool ValueBuilder::key(std::string_view text) {
    Value& map = *open_.back();
    if (map.keys.size() >= max_keys) return refuse({"too_many_keys", {std::to_string(max_keys)}});
    // A field that is there twice cannot be right: which of two values of zichtbaarheid was meant?
    if (map.member(text)) return refuse({"field_twice", {std::string(text)}});
    map.keys.emplace_back(text);
    return true;
}

}  // namespace vraagbaak::record
