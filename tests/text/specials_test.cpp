// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "text/specials.hpp"

using namespace vraagbaak::unicode;

TEST_SUITE("text/specials") {

TEST_CASE("one phone number in every notation is one number") {
    for (const char* text : {"0703533000", "070-3533000", "070 353 30 00", "(070) 353 30 00", "(070)3533000", "070.353.30.00",
                             "070/3533000", "+31703533000", "+31 70 353 30 00", "+31 (0)70 353 30 00", "+31-70-3533000",
                             "0031 70 3533000", "0031703533000", "31703533000", "070 \u2013 353 30 00", "070\u00A0353\u00A03000"}) {
        CAPTURE(text);
        const auto phone = match_phone(text, 0);
        REQUIRE(phone);
        CHECK(phone->number == "+31703533000");
        CHECK(phone->end == std::string_view(text).size());
    }
}

TEST_CASE("a phone number ends where it ends") {
    const auto phone = match_phone("06 12345678 of 06 87654321", 0);
    REQUIRE(phone);
    CHECK(phone->end == 11);
    CHECK(match_phone("0612345678.", 0)->end == 10);
}

TEST_CASE("other numbers are no phone numbers") {
    for (const char* text : {"123456782", "01-02-2027 12:30", "06-12-2026 12", "1.234.567.890", "0,1234567890", "2027", "10:30",
                             "0123", "06123456789", "0612345678901234567890", "0612345678a", "06 07 08 09 10", "00", "+31", "+",
                             "(", "+12", "14 99", "14999"}) {
        CAPTURE(text);
        CHECK_FALSE(match_phone(text, 0));
    }
    CHECK_FALSE(match_phone("NL91 ABNA 0417164300", 10));
    CHECK_FALSE(match_phone("Z-0612345678", 2));
    CHECK_FALSE(match_phone("12.0612345678", 3));
}

TEST_CASE("letters behind four digits are a postcode unless they are a word") {
    for (const char* text : {"1234AB", "1234 AB", "1234ab", "1234 ab", "2512 EN x", "1234Ab"}) {
        CAPTURE(text);
        CHECK(match_postcode(text, 0));
    }
    for (const char* text : {"0234AB", "1234 en", "1234 SD", "1234SA", "1234", "123 AB", "1234 A", "1234 ABC", "1234 A1", "1000 kg",
                             "2024 DE", "1234  AB"}) {
        CAPTURE(text);
        CHECK_FALSE(match_postcode(text, 0));
    }
    CHECK_FALSE(match_postcode("51234 AB", 1));
    CHECK_FALSE(match_postcode("1.1234 AB", 2));
}

TEST_CASE("a hanging hyphen is completed from the word it waits for") {
    CHECK(suspended_half("in", "in- en uitschrijven", 3) == "schrijven");
    CHECK(suspended_half("op", "op- en overslag", 3) == "slag");
    CHECK(suspended_half("voor", "voor- en/of achternaam", 5) == "naam");
    CHECK_FALSE(suspended_half("huis", "huis- en uitschrijven", 5));
    CHECK_FALSE(suspended_half("in", "in- uitschrijven", 3));
    CHECK_FALSE(suspended_half("in", "in-. En uitschrijven", 3));
    CHECK_FALSE(suspended_half("in", "in- en", 3));
}

TEST_CASE("addresses end before the punctuation of the sentence") {
    CHECK(match_email("x j.p@a-b.nl.", 5, {0, 13}) == vraagbaak::Range{2, 12});
    CHECK_FALSE(match_email("a@b", 1, {0, 3}));
    CHECK_FALSE(match_email("@b.nl", 0, {0, 5}));
    const auto url = match_url("https://a.nl/b).", 0, 16);
    REQUIRE(url);
    CHECK(url->range.end == 14);
    CHECK_FALSE(match_url("einde.Begin", 0, 11));
    CHECK_FALSE(match_url("a.b", 0, 3));
}

}
