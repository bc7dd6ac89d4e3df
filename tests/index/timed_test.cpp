// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/timed.hpp"

#include <doctest/doctest.h>

#include "search/small_base.hpp"

using namespace vraagbaak;

namespace {

Record project(const std::string& status, const char* end) {
    auto record = test::article("p", "x", "x");
    record.kind = "project";
    record.status = status;
    if (end) record.end = parse_date(end);
    return record;
}

}  // namespace

TEST_SUITE("index/timed") {
    TEST_CASE("a project is over when it was said to be, or after its last day") {
        analysis::Analyzer analyzer;
        index::Timed timed;
        timed.add(project("afgerond", "2028-01-01"), 1, analyzer);
        timed.add(project("lopend", "2027-02-23"), 2, analyzer);
        timed.add(project("lopend", nullptr), 3, analyzer);
        timed.add(project("voorbereiding", "2027-02-22"), 9, analyzer);
        for (const auto& one : {timed, index::Timed::from_text(timed.text(), 9)}) {
            CHECK(one.over(1, test::some_day));
            CHECK_FALSE(one.over(2, test::some_day));
            CHECK(one.over(2, *parse_date("2027-02-24")));
            CHECK_FALSE(one.over(3, *parse_date("2090-01-01")));
            CHECK_FALSE(one.over(4, test::some_day));
            CHECK(one.over(9, test::some_day));
            CHECK_FALSE(one.over(9, *parse_date("2027-02-22")));
        }
    }

    TEST_CASE("a project comes back with what it is called and where it is, and no other record has a line of that") {
        analysis::Analyzer analyzer;
        auto kade = project("lopend", nullptr);
        kade.title = "Herstel van de kademuur";
        kade.alternative_titles = {"hekken langs het water"};
        kade.locations = {{"Touwslagersgang", "Binnenwaarde", "1012"}};
        index::Timed timed;
        timed.add(test::article("a", "x", "x"), 1, analyzer);
        timed.add(kade, 2, analyzer);
        const auto again = index::Timed::from_text(timed.text(), 2);
        CHECK(again.project(1) == nullptr);
        REQUIRE(again.project(2));
        CHECK(again.project(2)->names == index::names_of(kade, analyzer));
        for (const auto* word : {"kademuur", "muur", "hek", "touwslagersgang", "binnenwaarde", "1012"}) {
            CAPTURE(word);
            CHECK(again.project(2)->names.contains(word));
        }
        CHECK_FALSE(again.project(2)->names.contains("van"));
    }

    TEST_CASE("announcements come back as they went in, to the minute") {
        auto record = test::article("a", "x", "x");
        record.announcements = {{"storing", "Geen water", {parse_minute("2027-02-23 07:30"), parse_minute("2027-02-23 14:00")}},
                                {"mailing", "Een brief", {std::nullopt, parse_minute("2027-03-01", true)}}};
        analysis::Analyzer analyzer;
        index::Timed timed;
        timed.add(record, 4, analyzer);
        const auto again = index::Timed::from_text(timed.text(), 4);
        REQUIRE(again.announced().size() == 2);
        CHECK(again.announced()[0].document == 4);
        CHECK(again.announced()[0].announcement == record.announcements[0]);
        CHECK(again.announced()[1].announcement == record.announcements[1]);
        for (std::size_t i = 0; i < 2; ++i) CHECK(again.announced()[i].words == index::words_of(record.announcements[i], analyzer));
        CHECK(again.announced()[1].words.contains("brief"));
        CHECK(to_string(*again.announced()[1].announcement.period.until) == "2027-03-02 00:00");
    }

    TEST_CASE("what is no line of it is left out, and no document is outside the index") {
        const auto timed = index::Timed::from_text("x\teinde\t-\n0\teinde\t-\n5\teinde\t-\n2\teinde\t2027-02-31\n3\teinde\t-\n2\teinde\t-\n1\tstoring\t-\t-\tx\tx\n1\tstoring\tgisteren\t2027-02-23 10:00\tx\tx\n"
                                                   "1\tstoring\t-\t2027-02-23 10:00\tx\t\n1\tstoring\t-\t2027-02-23 10:00\tgoed  beter\tgoed\n1\n\n\t\t\t", 4);
        CHECK(timed.projects().size() == 1);
        CHECK(timed.over(3, test::some_day));
        REQUIRE(timed.announced().size() == 1);
        CHECK(timed.announced().front().announcement.text == "goed");
    }
}
