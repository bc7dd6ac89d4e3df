// SPDX-License-Identifier: GPL-2.0-or-later
// The parts of the program that stand alone: lines of text on a page, nearest words, reading of lines.
#include <doctest/doctest.h>

#include <chrono>
#include <random>
#include <sstream>

#include "line_reader.hpp"
#include "moment.hpp"
#include "nearest.hpp"
#include "page.hpp"

using namespace vraagbaak::tool;

namespace {

std::string clock_behind(std::chrono::minutes time) {
    const auto two = [](auto count) { return std::string(count < 10 ? "0" : "") + std::to_string(count); };
    return ' ' + two(time.count() / 60) + ':' + two(time.count() % 60);
}

}  // namespace

TEST_SUITE("tools/moment") {
    TEST_CASE("a moment is told as the clock in Amsterdam shows it") {
        CHECK(local_moment("2026-11-21T21:01:00Z") == "21-11-2026 22:01");
        CHECK(local_moment("2026-12-31T23:30:00Z") == "01-01-2027 00:30");
        CHECK(local_moment("2027-03-28T00:59:59Z") == "28-03-2027 01:59");
        CHECK(local_moment("2027-03-28T01:00:00Z") == "28-03-2027 03:00");
        CHECK(local_moment("2027-10-31T00:59:59Z") == "31-10-2027 02:59");
        CHECK(local_moment("2027-10-31T01:00:00Z") == "31-10-2027 02:00");
    }

    TEST_CASE("what is no moment stays as it is") {
        CHECK(local_moment("gisteren") == "gisteren");
        CHECK(local_moment("2026-11-21T21:01:00Z of later") == "2026-11-21T21:01:00Z of later");
        CHECK(local_moment("2027-02-30T10:00:00Z") == "2027-02-30T10:00:00Z");
    }

    TEST_CASE("a time on the clock in Amsterdam is a moment, and that moment is told as the time it was") {
        using namespace std::chrono;
        CHECK(utc_moment(2027y / 2 / 23, 0h + 30min) == "2027-02-22T23:30:00Z");
        CHECK(utc_moment(2027y / 7 / 1, 1h + 59min) == "2027-06-30T23:59:00Z");
        CHECK(utc_moment(2027y / 1 / 1, 0min) == "2026-12-31T23:00:00Z");
        CHECK(utc_moment(2027y / 3 / 28, 3h) == "2027-03-28T01:00:00Z");
        CHECK(utc_moment(2027y / 10 / 31, 2h + 30min) == "2027-10-31T00:30:00Z");
        for (auto day = sys_days{2027y / 1 / 1}; day < sys_days{2029y / 1 / 1}; day += days{1})
            for (auto time = 0min; time < 24h; time += 17min) {
                const auto said = local_moment(utc_moment(day, time));
                if (time < 2h || time >= 3h) CHECK(said == vraagbaak::day_text(day) + clock_behind(time));
            }
    }

    TEST_CASE("a moment is read as people and programs write it, and by the clock in Amsterdam") {
        using namespace std::chrono;
        const auto read = [](const char* text) -> std::string {
            const auto moment = read_moment(text);
            return moment ? vraagbaak::to_string(moment->day) + clock_behind(moment->time) : "-";
        };
        for (const auto* text : {"2027-02-23 09:30", "2027-02-23 9:30", "2027-02-23T09.30", "2027-02-23 09:30:15", "2027-02-23T09:30:15.25", "2027-02-23T08:30Z",
                                 "2027-02-23T08:30:00Z", "2027-02-23T09:30:00+01:00", "2027-02-23T03:30-05:00"}) {
            CAPTURE(text);
            CHECK(read(text) == "2027-02-23 09:30");
        }
        CHECK(read("2027-07-01T22:30Z") == "2027-07-02 00:30");
        CHECK(read("2027-12-31T23:30:00Z") == "2028-01-01 00:30");
        for (const auto* text : {"", "2027-02-23", "2027-02-23 ", "2027-02-30 10:00", "2027-02-23 24:00", "2027-02-23 10:60", "2027-02-23 10", "2027-02-23 10:5",
                                 "2027-02-23 10:00:", "2027-02-23 10:00 uur", "2027-02-23T10:00+1", "2027-02-23T10:00Zz", "23-02-2027 10:00"}) {
            CAPTURE(text);
            CHECK(read(text) == "-");
        }
    }

    TEST_CASE("a sentence has its moments by the same clock") {
        const auto message = with_local_moments({"writer_busy", {"31423", "2026-11-29T23:33:31Z"}});
        CHECK(message.arguments == std::vector<std::string>{"31423", "30-11-2026 00:33"});
    }
}

