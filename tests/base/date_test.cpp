// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/working_days.hpp"
#include "vraagbaak/date.hpp"
#include "vraagbaak/spoken_day.hpp"

#include <doctest/doctest.h>

#include <utility>

using namespace vraagbaak;

namespace {

std::string day_of(std::string_view text) {
    const auto date = parse_date(text);
    return date ? to_string(*date) : "none";
}

}  // namespace

TEST_SUITE("base/spoken_day") {
    TEST_CASE("a day is read as people say it") {
        const Date today{std::chrono::year{2027} / 2 / 23};  // a Tuesday
        const auto day = [&](std::string_view text) {
            const auto date = parse_day(text, today);
            return date ? to_string(*date) : "none";
        };
        const std::pair<const char*, const char*> said[] = {
            {"vandaag", "2027-02-23"}, {"today", "2027-02-23"}, {"gisteren", "2027-02-22"}, {"Yesterday", "2027-02-22"},
            {"eergisteren", "2027-02-21"}, {"maandag", "2027-02-22"}, {"sinds maandag", "2027-02-22"}, {"since Monday", "2027-02-22"},
            {"dinsdag", "2027-02-16"}, {"ma", "2027-02-22"}, {"vorige vrijdag", "2027-02-19"}, {"last friday", "2027-02-19"},
            {"vorige week", "2027-02-15"}, {"last week", "2027-02-15"}, {"deze week", "2027-02-22"}, {"deze maand", "2027-02-01"},
            {"vorige maand", "2027-01-01"}, {"dit jaar", "2027-01-01"}, {"3 dagen geleden", "2027-02-20"}, {"een week geleden", "2027-02-16"},
            {"2 weeks ago", "2027-02-09"}, {"3 februari", "2027-02-03"}, {"3 maart", "2026-03-03"}, {"March 3", "2026-03-03"},
            {"3 maart 2027", "2027-03-03"}, {"maandag 22 feb. 2027", "2027-02-22"}, {"3-3-2027", "2027-03-03"}, {"3-3", "2026-03-03"},
            {"03/02/27", "2027-02-03"}, {"3.2.2027", "2027-02-03"}, {"2027-03-03", "2027-03-03"}, {"sinds 2027-01-05", "2027-01-05"},
            {"29 februari", "2024-02-29"}, {"  Sinds   GISTEREN ", "2027-02-22"}, {"2027-02-23T23:30:00Z", "2027-02-24"}};
        for (const auto& [text, expected] : said) CHECK_MESSAGE(day(text) == expected, text);
        for (const auto* text : {"", " ", "sinds", "ooit", "31 februari", "32-1", "3-13-2027", "3 maart 27 uur", "3-3-027", "-1 dagen geleden", "99999 dagen geleden",
                                 "maand", "0 januari", "3 3 3", "\xff", "maandag dinsdag"})
            CHECK_MESSAGE(day(text) == "none", text);
    }

    TEST_CASE("a day and a moment to come are read as people say them") {
        const Date today{std::chrono::year{2027} / 2 / 23};  // a Tuesday
        const auto day = [&](std::string_view text) {
            const auto date = parse_day_ahead(text, today);
            return date ? to_string(*date) : "none";
        };
        const std::pair<const char*, const char*> said[] = {
            {"vandaag", "2027-02-23"}, {"morgen", "2027-02-24"}, {"overmorgen", "2027-02-25"}, {"tot vrijdag", "2027-02-26"}, {"dinsdag", "2027-02-23"}, {"deze dinsdag", "2027-02-23"}, {"komende dinsdag", "2027-03-02"},
            {"volgende week", "2027-03-01"}, {"aanstaande maandag", "2027-03-01"}, {"volgende maand", "2027-03-01"}, {"over 3 dagen", "2027-02-26"}, {"in a week", "2027-03-02"},
            {"5 december", "2026-12-05"}, {"5 november", "2027-11-05"}, {"1 september", "2027-09-01"}, {"23 februari", "2027-02-23"}, {"22 februari", "2027-02-22"}, {"20 feb", "2027-02-20"}, {"5-1", "2027-01-05"},
            {"25 november", "2026-11-25"}, {"24 november", "2027-11-24"}, {"gisteren", "2027-02-22"}, {"eergisteren", "2027-02-21"}, {"5-12-27", "2027-12-05"}, {"5 december 2014", "2014-12-05"},
            {"deze week", "2027-02-22"}, {"deze maand", "2027-02-01"}, {"dit jaar", "2027-01-01"}, {"29 februari", "2028-02-29"}, {"31-12-2026", "2026-12-31"}, {"2027-03-03", "2027-03-03"}};
        for (const auto& [text, expected] : said) CHECK_MESSAGE(day(text) == expected, text);
        for (const auto* text : {"", "vorige week", "3 dagen geleden", "ooit", "31 februari", "14:30", "5 december 14", "5 december 27"}) CHECK_MESSAGE(day(text) == "none", text);

        const std::pair<const char*, const char*> ends[] = {{"deze week", "2027-02-28"}, {"volgende week", "2027-03-07"}, {"deze maand", "2027-02-28"}, {"volgende maand", "2027-03-31"},
                                                            {"dit jaar", "2027-12-31"}, {"next year", "2028-12-31"}, {"dinsdag", "2027-02-23"}};
        for (const auto& [text, expected] : ends) CHECK_MESSAGE(to_string(*parse_day_ahead(text, today, PeriodSide::last_day)) == expected, text);
        const Date in_december{std::chrono::year{2026} / 12 / 2};
        CHECK(to_string(*parse_day_ahead("1 december", in_december)) == "2026-12-01");
        CHECK(to_string(*parse_day_ahead("5 december", in_december)) == "2026-12-05");

        const auto moment = [&](std::string_view text) {
            const auto read = parse_time_ahead(text, {today, std::chrono::hours{15}}, PeriodSide::last_day);
            if (!read) return std::string{"none"};
            return to_string(read->day) + (read->time ? ' ' + std::to_string(read->time->count()) : "");
        };
        const std::pair<const char*, const char*> moments[] = {
            {"14:30", "2027-02-23 870"}, {"14.30", "2027-02-23 870"}, {"om 14.30 uur", "2027-02-23 870"}, {"14u30", "2027-02-23 870"}, {"9 uur", "2027-02-23 540"}, {"9u", "2027-02-23 540"},
            {"tot 14:30", "2027-02-23 870"}, {"vrijdag 10.12 uur", "2027-02-26 612"}, {"vrijdag om 10.12", "2027-02-26 612"}, {"vrijdag 14.30", "2027-02-26 870"}, {"morgen 9.10", "2027-02-24 550"}, {"5 november 9.10", "2027-11-05 550"}, {"morgen om 9:00", "2027-02-24 540"}, {"5 december 2027 14:30", "2027-12-05 870"}, {"31-12-2027 23:59", "2027-12-31 1439"},
            {"14.12", "none"}, {"9.10", "none"}, {"tot 10.05", "none"}, {"maandag 03.03", "none"}, {"vrijdag 05.12", "none"}, {"31.12", "2026-12-31"}, {"5.12.2027", "2027-12-05"}, {"maandag 3-3", "2027-03-03"},
            {"dinsdag 17:00", "2027-02-23 1020"}, {"dinsdag 14:30", "2027-03-02 870"}, {"dinsdag 15:00", "2027-03-02 900"}, {"deze week", "2027-02-28"}, {"5 december 14", "none"}, {"gisteren 14:30", "2027-02-22 870"}, {"vrijdag", "2027-02-26"}, {"3 maart 2027", "2027-03-03"}, {"2027-02-23 14:30", "2027-02-23 870"}};
        for (const auto& [text, expected] : moments) CHECK_MESSAGE(moment(text) == expected, text);
        for (const auto* text : {"", "uur", "25:00", "14:60", "14:3", "14", "om", "\xff 14:30"}) CHECK_MESSAGE(moment(text) == "none", text);
    }

    TEST_CASE("the previous working day is not in a weekend, nor a holiday") {
        const auto before = [](const char* text) { return to_string(previous_working_day(*parse_date(text))); };
        CHECK(before("2027-02-23") == "2027-02-22");
        CHECK(before("2027-02-22") == "2027-02-19");
        CHECK(before("2027-02-21") == "2027-02-19");
        CHECK(before("2027-03-30") == "2027-03-26");  // Easter 2027: 28 and 29 March
        CHECK(before("2027-04-28") == "2027-04-26");  // Koningsdag
        CHECK(before("2025-04-28") == "2025-04-25");  // Koningsdag was on Saturday 26
        CHECK(before("2027-05-07") == "2027-05-04");  // 5 May and Ascension Day
        CHECK(before("2027-05-18") == "2027-05-14");  // Whit Monday
        CHECK(before("2026-12-28") == "2026-12-24");
        CHECK(before("2027-01-04") == "2026-12-31");
    }
}

