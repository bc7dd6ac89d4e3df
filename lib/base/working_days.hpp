// SPDX-License-Identifier: GPL-2.0-or-later
// Days on which a municipality works: not in the weekend, nor on a public holiday of the Netherlands.
#pragma once

#include "vraagbaak/date.hpp"

namespace vraagbaak {

// New Year, Easter, King's Day, Liberation Day each fifth year, Ascension, Whitsun and Christmas. Good Friday is for each employer
// to give: it is a working day here.
bool is_working_day(const Date& day);
bool is_public_holiday(const Date& day);  // one of these, whatever the day of the week

// The working days behind `first`, up to and including `last`; 0 when `last` is not later.
int working_days_between(const Date& first, const Date& last);

}  // namespace vraagbaak