TEST_SUITE("tools/page") {
    TEST_CASE("columns count letters, not bytes, and marks above a letter take none") {
        CHECK(columns("één €") == 5);
        CHECK(columns("e\u0301e\u0301n") == 3);
        CHECK(columns("") == 0);
        CHECK(columns("\xff\xff") == 2);
    }

    TEST_CASE("lines break at spaces, and inside a word only when it is wider than a line") {
        CHECK(wrap("een twee drie", 8) == std::vector<std::string>{"een twee", "drie"});
        CHECK(wrap("één twéé drie", 8) == std::vector<std::string>{"één twéé", "drie"});
        CHECK(wrap("abcdefghij kl", 4) == std::vector<std::string>{"abcd", "efgh", "ij", "kl"});
        CHECK(wrap("", 4) == std::vector<std::string>{""});
        CHECK(wrap("  a   b  ", 9) == std::vector<std::string>{"a b"});
    }

    TEST_CASE("no line is wider than asked and no letter gets lost, whatever the bytes") {
        std::mt19937 random(7);
        for (int round = 0; round < 2000; ++round) {
            std::string text;
            for (auto left = random() % 60; left > 0; --left) text += static_cast<char>(random() % 4 ? random() % 256 : ' ');
            const auto width = 1 + random() % 12;
            std::string kept;
            for (const auto& line : wrap(text, width)) {
                CHECK(columns(line) <= width);
                kept += line;
            }
            std::erase(text, ' ');
            std::erase(kept, ' ');
            CHECK(kept == text);
        }
    }

    TEST_CASE("a word of a million letters is broken in no time") {
        CHECK(wrap(std::string(1'000'000, 'x'), 80).size() == 12'500);
    }

    TEST_CASE("what a terminal would obey is taken out") {
        CHECK(clean("a\x1b[31mb\x07" "c\td") == "a [31mb c d");
        CHECK(clean("a\u202eb\u2066c\u200fd") == "abcd");
        CHECK(clean("a\u009bb") == "a b");
        CHECK(clean("a\xff") == "a\uFFFD");
        CHECK(clean("regel 1\nregel 2") == "regel 1\nregel 2");
        CHECK(flat("  a\r\n\n b ") == "a b");
    }

    TEST_CASE("found words stand between brackets, bold where that is possible") {
        Page dull(false, false);
        dull.line(marked("Een paspoort kost geld", {{4, 12}}));
        CHECK(dull.text() == "Een [paspoort] kost geld\n");
        Page bright(false, true);
        bright.line(marked("Een paspoort", {{4, 12}}));
        CHECK(bright.text() == "Een \x1b[1m[paspoort]\x1b[22m\n");
        CHECK(marked("abc", {{2, 9}, {2, 1}}) == "abc");
    }

    TEST_CASE("a text cannot switch bold on by itself") {
        Page page(false, true);
        page.line(clean("a\x01" "b\x02"));
        CHECK(page.text() == "a b\n");
    }

    TEST_CASE("plain is one line a fact, however long") {
        Page page(true, false);
        page.gap();
        page.fact("Tekst", std::string(200, 'a') + " b");
        page.fact("Leeg", "");
        CHECK(page.text() == "Tekst: " + std::string(200, 'a') + " b\n");
    }

    TEST_CASE("list items hang, paragraphs keep their empty line") {
        Page page(false, false);
        page.body("", "Kop\n\n- een\n- " + std::string(76, 'x') + " y", 2);
        CHECK(page.text() == "  Kop\n\n  - een\n  - " + std::string(76, 'x') + "\n    y\n");
    }
}

TEST_SUITE("tools/nearest") {
    TEST_CASE("a slip of the finger finds its word, a strange word none") {
        const std::vector<std::string_view> known{"search", "show", "generations", "zoeken"};
        CHECK(nearest("serach", known) == "search");
        CHECK(nearest("gen", known) == "generations");
        CHECK(nearest("zoekn", known) == "zoeken");
        CHECK(nearest("qqqqqqq", known).empty());
        CHECK(nearest("foow", known).empty());
        CHECK(nearest("", known).empty());
        CHECK(nearest(std::string(100'000, 'a'), known).empty());
    }
}

TEST_SUITE("tools/line_reader") {
    TEST_CASE("lines end in either way, the last one also without an end") {
        std::istringstream in("een\r\ntwee\n\ndrie");
        std::string line;
        std::vector<std::string> lines;
        while (read_line(in, line, 10) != LineState::end) lines.push_back(line);
        CHECK(lines == std::vector<std::string>{"een", "twee", "", "drie"});
    }

    TEST_CASE("of a line that is too long only the beginning is kept, and the next line is whole") {
        std::istringstream in(std::string(1000, 'x') + "\nkort\n");
        std::string line;
        CHECK(read_line(in, line, 10) == LineState::too_long);
        CHECK(line.size() == 10);
        CHECK(read_line(in, line, 10) == LineState::whole);
        CHECK(line == "kort");
        CHECK(read_line(in, line, 10) == LineState::end);
    }
}
