// SPDX-License-Identifier: GPL-2.0-or-later
#include "vraagbaak/spoken_day.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

namespace vraagbaak {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;
using Words = std::vector<std::string>;
using Names = std::initializer_list<std::string_view>;

template <std::size_t Count>
using Table = std::array<std::pair<std::string_view, unsigned>, Count>;

constexpr Table<28> weekdays{{{"zondag", 0}, {"zo", 0}, {"sunday", 0}, {"sun", 0}, {"maandag", 1}, {"ma", 1}, {"monday", 1}, {"mon", 1},
                              {"dinsdag", 2}, {"di", 2}, {"tuesday", 2}, {"tue", 2}, {"woensdag", 3}, {"wo", 3}, {"wednesday", 3}, {"wed", 3},
                              {"donderdag", 4}, {"do", 4}, {"thursday", 4}, {"thu", 4}, {"vrijdag", 5}, {"vr", 5}, {"friday", 5}, {"fri", 5},
                              {"zaterdag", 6}, {"za", 6}, {"saturday", 6}, {"sat", 6}}};

constexpr Table<34> month_names{{{"januari", 1}, {"january", 1}, {"jan", 1}, {"februari", 2}, {"february", 2}, {"feb", 2}, {"maart", 3},
                                 {"march", 3}, {"mrt", 3}, {"mar", 3}, {"april", 4}, {"apr", 4}, {"mei", 5}, {"may", 5}, {"juni", 6},
                                 {"june", 6}, {"jun", 6}, {"juli", 7}, {"july", 7}, {"jul", 7}, {"augustus", 8}, {"august", 8}, {"aug", 8},
                                 {"september", 9}, {"sept", 9}, {"sep", 9}, {"oktober", 10}, {"october", 10}, {"okt", 10}, {"oct", 10},
                                 {"november", 11}, {"nov", 11}, {"december", 12}, {"dec", 12}}};

template <std::size_t Count>
std::optional<unsigned> in_table(const Table<Count>& table, std::string_view word) {
    const auto found = std::ranges::find(table, word, &std::pair<std::string_view, unsigned>::first);
    return found == table.end() ? std::nullopt : std::optional{found->second};
}

std::optional<int> whole(std::string_view text) {
    int value = 0;
    const auto [rest, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || text.size() > 4 || value < 0 || problem != std::errc{} || rest != text.data() + text.size()) return std::nullopt;
    return value;
}

// In small letters; of "nov." and "2," the sign is no part.
Words words_of(std::string_view text) {
    Words words(1);
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == ',') words.emplace_back();
        else words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    for (auto& word : words)
        if (word.ends_with('.')) word.pop_back();
    std::erase(words, "");
    return words;
}

bool is_one_of(std::string_view word, Names names) { return std::ranges::find(names, word) != names.end(); }

// From where, and which way, somebody looks who names a day.
struct View {
    Date today;
    bool ahead = false;
    PeriodSide side = PeriodSide::first_day;
};

// Longer ago it is next year's. Not half a year: in February people plan until 1 September.
constexpr days just_passed{90};

// The nearest such day of the year; today is one.
std::optional<Date> of_a_year(unsigned day_number, unsigned month_number, const View& view) {
    const Date from = view.ahead ? Date{sys_days{view.today} - just_passed} : view.today;
    for (int step = 0; step <= 4; ++step) {  // 29 February may be four years away; of a century eight, which nobody asks
        const Date date{from.year() + std::chrono::years{view.ahead ? step : -step}, month{month_number}, day{day_number}};
        if (date.ok() && (view.ahead ? sys_days{date} >= sys_days{from} : sys_days{date} <= sys_days{from})) return date;
    }
    return std::nullopt;
}

std::optional<Date> checked(int year_number, unsigned month_number, unsigned day_number) {
    if (year_number < 100) year_number += 2000;
    const Date date{year{year_number}, month{month_number}, day{day_number}};
    return date.ok() && year_number >= 1000 ? std::optional{date} : std::nullopt;
}

// 3-3, 3/3/2027, 03.03.27
std::optional<Date> numeric(std::string_view text, const View& view) {
    const auto separator = text.find_first_of("-/.");
    if (separator == text.npos) return std::nullopt;
    const auto second = text.find(text[separator], separator + 1);
    const auto day_number = whole(text.substr(0, separator));
    const auto month_number = whole(text.substr(separator + 1, second == text.npos ? second : second - separator - 1));
    if (!day_number || !month_number) return std::nullopt;
    const auto d = static_cast<unsigned>(*day_number), m = static_cast<unsigned>(*month_number);
    if (second == text.npos) return of_a_year(d, m, view);
    const auto year_text = text.substr(second + 1);
    const auto year_number = whole(year_text);
    return year_number && (year_text.size() == 2 || year_text.size() == 4) ? checked(*year_number, m, d) : std::nullopt;
}

