// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <ctime>

#include "support/rows.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"
#include "samples.hpp"
#include "support/seconds.hpp"

using namespace vraagbaak;
using namespace vraagbaak::unicode;

TEST_SUITE("text/unicode") {

TEST_CASE("folding makes one of every way to write a letter") {
    for (const auto& row : test::rows("nl/folding.tsv")) {
        CAPTURE(row[0]);
        CHECK(fold(row[0]) == row[1]);
    }
}

TEST_CASE("folding twice is folding once") {
    std::mt19937 random(1);
    for (int i = 0; i < 20'000; ++i) {
        const auto once = fold(i % 2 == 0 ? test::random_text(random, 20) : test::random_bytes(random, 60));
        REQUIRE(fold(once) == once);
    }
    for (char32_t c = 1; c < 0x3000; ++c) {
        if (c >= 0x800) break;
        const char utf8[2] = {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
        const auto once = fold(c < 0x80 ? std::string(1, static_cast<char>(c)) : std::string(utf8, 2));
        REQUIRE(fold(once) == once);
    }
}

TEST_CASE("a letter among others folds as it does alone") {
    std::mt19937 random(2);
    for (int i = 0; i < 5'000; ++i) {
        const auto left = test::random_text(random, 4);
        CHECK(fold("ab" + left + " cd") == "ab" + fold(left + " cd"));
    }
}

TEST_CASE("the first byte that is not well-formed is found") {
    CHECK(first_ill_formed("") == std::nullopt);
    CHECK(first_ill_formed("caf\u00E9 \U0001F600") == std::nullopt);
    CHECK(first_ill_formed("a\xC0\x80") == 1);          // overlong
    CHECK(first_ill_formed("ab\xED\xA0\x80") == 2);     // surrogate
    CHECK(first_ill_formed("abc\xF4\x90\x80\x80") == 3);  // beyond U+10FFFF
    CHECK(first_ill_formed("a\xC3") == 1);              // cut short
    CHECK(first_ill_formed("\x80") == 0);
    CHECK(first_ill_formed("\xE2\x82x") == 0);
}

TEST_CASE("cleaning gives well-formed text in one normal form") {
    CHECK(clean("cafe\u0301") == "caf\u00E9");
    CHECK(clean(std::string_view("a\0b\x07" "c\td", 7)) == "a b c\td");
    CHECK(clean("een\r\ntwee\rdrie\n") == "een\ntwee\ndrie\n");
    CHECK(clean("a\xFF\xFEz") == "a\uFFFD\uFFFDz");
    CHECK(clean("\xE2\x82") == "\uFFFD");
    std::mt19937 random(3);
    for (int i = 0; i < 5'000; ++i) {
        const auto once = clean(i % 2 == 0 ? test::random_text(random, 30) : test::random_bytes(random, 90));
        REQUIRE(first_ill_formed(once) == std::nullopt);
        REQUIRE(clean(once) == once);
    }
}

TEST_CASE("slices do not show in a long cleaned text") {
    std::string text, expected;
    for (int i = 0; i < 5'000; ++i) {
        text += "e\u0301 \u0416";
        expected += "\u00E9 \u0416";
    }
    CHECK(clean(text) == expected);
}

TEST_CASE("a hundred thousand marks on one letter cost no quadratic time") {
    std::string text = "a";
    for (int i = 0; i < 50'000; ++i) text += "\u0301\u0323";
    const auto begin = std::clock();
    CHECK(fold(text) == "a");
    CHECK(first_ill_formed(clean(text)) == std::nullopt);
    CHECK(vraagbaak::test::seconds_since(begin) < 2);
}

TEST_CASE("lower case keeps marks and everything that has no case") {
    CHECK(unicode::lower_case("ÉÉN Ijs, ĲSSEL 30 €") == "één ijs, ĳssel 30 €");
    CHECK(unicode::lower_case("") == "");
    CHECK_FALSE(unicode::first_ill_formed(unicode::lower_case("KAP\xFFOT")));
}

TEST_CASE("trimming takes white space off both ends, and nothing from between") {
    CHECK(trim(" \t\r\n").empty());
    CHECK(trim("").empty());
    CHECK(trim("\r\n een  twee\t") == "een  twee");
    CHECK(trim("\u00A0x") == "\u00A0x");
}

TEST_CASE("length counts characters, and borders lie between them") {
    CHECK(length("caf\u00E9 \U0001F600") == 6);
    const std::string_view text = "a\u00E9\U0001F600z";
    CHECK(character_border(text, 0) == 0);
    CHECK(character_border(text, 1) == 1);
    CHECK(character_border(text, 2) == 1);
    CHECK(character_border(text, 3) == 3);
    CHECK(character_border(text, 6) == 3);
    CHECK(character_border(text, 7) == 7);
    CHECK(character_border(text, 99) == 8);
    CHECK(character_border("a\x80\x80", 2) == 2);  // stray bytes are characters of their own
}

TEST_CASE("the version of ICU is told") { CHECK(unicode_version().find('.') != std::string::npos); }

}
