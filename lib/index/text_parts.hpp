// SPDX-License-Identifier: GPL-2.0-or-later
// The searchable texts of a record, in one order for all: the builder indexes them, the highlighter looks for words in
// them, why-found names them. Employees, departments and projects become text here.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/schema.hpp"
#include "vraagbaak/question.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

struct TextPart {
    Field field;
    std::string_view text;     // into the record, or into `made` of the list
    std::size_t section = none;  // index into record.sections for headings and texts of sections
    std::vector<Range> names;    // contact persons, and the e-mail address of a person: their words are only ever what they are

    bool is_name(const Range& word) const {
        return std::ranges::any_of(names, [&](const Range& name) { return name.begin <= word.begin && word.end <= name.end; });
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

// The texts of a record; holds what had to be put together. Valid while the record lives and does not change.
class TextParts {
public:
    explicit TextParts(const Record& record);
    TextParts(const TextParts&) = delete;
    TextParts& operator=(const TextParts&) = delete;

    auto begin() const { return parts_.begin(); }
    auto end() const { return parts_.end(); }

private:
    void add(Field field, std::string_view text, std::size_t section = TextPart::none);
    void add_made(Field field, std::string text, std::vector<Range> names = {});

    std::vector<TextPart> parts_;
    std::vector<std::unique_ptr<std::string>> made_;
};

}  // namespace vraagbaak::index
