// SPDX-License-Identifier: GPL-2.0-or-later
// From the change journal to what one asker may know of it.
#pragma once

#include <span>

#include "index/change_journal.hpp"
#include "search/finder.hpp"
#include "vraagbaak/changes.hpp"

namespace vraagbaak::editorial {

// `entries`: of the journal, oldest first. `generation`: the one that `finder` asks; later entries were rolled back.
Changes what_changed(std::span<const index::ChangeJournal::Entry> entries, std::uint64_t generation, const search::Finder& finder,
                     const Settings& settings, const Asker& asker, const ChangesQuery& query);

// The same of the journal in the folder of the base.
Changes what_changed(const std::filesystem::path& folder, std::uint64_t generation, const search::Finder& finder, const Settings& settings,
                     const Asker& asker, const ChangesQuery& query);

}  // namespace vraagbaak::editorial
