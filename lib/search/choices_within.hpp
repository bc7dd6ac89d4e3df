// SPDX-License-Identifier: GPL-2.0-or-later
// What tells the answers of one record apart, and projects in different places.
#pragma once

#include <vector>

#include "search/nearness.hpp"
#include "vraagbaak/choices.hpp"

namespace vraagbaak::search {

// The sections of a record that is what was asked about: each a case of its own ("Verloren of gestolen"), none what every record
// tells (costs, how to apply). None when the record is mostly the latter, or the question says which case it is. Of the
// record as the asker sees it.
Choices choices_of_sections(const SeenViews::Seen& seen, const Matcher& matcher);

// The districts of projects, when each has one and there are several; none when one of the records is no project.
Choices choices_of_districts(const std::vector<const SeenViews::Seen*>& seen);

}  // namespace vraagbaak::search
