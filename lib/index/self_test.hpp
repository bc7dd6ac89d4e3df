// SPDX-License-Identifier: GPL-2.0-or-later
// The last look at a generation before anyone else sees it.
#pragma once

#include <cstddef>
#include <filesystem>

#include "vraagbaak/settings.hpp"

namespace vraagbaak::index {

// Opens what was built as a reader would, and throws Error(refused, "self_test_failed") when a count differs, when a
// document has no view class or more than one, when a sample of records is not found by id, or when a view of these holds
// a part that its audience must not see. `settings`: those of the build.
void self_test(const std::filesystem::path& folder, const Settings& settings, std::size_t records, std::size_t documents);

// For each and every document: its audience, and its terms made anew from its stored form and compared.
void deep_test(const std::filesystem::path& folder);

}  // namespace vraagbaak::index
