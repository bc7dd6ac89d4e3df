// SPDX-License-Identifier: GPL-2.0-or-later
// The formats of sources: one entry each, tried in order. A new format is one more file and one more entry.
#pragma once

#include <functional>
#include <istream>
#include <span>
#include <string_view>

#include "record/accept.hpp"

namespace vraagbaak::record {

// What a reader may need to know beside the bytes.
struct Context {
    const Settings& settings;
    const Source& source;
    const std::function<void(Message&&)>& note;  // how the file was read
};

struct Format {
    std::string_view name;
    std::string_view extensions;              // between spaces, lower case
    bool (*claims)(std::string_view first);   // is a file that begins so one of these?
    // In constant memory where the format allows it. `in` can be read twice.
    void (*read)(std::istream& in, const Context& context, const Deliver& deliver);
};

std::span<const Format> formats();

// Does any format have files with this name?
bool readable_name(std::string_view file_name);

// The format of a file; nullptr when no format claims it. `first`: up to 4,096 bytes of its beginning.
const Format* recognise(std::string_view file_name, std::string_view first);

void read_json_lines(std::istream& in, const Context& context, const Deliver& deliver);
void read_json_file(std::istream& in, const Context& context, const Deliver& deliver);
void read_catalogi_file(std::istream& in, const Context& context, const Deliver& deliver);
void read_csv_file(std::istream& in, const Context& context, const Deliver& deliver);
void read_ldif_file(std::istream& in, const Context& context, const Deliver& deliver);
void read_markdown_file(std::istream& in, const Context& context, const Deliver& deliver);

// Bounds of what is held at once.
inline constexpr std::size_t max_record_bytes = 16 << 20;     // a line, an element, a Markdown file
inline constexpr std::size_t max_front_matter = 1 << 20;

// A record that could not be read at all, with the one reason.
Raw unreadable(Message message, std::size_t line, std::string pointer = {});

// One JSON text as a record: well-formed UTF-8, syntax and bounds are looked after.
Raw raw_from_json(std::string_view json, std::size_t line, std::string pointer);

}  // namespace vraagbaak::record
