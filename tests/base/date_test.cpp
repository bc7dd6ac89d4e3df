// SPDX-License-Identifier: GPL-2.0-or-later
#include "vraagbaak/date.hpp"

#include <doctest/doctest.h>

using namespace vraagbaak;

namespace {

std::string day_of(std::string_view text) {
    const auto date = parse_date(text);
    return date ? to_string(*date) : "none";
}

}  // namespace

TEST_SUITE("base/date") {
    TEST_CASE("a day is read and written the same") {
        for (const auto* text : {"2027-02-23", "2028-02-29", "1000-01-01", "9998-12-31"}) CHECK(day_of(text) == text);
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
