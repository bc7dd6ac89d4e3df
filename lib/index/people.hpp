// SPDX-License-Identifier: GPL-2.0-or-later
// Of a view what it is called by and which numbers it has: its entry in names.bin.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/name_table.hpp"
#include "text/phone_digits.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

inline constexpr auto names_file = "names.bin";

// The name of an employee: given name, prefix and surname, or what the full name tells where these are empty; initials as single
// letters; other titles, and what the full name has besides (Truus, in brackets), as given names. Of every record its phone numbers,
// mobile and extension, as far as this view has them.
lexicon::NameEntry name_entry(const Record& view, std::uint32_t document);

// The words of a name, folded: "J.P. van 't Hof-de Vries" is j p van t hof de vries.
std::vector<std::string> name_words(std::string_view name);

using unicode::phone_digits;

}  // namespace vraagbaak::index