Date monday_of(const Date& date) { return sys_days{date} - (weekday{sys_days{date}} - std::chrono::Monday); }

// The nearest one. Looking ahead today is one, unless the next is asked for: "tot dinsdag" ends tonight on a Tuesday.
std::optional<Date> on_weekday(unsigned number, const View& view, bool next = false) {
    const days step{view.ahead ? 1 : -1};
    auto date = sys_days{view.today} + (view.ahead && !next ? days{0} : step);
    while (weekday{date}.c_encoding() != number) date += step;
    return date;
}

std::optional<Date> one_word(const std::string& word, const View& view) {
    const auto away = [&](int count) { return std::optional<Date>{sys_days{view.today} + days{count}}; };
    if (is_one_of(word, {"vandaag", "today"})) return view.today;
    if (is_one_of(word, {"gisteren", "yesterday"})) return away(-1);
    if (word == "eergisteren") return away(-2);
    if (view.ahead && is_one_of(word, {"morgen", "tomorrow"})) return away(1);
    if (view.ahead && word == "overmorgen") return away(2);
    if (const auto number = in_table(weekdays, word)) return on_weekday(*number, view);
    return numeric(word, view);
}

// vorige week, deze maand, last friday; volgende week
std::optional<Date> with_this_or_that(const std::string& which, const std::string& what, const View& view) {
    const bool other = view.ahead ? is_one_of(which, {"volgende", "komende", "aanstaande", "next", "coming"})
                                  : is_one_of(which, {"vorige", "afgelopen", "last", "previous", "past"});
    if (!other && !is_one_of(which, {"deze", "dit", "this"})) return std::nullopt;
    const int step = other ? (view.ahead ? 1 : -1) : 0;
    if (const auto number = in_table(weekdays, what)) return on_weekday(*number, view, other);
    const auto side = [&](const Date& first, const Date& behind) { return view.side == PeriodSide::first_day ? first : Date{sys_days{behind} - days{1}}; };
    if (what == "week") {
        const auto first = sys_days{monday_of(view.today)} + days{7 * step};
        return side(first, first + days{7});
    }
    if (is_one_of(what, {"maand", "month"})) {
        const auto first = Date{view.today.year(), view.today.month(), day{1}} + months{step};
        return side(first, first + months{1});
    }
    if (is_one_of(what, {"jaar", "year"})) {
        const auto first = Date{view.today.year(), month{1}, day{1}} + std::chrono::years{step};
        return side(first, first + std::chrono::years{1});
    }
    return std::nullopt;
}

// 3 dagen geleden, a week ago; over 3 dagen
std::optional<Date> so_many_away(Words words, const View& view) {
    if (words.size() != 3) return std::nullopt;
    if (view.ahead ? !is_one_of(words[0], {"over", "in"}) : !is_one_of(words[2], {"geleden", "terug", "ago"})) return std::nullopt;
    words.erase(view.ahead ? words.begin() : words.begin() + 2);
    const auto count = is_one_of(words[0], {"een", "a", "one"}) ? std::optional{1} : whole(words[0]);
    if (!count) return std::nullopt;
    const int sign = view.ahead ? 1 : -1;
    if (is_one_of(words[1], {"dag", "dagen", "day", "days"})) return Date{sys_days{view.today} + days{sign * *count}};
    if (is_one_of(words[1], {"week", "weken", "weeks"})) return Date{sys_days{view.today} + days{sign * 7 * *count}};
    return std::nullopt;
}

// 3 maart, 3 maart 2027, March 3
std::optional<Date> with_month(const Words& words, const View& view) {
    if (words.size() != 2 && words.size() != 3) return std::nullopt;
    const bool month_first = in_table(month_names, words[0]).has_value();
    const auto month_number = in_table(month_names, words[month_first ? 0 : 1]);
    const auto day_number = whole(words[month_first ? 1 : 0]);
    if (!month_number || !day_number) return std::nullopt;
    const auto d = static_cast<unsigned>(*day_number);
    if (words.size() == 2) return of_a_year(d, *month_number, view);
    if (view.ahead && words[2].size() < 4) return std::nullopt;  // of "5 december 14" the end may be an hour
    const auto year_number = whole(words[2]);
    return year_number ? checked(*year_number, *month_number, d) : std::nullopt;
}

// By Meeus, Jones and Butcher (Meeus, Astronomical Algorithms, 1991, chapter 8).
sys_days easter(int y) {
    const int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
    return Date{year{y}, month{static_cast<unsigned>(n / 31)}, day{static_cast<unsigned>(n % 31 + 1)}};
}

