// SPDX-License-Identifier: GPL-2.0-or-later
// What of it is shown to whom, and what is taken out for good.
#include <doctest/doctest.h>

#include "statistics/counted_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

Asker on(const std::string& day, std::vector<std::string> groups = {}) { return asker(std::move(groups), *parse_date(day)); }

}  // namespace

TEST_SUITE("statistics/reading") {
    TEST_CASE("most asked, without hits, found and not opened, not answered") {
        CountedBase town;
        town.ask_often("paspoort", 9);
        town.ask_often("grofvuil", 7);
        town.ask_often("zwemles", 6);
        auto log = town.base->question_log();
        for (int i = 0; i < 6; ++i) log.opened(asker(), "paspoort", "paspoort");
        log.outcome(asker(), "grofvuil", Found::no);
        log.flush();
        CHECK(town.texts() == std::vector<std::string>{"paspoort", "grofvuil", "zwemles"});
        CHECK(town.texts(Selection::without_hits) == std::vector<std::string>{"zwemles"});
        CHECK(town.texts(Selection::not_opened) == std::vector<std::string>{"grofvuil"});
        CHECK(town.texts(Selection::not_answered) == std::vector<std::string>{"grofvuil"});
        const auto totals = town.base->statistics(asker()).totals();
        CHECK(totals.asked == 22);
        CHECK(totals.without_hits == 6);
        CHECK(totals.opened == 6);
        CHECK(totals.no == 1);
        CHECK(totals.shown == 3);
        CHECK(totals.days == std::vector<DayUse>{{some_day, 22, 6, 0}});
    }

    TEST_CASE("a period and a channel are a part of it, and the minimum goes for that part") {
        CountedBase town;
        auto log = town.base->question_log();
        for (int i = 0; i < 5; ++i) town.ask(log, "paspoort", on("2027-01-10"), {.channel = "balie"});
        for (int i = 0; i < 3; ++i) town.ask(log, "paspoort", on("2027-02-10"));
        log.flush();
        const auto statistics = town.base->statistics(asker());
        const auto day = [](const char* text) { return *parse_date(text); };
        CHECK(statistics.questions(Selection::all, {day("2027-01-01"), day("2027-01-10")}).at(0).asked == 5);
        CHECK(statistics.questions(Selection::all, {day("2027-01-11"), {}}).empty());
        CHECK(statistics.questions(Selection::all, {{}, {}, "balie"}).at(0).asked == 5);
        CHECK(statistics.questions(Selection::all, {{}, {}, "telefoon"}).empty());
        CHECK(statistics.totals({{}, {}, "telefoon"}).asked == 3);
    }

    TEST_CASE("who sees less is told nothing of what others asked or opened, and the rest is as if it were all") {
        CountedBase with, without;
        for (auto* town : {&with, &without}) town->ask_often("grofvuil", 5);
        with.ask_often("storing brug", 6, asker({"kcc"}));
        with.ask_often("grofvuil", 4, asker({"kcc"}));
        auto log = with.base->question_log();
        for (int i = 0; i < 3; ++i) log.opened(asker({"kcc"}), "storing brug", "geheim");
        log.opened(asker({"kcc"}), "grofvuil", "grofvuil");
        log.flush();
        CHECK(with.questions() == without.questions());
        const auto statistics = with.base->statistics(asker());
        CHECK(statistics.records().empty());
        CHECK_FALSE(statistics.record("geheim"));
        CHECK(statistics.totals().asked == 5);
        const auto inside = with.base->statistics(asker({"kcc"}));
        CHECK(inside.records().size() == 2);
        CHECK(inside.records().at(0).id == "geheim");
        CHECK(inside.questions(Selection::all).size() == 2);
        CHECK(with.base->statistics(asker({"burgerzaken"})).questions(Selection::all).at(0).asked == 5);
        CHECK_THROWS_AS(with.base->statistics(asker({"zwemmers"})), Error);
    }

    TEST_CASE("a base where nothing was counted has nothing to tell, and nothing is made") {
        CountedBase town;
        const auto statistics = town.base->statistics(asker());
        CHECK(statistics.questions(Selection::all).empty());
        CHECK(statistics.rephrasings().empty());
        CHECK(statistics.records().empty());
        CHECK(statistics.record("paspoort")->opened == 0);
        CHECK(statistics.totals().asked == 0);
        CHECK_FALSE(std::filesystem::exists(town.base.folder() / "statistiek.db"));
    }

    TEST_CASE("what is purged is in no byte any more: by words, by day, by age, and all of it") {
        CountedBase town{Scratch::in_memory, "statistiek: {minimum: 3, bewaartermijn: 2}\n"};
        auto log = town.base->question_log();
        for (const auto* day : {"2026-11-01", "2027-01-01", "2027-02-01"}) {
            for (int i = 0; i < 3; ++i) town.ask(log, "paspoort brzezinski", on(day));
            for (int i = 0; i < 3; ++i) town.ask(log, "grofvuil", on(day));
        }
        log.flush();
        REQUIRE(town.bytes().find("brzezinski") != std::string::npos);
        const auto words = log.purge({.words = "Brzezinski", .today = some_day});
        CHECK(words.questions == 9);
        CHECK(words.erased);
        CHECK(town.bytes().find("brzezinski") == std::string::npos);
        CHECK(log.purge({.today = some_day}).questions == 3);  // of November
        CHECK(log.purge({.until = parse_date("2027-01-01"), .today = some_day}).questions == 3);
        CHECK(town.questions().at(0).asked == 3);
        CHECK(log.purge({.everything = true, .today = some_day}).questions == 3);
        CHECK(town.bytes().find("grofvuil") == std::string::npos);
    }

    TEST_CASE("what waits in a file is purged with the rest") {
        CountedBase town;
        spit(town.base.folder() / "kennisbank.yaml", slurp(town.base.folder() / "kennisbank.yaml"));
        auto log = town.base->question_log();
        town.ask(log, "grofvuil");
        log.flush();
        std::filesystem::create_directory(town.base.folder() / "statistiek");
        spit(town.base.folder() / "statistiek" / "wacht-1-0000000000000001",
             R"({"audience":"","before":"","channel":"telefoon","day":"2027-02-23","event":"asked","hits":2,"question":"paspoort kwijt","record":"","words":[]})" "\n"
             R"({"audience":"","before":"","chan)");
        CHECK(log.purge({.everything = true, .today = some_day}).questions == 2);
        CHECK(town.bytes().find("paspoort") == std::string::npos);
    }

    TEST_CASE("what is older than the settings let it become goes at the next question, by the clock and not by --date") {
        CountedBase town{Scratch::in_memory, "statistiek: {bewaartermijn: 2}\n"};
        auto log = town.base->question_log();
        for (int i = 0; i < 5; ++i) town.ask(log, "paspoort", on("2026-11-01"));
        for (int i = 0; i < 5; ++i) town.ask(log, "grofvuil", on("2030-01-01"));  // as if it were that day
        log.flush();
        CHECK(town.questions().size() == 2);
        town.ask(log, "grofvuil", on("2027-02-23"), {.moment = half_past_nine});
        log.flush();
        CHECK(town.texts() == std::vector<std::string>{"grofvuil"});
    }

    TEST_CASE("remove with purge takes out that a record was opened, and what was told of it") {
        CountedBase town;
        town.ask_often("grofvuil", 5);
        auto log = town.base->question_log();
        log.opened(asker(), "grofvuil", "grofvuil");
        log.flush();
        town.base->inbox({.today = some_day}).add(asker(), {.id = "grofvuil", .quote = "oude bankstellen", .text = "klopt niet"});
        const auto report = town.base->remove("grofvuil", true, at());
        CHECK_FALSE(report.refused);
        CHECK(slurp(town.base.folder() / "meldingen.db").find("bankstellen") == std::string::npos);
        CHECK(town.base->inbox({.today = some_day}).list(asker()).empty());
        CHECK(town.base->statistics(asker()).records().empty());
    }

    TEST_CASE("a backup carries what was counted, with the key") {
        CountedBase town;
        town.ask_often("paspoort brzezinski", 5);
        town.base->backup(town.base / "kopie", some_moment);
        const auto other = KnowledgeBase::restore(town.base / "kopie", town.base / "terug");
        CHECK(other.statistics(asker()).totals().asked == 5);
        CHECK(slurp(other.folder() / "statistiek.sleutel") == slurp(town.base.folder() / "statistiek.sleutel"));
        const auto mode = std::filesystem::status(other.folder() / "statistiek.sleutel").permissions();
        CHECK(mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    }

    TEST_CASE("an empty offer tells what is asked most now, to each what people like him asked") {
        CountedBase town;
        const auto member = asker({"kcc"});
        town.ask_often("paspoort kwijt", 5);
        town.ask_often("grofvuil", 7);
        town.ask_often("storing brug", 9, member);
        town.ask_often("paspoort aanvragen", 8, asker({}, *parse_date("2027-01-04")));  // long ago
        auto log = town.base->question_log();
        for (int i = 0; i < 5; ++i) log.opened(member, "storing brug", "geheim"), log.opened(asker(), "grofvuil", "grofvuil");
        log.flush();
        const auto asked = [&](const Asker& who) {
            std::vector<std::pair<std::string, std::size_t>> out;
            const auto now = town.base->offer(who, {}).now.value();
            for (const auto& one : now.asked) out.emplace_back(one.question, one.asked);
            return out;
        };
        const auto opened = [&](const Asker& who) {
            std::set<std::string> out;
            const auto now = town.base->offer(who, {}).now.value();
            for (const auto& one : now.opened) out.insert(one.id);
            return out;
        };
        using Asked = std::vector<std::pair<std::string, std::size_t>>;
        CHECK(asked(asker()) == Asked{{"grofvuil", 7}, {"paspoort kwijt", 5}});
        CHECK(asked(member) == Asked{{"storing brug", 9}, {"grofvuil", 7}, {"paspoort kwijt", 5}});
        CHECK(opened(asker()) == std::set<std::string>{"grofvuil"});
        CHECK(opened(member) == std::set<std::string>{"geheim", "grofvuil"});
        // Of who asks another group's questions nothing is told.
        CHECK(asked(asker({"burgerzaken"})) == Asked{{"grofvuil", 7}, {"paspoort kwijt", 5}});
    }
}
