// SPDX-License-Identifier: GPL-2.0-or-later
// The keys of sections: which headings are usual, which are internal, and what key an editor's own heading gets.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "vraagbaak/record.hpp"

namespace vraagbaak::record {

inline constexpr std::string_view body_key = "tekst";
inline constexpr std::size_t max_sections = 500;  // of one record

// "Wat kost het?" → kosten; a heading of the editor's own → "afwijkende-openingstijden"; never empty.
std::string section_key(std::string_view heading);

// The key as it is spelt here, whatever the case it is written in; a free key as a slug.
std::string canonical_key(std::string_view key);

// Is this one of the keys that have a meaning of their own, and with it a heading that who shows the section knows?
bool is_known_key(std::string_view key);

// Is this one of the keys that only the internal groups see (deskMemo, toelichting), a numbered one included?
bool is_internal(std::string_view key);

// The internal key that a heading or key resembles without being one ("Deskmeno"): one edit away. What it heads may be
// meant for colleagues alone, so it is refused and not shown. nullopt: none.
std::optional<std::string_view> nearly_internal(std::string_view heading);

// A line of running text that is a heading of a desk memo, right or one edit off.
bool heads_desk_memo(std::string_view line);

// Adds a section under a key that no other has: kosten, kosten-2 … Text of the body goes to the one body.
// Returns its place in record.sections.
std::size_t add_section(Record& record, Section&& section);

}  // namespace vraagbaak::record
