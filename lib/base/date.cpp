// SPDX-License-Identifier: GPL-2.0-or-later
#include "vraagbaak/date.hpp"

#include <array>
#include <cstdio>

namespace vraagbaak {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

// Digits of text[at, at + count), or -1.
int number(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// Summer time of the EU since 1996: from the last Sunday of March to the last of October, 01:00 UTC.
sys_seconds on_the_clock(sys_seconds moment) {
    using namespace std::chrono;
    const auto year = year_month_day{floor<days>(moment)}.year();
    const sys_seconds begin = sys_days{year / March / Sunday[last]} + hours{1};
    const sys_seconds end = sys_days{year / October / Sunday[last]} + hours{1};
    return moment + (moment >= begin && moment < end ? hours{2} : hours{1});
}

Date amsterdam_day(sys_seconds moment) { return std::chrono::floor<days>(on_the_clock(moment)); }

// "T10:15[:30[.5]]" and "Z" or "+01:00" → moment; nullopt when it is not of that form.
std::optional<sys_seconds> moment_of(const Date& day, std::string_view rest) {
    const int hour = number(rest, 1, 2), minute = number(rest, 4, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || rest[3] != ':') return std::nullopt;
    std::size_t at = 6;
    int second = 0;
    if (at < rest.size() && rest[at] == ':') {
        second = number(rest, 7, 2);
        if (second < 0 || second > 60) return std::nullopt;
        at = 9;
        if (at < rest.size() && rest[at] == '.') {
            ++at;
            if (number(rest, at, 1) < 0) return std::nullopt;
            while (at < rest.size() && number(rest, at, 1) >= 0) ++at;
        }
    }
    const sys_seconds local = sys_days{day} + hours{hour} + minutes{minute} + seconds{second};
    if (at == rest.size()) return local - hours{1};  // no zone: the clock in Amsterdam; the day is the same
    if (rest.substr(at) == "Z" || rest.substr(at) == "z") return local;
    if (rest[at] != '+' && rest[at] != '-') return std::nullopt;
    const int oh = number(rest, at + 1, 2), om = number(rest, at + 4, 2);
    if (oh < 0 || oh > 23 || om < 0 || om > 59 || rest[at + 3] != ':' || rest.size() != at + 6) return std::nullopt;
    const auto offset = hours{oh} + minutes{om};
    return rest[at] == '+' ? local - offset : local + offset;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    const int year = number(text, 0, 4), month = number(text, 5, 2), day = number(text, 8, 2);
    if (year < 1000 || year > 9998 || month < 0 || day < 0 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                    std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    if (text.size() == 10) return date;
    if (text[10] != 'T' && text[10] != 't' && text[10] != ' ') return std::nullopt;
    const auto rest = text.substr(10);
    const auto moment = moment_of(date, rest);
    if (!moment) return std::nullopt;
    const bool zoned = rest.find_first_of("Zz+-") != rest.npos;
    return zoned ? amsterdam_day(*moment) : date;
}

std::optional<Minute> parse_minute(std::string_view text, bool behind) {
    const auto day = parse_date(text.substr(0, 10));
    if (!day) return std::nullopt;
    const std::chrono::local_days date{sys_days{*day}.time_since_epoch()};
    if (text.size() == 10) return Minute{date + days{behind ? 1 : 0}};
    const auto rest = text.substr(10);
    if (rest[0] != ' ' && rest[0] != 'T' && rest[0] != 't') return std::nullopt;
    const auto moment = moment_of(*day, rest);
    if (!moment) return std::nullopt;
    const bool zoned = rest.find_first_of("Zz+-") != rest.npos;
    if (zoned) return Minute{std::chrono::floor<minutes>(on_the_clock(*moment)).time_since_epoch()};
    return date + hours{number(rest, 1, 2)} + minutes{number(rest, 4, 2)};
}

std::string to_string(Minute minute) {
    const auto day = std::chrono::floor<days>(minute);
    const auto time = minute - day;
    const auto hour = std::chrono::floor<hours>(time);
    std::array<char, 8> out{};
    std::snprintf(out.data(), out.size(), " %02d:%02d", static_cast<int>(hour.count()), static_cast<int>((time - hour).count()));
    return to_string(Date{sys_days{day.time_since_epoch()}}) + out.data();
}

std::string minute_text(Minute minute, bool behind) {
    const auto text = to_string(minute);
    const auto whole = text.substr(11) == "00:00";
    const auto day = std::chrono::floor<days>(minute) - days{whole && behind ? 1 : 0};
    const auto day_said = day_text(Date{sys_days{day.time_since_epoch()}});
    return whole ? day_said : day_said + ' ' + text.substr(11, 2) + '.' + text.substr(14) + " uur";
}

std::string to_string(const Date& date) {
    std::array<char, 16> out{};
    std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return out.data();
}

std::string day_text(const Date& date) {
    if (!date.ok()) return {};
    const auto text = to_string(date);
    return text.substr(8, 2) + '-' + text.substr(5, 2) + '-' + text.substr(0, 4);
}

Date date_in_amsterdam(std::chrono::system_clock::time_point moment) {
    return amsterdam_day(std::chrono::floor<seconds>(moment));
}

}  // namespace vraagbaak
