// SPDX-License-Identifier: GPL-2.0-or-later
// The rule of the European Union for summer time, so that neither TZ nor a time zone database has a say.
#include "moment.hpp"

#include <algorithm>
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
    return day_text(date) + ' ' + clock_text(floor<minutes>(local - local_day));
}

std::string clock_text(minutes time) {
    const hh_mm_ss clock{time};
    char out[32];
    std::snprintf(out, sizeof out, "%02d:%02d", static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()));
    return out;
}

std::string utc_moment(const Date& day, minutes time) {
    const auto local = sys_days{day} + time;
    const auto in_summer = local - hours{2};
    const auto moment = is_summer(in_summer, day.year()) ? in_summer : local - hours{1};
    const auto utc_day = floor<days>(moment);
    return to_string(Date{utc_day}) + 'T' + clock_text(floor<minutes>(moment - utc_day)) + ":00Z";
}

namespace {

// Takes one or two digits off; -1: there are none, or it is more than `most`.
int take_number(std::string_view& text, int most) {
    int number = 0;
    std::size_t size = 0;
    while (size < 2 && size < text.size() && text[size] >= '0' && text[size] <= '9') number = 10 * number + (text[size++] - '0');
    text.remove_prefix(size);
    return size == 0 || number > most ? -1 : number;
}

bool take(std::string_view& text, std::string_view any_of) {
    if (text.empty() || any_of.find(text.front()) == any_of.npos) return false;
    text.remove_prefix(1);
    return true;
}

// Hours and minutes with a sign between them, the minutes in two digits.
std::optional<minutes> take_time(std::string_view& text, std::string_view between) {
    const auto hour = take_number(text, 23);
    if (hour < 0 || !take(text, between) || text.size() < 2 || text[1] < '0' || text[1] > '9') return std::nullopt;
    const auto minute = take_number(text, 59);
    return minute < 0 ? std::nullopt : std::optional{hours{hour} + minutes{minute}};
}

}  // namespace

std::optional<ClockTime> read_moment(std::string_view text) {
    const auto day = parse_date(text.substr(0, 10));
    if (!day || text.size() < 11) return std::nullopt;
    auto rest = text.substr(10);
    if (!take(rest, " Tt")) return std::nullopt;
    const auto time = take_time(rest, ":.");
    if (!time) return std::nullopt;
    if (rest.starts_with(':')) {
        rest.remove_prefix(1);
        if (take_number(rest, 60) < 0) return std::nullopt;
        if (rest.starts_with('.')) rest.remove_prefix(std::min(rest.find_first_not_of("0123456789", 1), rest.size()));
    }
    if (rest.empty()) return ClockTime{*day, *time};
    auto utc = sys_days{*day} + *time;
    if (rest == "Z" || rest == "z") {
        rest = {};
    } else {
        const bool east = rest.front() == '+';
        if (!take(rest, "+-")) return std::nullopt;
        const auto offset = take_time(rest, ":");
        if (!offset) return std::nullopt;
        utc += east ? -*offset : *offset;
    }
    if (!rest.empty()) return std::nullopt;
    const auto local = utc + hours{is_summer(utc, year_month_day{floor<days>(utc)}.year()) ? 2 : 1};
    const auto local_day = floor<days>(local);
    return ClockTime{year_month_day{local_day}, local - local_day};
}

Message with_local_moments(Message message) {
    for (auto& argument : message.arguments) argument = local_moment(argument);
    return message;
}

}  // namespace vraagbaak::tool