// 5 May is in it every year: who is wrong about it is shown a day more.
bool is_holiday(sys_days date) {
    const Date on{date};
    const auto is = [&](unsigned m, unsigned d) { return on.month() == month{m} && on.day() == day{d}; };
    if (is(1, 1) || is(5, 5) || is(12, 25) || is(12, 26)) return true;
    const auto kings_day = sys_days{Date{on.year(), month{4}, day{27}}};
    if (date == (weekday{kings_day} == std::chrono::Sunday ? kings_day - days{1} : kings_day)) return true;
    const auto after_easter = (date - easter(static_cast<int>(on.year()))).count();
    return after_easter == 1 || after_easter == 39 || after_easter == 50;
}

bool is_lead(std::string_view word, const View& view) {
    return is_one_of(word, {"sinds", "since", "vanaf", "van", "from", "op", "on", "de", "the"}) || (view.ahead && is_one_of(word, {"tot", "until", "t/m"}));
}

std::optional<Date> day_in(Words words, const View& view) {
    while (!words.empty() && is_lead(words.front(), view)) words.erase(words.begin());
    if (words.empty()) return std::nullopt;
    if (words.size() == 1) {
        if (const auto date = parse_date(words.front())) return date;
        return one_word(words.front(), view);
    }
    if (words.size() == 2)
        if (const auto date = with_this_or_that(words[0], words[1], view)) return date;
    if (const auto date = so_many_away(words, view)) return date;
    if (in_table(weekdays, words.front())) words.erase(words.begin());  // maandag 3 maart: the date decides
    if (words.size() == 1) return parse_date(words.front()) ? parse_date(words.front()) : numeric(words.front(), view);
    return with_month(words, view);
}

// 9:00, 14.30, 14u30; an hour alone is one when uur stands behind it.
std::optional<std::chrono::minutes> time_in(std::string_view word, bool said_hour) {
    const auto sign = word.find_first_of(":.u");
    const auto hour = whole(word.substr(0, sign));
    if (!hour || *hour > 23 || std::min(sign, word.size()) > 2) return std::nullopt;
    const auto rest = sign == word.npos ? std::string_view{} : word.substr(sign + 1);
    if (rest.empty()) return said_hour || (sign != word.npos && word[sign] == 'u') ? std::optional{std::chrono::minutes{60 * *hour}} : std::nullopt;
    const auto minute = whole(rest);
    if (rest.size() != 2 || !minute || *minute > 59) return std::nullopt;
    return std::chrono::minutes{60 * *hour + *minute};
}

}  // namespace

std::optional<Date> parse_day(std::string_view text, const Date& today) {
    if (const auto date = parse_date(text)) return date;
    return day_in(words_of(text), {today});
}

std::optional<Date> parse_day_ahead(std::string_view text, const Date& today, PeriodSide side) {
    if (const auto date = parse_date(text)) return date;
    return day_in(words_of(text), {today, true, side});
}

std::optional<DayAndTime> parse_time_ahead(std::string_view text, const DayAndTime& now, PeriodSide side) {
    const View view{now.day, true, side};
    const auto day_alone = [&]() -> std::optional<DayAndTime> {
        const auto day = parse_day_ahead(text, now.day, side);
        return day ? std::optional{DayAndTime{*day, std::nullopt}} : std::nullopt;
    };
    auto words = words_of(text);
    const bool said_hour = !words.empty() && is_one_of(words.back(), {"uur", "u"});
    if (said_hour) words.pop_back();
    if (words.empty()) return std::nullopt;
    const auto time = time_in(words.back(), said_hour);
    if (!time) return day_alone();
    const bool may_be_date = !said_hour && numeric(words.back(), view);
    words.pop_back();
    const bool said_at = !words.empty() && is_one_of(words.back(), {"om", "at"});
    while (!words.empty() && (is_one_of(words.back(), {"om", "at"}) || is_lead(words.back(), view))) words.pop_back();
    const bool of_week = !words.empty() && in_table(weekdays, words.back());
    if (may_be_date && !said_at && (words.empty() || of_week)) return std::nullopt;
    if (words.empty()) return DayAndTime{now.day, time};
    const auto day = day_in(std::move(words), view);
    if (!day) return day_alone();
    const bool is_over = of_week && *day == now.day && now.time && *time <= *now.time;
    return DayAndTime{is_over ? Date{sys_days{*day} + days{7}} : *day, time};
}

Date previous_working_day(const Date& today) {
    auto date = sys_days{today} - days{1};
    const auto is_free = [](sys_days at) {
        const weekday on{at};
        return on == std::chrono::Saturday || on == std::chrono::Sunday || is_holiday(at);
    };
    while (is_free(date)) date -= days{1};
    return date;
}

}  // namespace vraagbaak
