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

// Reads "2027-02-23", and of an RFC 3339 date-time ("2027-02-23T10:15:00+01:00") the day in Amsterdam.
// Nothing else is a date: nullopt. Years 1000 to 9998.
VRAAGBAAK_API std::optional<Date> parse_date(std::string_view text);

// "2027-02-23".
VRAAGBAAK_API std::string to_string(const Date& date);

// "23-02-2027", as people write it; empty for what is no day.
VRAAGBAAK_API std::string day_text(const Date& date);

// The day it is in Amsterdam at that moment (summer time by the EU rule of 1996).
VRAAGBAAK_API Date date_in_amsterdam(std::chrono::system_clock::time_point moment);

}  // namespace vraagbaak
