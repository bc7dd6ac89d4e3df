// SPDX-License-Identifier: GPL-2.0-or-later
// The rule of the European Union for summer time, so that neither TZ nor a time zone database has a say.
#include "moment.hpp"

#include <chrono>
#include <cstdio>

namespace vraagbaak::tool {

namespace {

using namespace std::chrono;

bool is_summer(sys_seconds moment, year in) {
    const auto change = [&](month of) { return sys_days{in / of / Sunday[last]} + hours{1}; };
    return moment >= change(March) && moment < change(October);
}

}  // namespace

std::string local_moment(std::string_view utc) {
    int year_number = 0, minute_number = 0, second_number = 0;
    unsigned month_number = 0, day_number = 0;
    int hour_number = 0;
    const std::string text(utc);
    if (text.size() != std::string_view("2026-11-21T21:01:00Z").size()) return text;
    if (std::sscanf(text.c_str(), "%4d-%2u-%2uT%2d:%2d:%2dZ", &year_number, &month_number, &day_number, &hour_number,
                    &minute_number, &second_number) != 6)
        return text;
    const year_month_day day{year{year_number}, month{month_number}, std::chrono::day{day_number}};
    if (!day.ok()) return text;
    const auto moment = sys_days{day} + hours{hour_number} + minutes{minute_number} + seconds{second_number};
    const auto local = moment + hours{is_summer(moment, day.year()) ? 2 : 1};
    const auto local_day = floor<days>(local);
    const year_month_day date{local_day};
    const hh_mm_ss time{local - local_day};
    char out[64];
    std::snprintf(out, sizeof out, " %02d:%02d", static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()));
    return day_text(date) + out;
}

std::string utc_moment(const Date& day, minutes time) {
    const auto local = sys_days{day} + time;
    const auto in_summer = local - hours{2};
    const auto moment = is_summer(in_summer, day.year()) ? in_summer : local - hours{1};
    const auto utc_day = floor<days>(moment);
    const hh_mm_ss clock{moment - utc_day};
    char out[64];
    std::snprintf(out, sizeof out, "T%02d:%02d:00Z", static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()));
    return to_string(Date{utc_day}) + out;
}

Message with_local_moments(Message message) {
    for (auto& argument : message.arguments) argument = local_moment(argument);
    return message;
}

}  // namespace vraagbaak::tool
