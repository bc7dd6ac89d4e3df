// SPDX-License-Identifier: GPL-2.0-or-later
// Days. All days in vraagbaak are days in Europe/Amsterdam; the clock is always the caller's.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "vraagbaak/export.hpp"

namespace vraagbaak {

using Date = std::chrono::year_month_day;

// A minute of the clock in Amsterdam.
using Minute = std::chrono::local_time<std::chrono::minutes>;

// From one minute to another, which is the first that is outside; a side that is not set has no end.
struct TimeSpan {
    std::optional<Minute> from;
    std::optional<Minute> until;

    bool holds(Minute at) const { return (!from || *from <= at) && (!until || at < *until); }
    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

// Reads "2027-02-23", and of an RFC 3339 date-time ("2027-02-23T10:15:00+01:00") the day in Amsterdam.
// Nothing else is a date: nullopt. Years 1000 to 9998.
VRAAGBAAK_API std::optional<Date> parse_date(std::string_view text);

// "2027-02-23".
VRAAGBAAK_API std::string to_string(const Date& date);

// "23-02-2027", as people write it; empty for what is no day.
VRAAGBAAK_API std::string day_text(const Date& date);

// Reads "2027-02-23 14:30", "2027-02-23T14:30", with seconds and without, of a moment with a zone the minute in Amsterdam; of a day
// alone its first minute, and with `behind` the first of the next one. nullopt: nothing of these.
VRAAGBAAK_API std::optional<Minute> parse_minute(std::string_view text, bool behind = false);

// "2027-02-23 14:30".
VRAAGBAAK_API std::string to_string(Minute minute);

// "23-02-2027 14.30 uur"; of midnight the day alone, and with `behind` the day that ended: until and including 22-02-2027.
VRAAGBAAK_API std::string minute_text(Minute minute, bool behind = false);

// The day it is in Amsterdam at that moment (summer time by the EU rule of 1996).
VRAAGBAAK_API Date date_in_amsterdam(std::chrono::system_clock::time_point moment);

}  // namespace vraagbaak