TEST_SUITE("base/date") {
    TEST_CASE("a minute is read as people and systems write it, on the clock in Amsterdam") {
        const auto minute = [](std::string_view text, bool behind = false) {
            const auto read = parse_minute(text, behind);
            return read ? to_string(*read) : "none";
        };
        for (const auto* text : {"2027-02-23 14:30", "2027-02-23T14:30", "2027-02-23T14:30:59", "2027-02-23T13:30:00Z", "2027-02-23T14:30+01:00"})
            CHECK_MESSAGE(minute(text) == "2027-02-23 14:30", text);
        CHECK(minute("2027-07-01T22:30:00Z") == "2027-07-02 00:30");  // summer time
        CHECK(minute("2027-02-23") == "2027-02-23 00:00");
        CHECK(minute("2027-02-28", true) == "2027-03-01 00:00");  // up to and including that day
        CHECK(minute("2027-02-28 12:00", true) == "2027-02-28 12:00");
        for (const auto* text : {"", "2027-02-30", "2027-02-23 24:00", "2027-02-23 14", "2027-02-23 14:3", "2027-02-23x14:30", "morgen", "\xff"}) CHECK_MESSAGE(minute(text) == "none", text);
        CHECK(minute_text(*parse_minute("2027-02-23 14:05")) == "23-02-2027 14.05 uur");
        CHECK(minute_text(*parse_minute("2027-03-01")) == "01-03-2027");
        CHECK(minute_text(*parse_minute("2027-02-28", true), true) == "28-02-2027");
    }

    TEST_CASE("a public holiday is one on whatever day of the week, and a weekend is none") {
        const auto holiday = [](const char* text) { return is_public_holiday(*parse_date(text)); };
        CHECK(holiday("2027-12-25"));  // a Saturday
        CHECK(holiday("2027-04-27"));
        CHECK_FALSE(holiday("2027-02-27"));
        CHECK_FALSE(holiday("2027-02-23"));
    }

    TEST_CASE("a day is read and written the same") {
        for (const auto* text : {"2027-02-23", "2028-02-29", "1000-01-01", "9998-12-31"}) CHECK(day_of(text) == text);
    }

    TEST_CASE("a day is written as people write it") {
        CHECK(day_text(std::chrono::year{2027} / 2 / 3) == "03-02-2027");
        CHECK(day_text(Date{}).empty());
    }

    TEST_CASE("a moment has the day that it is in Amsterdam, in winter and in summer") {
        CHECK(day_of("2027-02-23T10:15:00+01:00") == "2027-02-23");
        CHECK(day_of("2027-02-23T23:30:00Z") == "2027-02-24");
        CHECK(day_of("2027-01-31T22:30:00Z") == "2027-01-31");
        CHECK(day_of("2027-06-30T22:30:00Z") == "2027-07-01");
        CHECK(day_of("2026-12-31T23:00:00Z") == "2027-01-01");
        CHECK(day_of("2027-02-23T00:30:00+05:00") == "2027-02-22");
        CHECK(day_of("2027-02-23 23:59:59.999-05:00") == "2027-02-24");
    }

    TEST_CASE("summer time begins and ends on the last Sunday of March and October") {
        CHECK(day_of("2027-03-27T22:59:59Z") == "2027-03-27");
        CHECK(day_of("2027-03-28T22:00:00Z") == "2027-03-29");
        CHECK(day_of("2027-03-28T21:59:59Z") == "2027-03-28");
        CHECK(day_of("2027-10-30T22:00:00Z") == "2027-10-31");
        CHECK(day_of("2027-10-31T22:59:59Z") == "2027-10-31");
        CHECK(day_of("2027-10-31T23:00:00Z") == "2027-11-01");
    }

    TEST_CASE("a moment without a zone is the clock in Amsterdam") {
        CHECK(day_of("2027-07-01T23:59") == "2027-07-01");
        CHECK(day_of("2027-07-01T00:00:00") == "2027-07-01");
    }

    TEST_CASE("what is no date is none") {
        for (const auto* text :
             {"", "2", "2027", "2027-2-23", "2027-02-30", "2027-13-01", "0999-01-01", "9999-01-01", "23-02-2027",
              "2027/02/23", "2027-02-23x", "2027-02-23T", "2027-02-23T1", "2027-02-23T10", "2027-02-23T10:1",
              "2027-02-23T25:00", "2027-02-23T10:60", "2027-02-23T10:15:", "2027-02-23T10:15:61", "2027-02-23T10:15:00.",
              "2027-02-23T10:15:00+", "2027-02-23T10:15:00+01", "2027-02-23T10:15:00+0100", "2027-02-23T10:15:00+24:00",
              "2027-02-23T10:15:00Zx", "2027-02-23T10-15", "２０２７-02-23", " 2027-02-23"})
            CHECK_MESSAGE(day_of(text) == "none", text);
    }

    TEST_CASE("the clock of the caller gives the day in Amsterdam") {
        using namespace std::chrono;
        CHECK(to_string(date_in_amsterdam(sys_days{2027y / March / 1} - 1s)) == "2027-03-01");
        CHECK(to_string(date_in_amsterdam(sys_days{2027y / March / 1} - 1h - 1s)) == "2027-02-28");
        CHECK(to_string(date_in_amsterdam(sys_days{2027y / July / 1} - 2h)) == "2027-07-01");
        CHECK(to_string(date_in_amsterdam(sys_days{1969y / July / 1} + 12h)) == "1969-07-01");
    }
}
