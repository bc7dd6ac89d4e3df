// SPDX-License-Identifier: GPL-2.0-or-later
// Records as our own sources and other systems have them: what `export` writes.
#pragma once

#include <optional>
#include <string>

#include "record/draft.hpp"
#include "vraagbaak/record.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::record {

// Marks a record that export wrote: its texts are plain, and it is read as it is. The value is exported_form.
inline constexpr auto exported_key = "vraagbaak";
inline constexpr int exported_form = 1;

// One line of native JSON Lines, without a newline. Read as a source of a base with the same groups it gives an equal
// record. Who may see what is always said, also where that is everyone, so that no default of a source changes it.
std::string to_exported_json(const Record& record);

// The same record as an object of the Objecten-API, with the keys of the standard for what the standard has and our own
// for the rest. nullopt: the form has no such kind. What not everyone may see stands under keys that only internal eyes
// get, or in `secties` with its groups: never in a text that is for everyone.
//   VAC: soort vac.  PDC (SDG product with `vertalingen`): articles of every other soort.
std::optional<std::string> to_vac_object(const Record& record, const Settings& settings);
std::optional<std::string> to_pdc_object(const Record& record, const Settings& settings);

// Of a draft of such an object: each section gets its own text back, in the order that `secties` tells.
void restore_sections(Draft& draft);

}  // namespace vraagbaak::record
