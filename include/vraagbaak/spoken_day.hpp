// SPDX-License-Identifier: GPL-2.0-or-later
// Days as people say them.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "vraagbaak/date.hpp"

namespace vraagbaak {

// A day as people say it, in Dutch or English, seen from `today`: "gisteren", "sinds maandag" (the last one before today),
// "vorige week" (its Monday), "3 dagen geleden", "3 maart" and "3-3" (the last that there was), "3 maart 2027", "3-3-2027",
// "3-3-27", and what parse_date() reads. nullopt for anything else.
VRAAGBAAK_API std::optional<Date> parse_day(std::string_view text, const Date& today);

// Which day of a week, month or year that is named: "deze maand" begins on the 1st, and lasts until the 31st.
enum class PeriodSide { first_day, last_day };

// A day to come, the same way: "vandaag", "morgen", "vrijdag" (today, or the first one after it), "volgende week" (its Monday, or its
// Sunday), "over 3 dagen", "5 december" and "5-12", with a year, and what parse_date() reads. Without a year it is the next that there
// is, unless the last one is no more than 90 days ago: who says "22 februari" on the 23rd is a day late, not a year early. "gisteren" and
// "eergisteren" too, for what runs already.
VRAAGBAAK_API std::optional<Date> parse_day_ahead(std::string_view text, const Date& today, PeriodSide side = PeriodSide::first_day);

struct DayAndTime {
    Date day;
    std::optional<std::chrono::minutes> time;  // since midnight; nullopt: none was said
};

// Such a day, and what the clock says on it: "morgen 9:00", "vrijdag om 14.30 uur", "5 december 14u30"; a time alone is one of today. A day
// of the week of which the time is over today is next week's. nullopt too for what may be a date or a time: "9.10", "vrijdag 05.12".
VRAAGBAAK_API std::optional<DayAndTime> parse_time_ahead(std::string_view text, const DayAndTime& now, PeriodSide side = PeriodSide::first_day);

// The last day before `today` on which a town hall is open: not a Saturday, Sunday or holiday of the Cao Gemeenten.
VRAAGBAAK_API Date previous_working_day(const Date& today);

}  // namespace vraagbaak
