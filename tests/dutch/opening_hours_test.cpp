// SPDX-License-Identifier: GPL-2.0-or-later
// Opening hours as municipalities write them, and what must not be guessed.
#include "dutch/opening_hours.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>

using namespace vraagbaak::dutch;

namespace {

std::string two(int minutes) {
    const auto clock = [](int m) { return std::to_string(m / 60) + ':' + (m % 60 < 10 ? "0" : "") + std::to_string(m % 60); };
    return clock(minutes);
}

// "ma 9:00-12:00 13:00-16:00|di …"; "?" when it is not known.
std::string read(std::string_view text) {
    static constexpr std::array<const char*, 7> days = {"ma", "di", "wo", "do", "vr", "za", "zo"};
    const auto hours = opening_hours(text);
    if (!hours) return "?";
    std::string out;
    for (std::size_t day = 0; day < 7; ++day) {
        if ((*hours)[day].empty()) continue;
        out += (out.empty() ? "" : "|") + std::string{days[day]};
        for (const auto& [from, until] : (*hours)[day]) out += ' ' + two(from) + '-' + two(until);
    }
    return out;
}

}  // namespace

TEST_SUITE("dutch/opening_hours") {

TEST_CASE("days and hours in the spellings that people use") {
    const std::string week = "ma 9:00-17:00|di 9:00-17:00|wo 9:00-17:00|do 9:00-17:00|vr 9:00-17:00";
    for (const auto* text : {"Maandag tot en met vrijdag 9.00-17.00 uur", "ma t/m vr 9:00 – 17:00", "maandag - vrijdag van 9 tot 17 uur", "werkdagen 9.00-17.00 uur",
                             "Op werkdagen bereikbaar van 09.00 uur tot 17.00 uur", "9.00-17.00 uur", "Telefonisch maandag t/m vrijdag 9.00 tot 17.00 uur"}) {
        CAPTURE(text);
        CHECK(read(text) == week);
    }
    for (const auto& [text, expected] : {std::pair{"maandag 9.00-12.30 en 13.00-16.30 uur", "ma 9:00-12:30 13:00-16:30"},
                                         {"maandag, woensdag en vrijdag 8.30-12.00 uur", "ma 8:30-12:00|wo 8:30-12:00|vr 8:30-12:00"},
                                         {"ma t/m wo 8.30-17.00 uur, donderdag 8.30-20.00 uur", "ma 8:30-17:00|di 8:30-17:00|wo 8:30-17:00|do 8:30-20:00"},
                                         {"Maandag tot en met donderdag 8.30-17.00 uur, donderdag tot 20.00 uur", "ma 8:30-17:00|di 8:30-17:00|wo 8:30-17:00|do 8:30-20:00"},
                                         {"maandag en dinsdag 8.30-17.00 uur, dinsdag vanaf 10.00 uur", "ma 8:30-17:00|di 10:00-17:00"},
                                         {"elke dag 0.00-24.00 uur", "ma 0:00-24:00|di 0:00-24:00|wo 0:00-24:00|do 0:00-24:00|vr 0:00-24:00|za 0:00-24:00|zo 0:00-24:00"},
                                         {"werkdagen 9-12 uur; woensdag gesloten", "ma 9:00-12:00|di 9:00-12:00|do 9:00-12:00|vr 9:00-12:00"},
                                         {"zaterdag tot en met maandag 10.00-11.00", "ma 10:00-11:00|za 10:00-11:00|zo 10:00-11:00"}}) {
        CAPTURE(text);
        CHECK(read(text) == expected);
    }
}

TEST_CASE("what is about something else is passed over") {
    CHECK(read("maandag 8.00-16.30 uur; storingsdienst dag en nacht bij gevaar") == "ma 8:00-16:30");
    CHECK(read("maandag 9.00-12.30 uur, telefonisch spreekuur 9.00-10.30 uur") == "ma 9:00-12:30");
    CHECK(read("maandag 8.30-17.00 uur; toezicht op straat elke dag 8.00-23.00 uur") == "ma 8:30-17:00");
    CHECK(read("Telefonisch maandag 8.00-18.00 uur; balie stadskantoor 8.30-17.00 uur, maandag tot 20.00 uur") == "ma 8:00-18:00");
}

TEST_CASE("whatever is written, the hours of a day are in their order and within it") {
    static constexpr std::array<const char*, 24> pieces = {"maandag", "di", "vrijdag", "werkdagen", "weekend", "tot", "tot en met", "t/m", "-", "en", ",", ";", "\n", "9.00", "12.30", "17.00", "24.00", "8", "uur", "vanaf", "gesloten", "balie", "van", "dag"};
    std::mt19937 random{7};
    int read_ones = 0;
    for (int round = 0; round < 50'000; ++round) {
        std::string text;
        for (auto count = 1 + random() % 12; count > 0; --count) text += std::string{pieces[random() % pieces.size()]} + (random() % 5 > 0 ? " " : "");
        const auto hours = opening_hours(text);
        if (!hours) continue;
        ++read_ones;
        CAPTURE(text);
        for (const auto& day : *hours)
            for (std::size_t i = 0; i < day.size(); ++i) {
                CHECK(day[i].from >= 0);
                CHECK(day[i].from < day[i].until);
                CHECK(day[i].until <= 24 * 60);
                if (i > 0) CHECK(day[i - 1].until <= day[i].from);
            }
    }
    CHECK(read_ones > 100);
}

TEST_CASE("what is not sure is not guessed") {
    for (const auto* text : {"", "Niet rechtstreeks bereikbaar", "Alleen voor collega's: maandag 9.00-12.00 uur, dinsdag 9.00-12.00 uur", "maandag", "maandag 12.00-9.00 uur",
                             "maandag 9.00-25.00 uur", "maandag 9.75-12.00", "maandag 9.00-12.00-13.00 uur", "donderdag tot 20.00 uur", "maandag 9.00-12.00 en 11.00-13.00",
                             "maandag 9.00-12.30 uur, telefonisch spreekuur 9.00-10.30 uur, zaterdag 9.00-10.00 uur", "om de week maandag 9.00-12.00", "maandag 9.00 uur", ";;,,",
                             "\xff\xfe", "99999999999999 - 12"}) {
        CAPTURE(text);
        CHECK(read(text) == "?");
    }
}

}
