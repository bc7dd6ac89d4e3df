// SPDX-License-Identifier: GPL-2.0-or-later
// Ids: which are good, and what becomes of those of other systems.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vraagbaak::record {

inline constexpr std::size_t max_id = 200;

// A-Z a-z 0-9 . _ : -
bool id_character(char c);

bool good_id(std::string_view id);

// The id that a name of another system becomes: itself when it is a good id; else folded, and each run of other
// characters one hyphen: "Jan de Wit" → jan-de-wit, "é/1" → e-1. Empty when nothing is left.
std::string clean_id(std::string_view name);

// The id that a reference names: the last part of a URL, cleaned.
std::string id_from_reference(std::string_view reference);

// The id of a page: its address without the scheme, cleaned.
std::string id_from_address(std::string_view url);

}  // namespace vraagbaak::record
