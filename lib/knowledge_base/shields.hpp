// SPDX-License-Identifier: GPL-2.0-or-later
// Who puts a record by hand seldom means to open what its source shields: what its text leaves unsaid stays as it was.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "record/reader.hpp"

namespace vraagbaak {

// Does `now` let anyone see what `before` kept from him? Both as record::check leaves them.
bool wider(const Visibility& now, const Visibility& before);

// Which visibilities the text of a record left unsaid.
struct Unsaid {
    std::function<bool()> record;
    std::function<bool(const std::string& key)> section;
};

// Gives an accepted record the shields of the one it replaces where its text left them unsaid, with a warning. What the
// text does open is opened, with a warning too. And the record keeps its source name (bron) when it has no other.
void keep_shields(Record& record, const Record& before, const Unsaid& unsaid, const Settings& settings, Verdict& verdict);

// The configured source that the file lies in, with its defaults for this one file; else a source without defaults.
Source source_of(const std::filesystem::path& file, const Settings& settings, const std::filesystem::path& base_folder);

}  // namespace vraagbaak
