// SPDX-License-Identifier: GPL-2.0-or-later
// kennisbank.yaml: reading it, and the file with comments that a new base begins with.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "vraagbaak/settings.hpp"

namespace vraagbaak::record {

// Error(unusable) when there is no file, Error(io) when it cannot be read; Error(usage) with file, line and key for what
// is not right in it: an unknown key (with the nearest that is known), a value of another type, a group that is not
// declared.
Settings read_settings(const std::filesystem::path& file);

// The same for the text of a file; `file` is what the error names.
Settings parse_settings(std::string_view yaml, const std::string& file);

// The part that is about statistics and feedback; the same errors, of that part alone.
DeskSettings read_desk_settings(const std::filesystem::path& file);
DeskSettings parse_desk_settings(std::string_view yaml, const std::string& file);

// The text of a new settings file. `language`: nl or en, for the comments and for `taal`; any other reads as nl.
// read_settings() takes it as it is.
std::string default_settings(const std::string& language, const std::string& name);

}  // namespace vraagbaak::record
