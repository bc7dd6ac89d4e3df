// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/working_days.hpp"

#include <algorithm>

namespace vraagbaak {

namespace {

using namespace std::chrono;

// Gregorian Easter by the rule of Meeus, Jones and Butcher.
sys_days easter(int y) {
    const int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
    return sys_days{Date{year{y}, month{static_cast<unsigned>(n / 31)}, day{static_cast<unsigned>(n % 31 + 1)}}};
}

}  // namespace

bool is_public_holiday(const Date& date) {
    const int y = int{date.year()};
    const auto at = sys_days{date};
    const auto is = [&](unsigned m, unsigned d) { return date == Date{date.year(), month{m}, day{d}}; };
    const auto behind_easter = (at - easter(y)).count();
    if (behind_easter == 0 || behind_easter == 1 || behind_easter == 39 || behind_easter == 49 || behind_easter == 50) return true;
    const Date kings_day{date.year(), April, day{27}};
    const auto kept = weekday{sys_days{kings_day}} == Sunday ? sys_days{kings_day} - days{1} : sys_days{kings_day};
    return is(1, 1) || at == kept || (is(5, 5) && y % 5 == 0) || is(12, 25) || is(12, 26);
}

bool is_working_day(const Date& date) {
    const auto of_week = weekday{sys_days{date}};
    return of_week != Saturday && of_week != Sunday && !is_public_holiday(date);
}

int working_days_between(const Date& first, const Date& last) {
    constexpr int most = 400;  // later it makes no difference
    int count = 0;
    const auto end = std::min(sys_days{last}, sys_days{first} + days{most});
    for (auto at = sys_days{first} + days{1}; at <= end; at += days{1}) count += is_working_day(Date{at}) ? 1 : 0;
    return count;
}

}  // namespace vraagbaak
