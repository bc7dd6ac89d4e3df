// SPDX-License-Identifier: GPL-2.0-or-later
// The one table of fields: Dutch key, other names that sources use, the kinds it belongs to, and the member it fills.
// Reading a source, writing and reading native JSON and visiting every text all follow this table.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "record/spot.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::record {

enum KindGroup : unsigned { article = 1, person = 2, department = 4, project = 8, every_kind = 15 };

// The group of a soort; nullopt: there is no such soort.
std::optional<KindGroup> group_of(std::string_view kind);

// The soort as it is spelt here, whatever its case; empty when there is none like it. groep → afdeling.
std::string canonical_kind(std::string_view kind);

// How a simple field is written.
enum class Form {
    line,      // one line of plain text
    prose,     // may be rich and have paragraphs
    names,     // list; a name may hold a comma
    words,     // list; one text may hold several between commas
};

struct SectionField { std::string_view key; };                    // a section written as a field of its own
struct Structured { void (*read)(const Spot&, Record&); };        // read by a function of its own

using Member = std::variant<std::string Record::*, std::vector<std::string> Record::*, std::optional<Date> Record::*,
                            bool Record::*, SectionField, Structured>;

struct Field {
    std::string_view key;
    unsigned kinds;              // of KindGroup
    Member member;
    Form form = Form::line;
    std::string_view aliases = {};    // between spaces
    std::string_view item_keys = {};  // lists: where the text is in an element that is a map
    std::string_view item_ids = {};   // names: where the id is of what an element names, for one without a name
};

std::span<const Field> fields();
const Field* find_field(std::string_view key);            // by key or alias, whatever the case; nullptr without one
std::vector<std::string_view> known_keys();

// Reads one field of a source into the record.
void read_field(const Field& field, const Spot& spot, Record& record);

// Text of a rich field as plain text, with a warning where it was escaped twice.
std::string read_prose(const Spot& spot);

std::vector<std::string_view> split_spaces(std::string_view words);

}  // namespace vraagbaak::record
