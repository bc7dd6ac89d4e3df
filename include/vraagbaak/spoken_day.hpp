// SPDX-License-Identifier: GPL-2.0-or-later
// Days as people say them.
#pragma once

#include <optional>
#include <string_view>

#include "vraagbaak/date.hpp"

namespace vraagbaak {

// A day as people say it, in Dutch or English, seen from `today`: "gisteren", "sinds maandag" (the last one before today),
// "vorige week" (its Monday), "3 dagen geleden", "3 maart" and "3-3" (the last that there was), "3 maart 2027", "3-3-2027",
// "3-3-27", and what parse_date() reads. nullopt for anything else.
VRAAGBAAK_API std::optional<Date> parse_day(std::string_view text, const Date& today);

// The last day before `today` on which a town hall is open: not a Saturday, Sunday or holiday of the Cao Gemeenten.
VRAAGBAAK_API Date previous_working_day(const Date& today);

}  // namespace vraagbaak
