// SPDX-License-Identifier: GPL-2.0-or-later
// What is counted of questions, what is not, and that a question never suffers for it.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <memory>
#include <thread>

#include "statistics/counted_base.hpp"
#include "support/code_of.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

Asker on(const std::string& day, std::vector<std::string> groups = {}) { return asker(std::move(groups), *parse_date(day)); }

// Holds the database as a writer that takes its time.
class Holder {
public:
    explicit Holder(const std::filesystem::path& file) {
        REQUIRE(sqlite3_open(file.c_str(), &database_) == SQLITE_OK);
        REQUIRE(sqlite3_exec(database_, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
    }
    ~Holder() {
        sqlite3_exec(database_, "ROLLBACK", nullptr, nullptr, nullptr);
        sqlite3_close(database_);
    }

private:
    sqlite3* database_ = nullptr;
};

std::size_t waiting_files(const std::filesystem::path& base) {
    if (!std::filesystem::exists(base / "statistiek")) return 0;
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(base / "statistiek"), {}));
}

}  // namespace

TEST_SUITE("statistics/log") {
    TEST_CASE("a question is counted by day, with what was found and what became of it") {
        CountedBase town;
        auto log = town.base->question_log();
        for (int i = 0; i < 3; ++i) town.ask(log, "Paspoort kwijt?", on("2027-02-22"));
        for (int i = 0; i < 2; ++i) town.ask(log, "paspoort  kwijt", on("2027-02-23"));
        log.opened(asker(), "paspoort kwijt", "paspoort-kwijt");
        log.outcome(asker(), "paspoort kwijt", Found::yes);
        log.outcome(asker(), "paspoort kwijt", Found::no);
        log.outcome(asker(), "paspoort kwijt", Found::partly);
        const auto state = log.flush();
        CHECK(state.written == 9);
        CHECK(state.lost == 0);
        const auto all = town.questions();
        REQUIRE(all.size() == 1);
        CHECK(all[0] == QuestionUse{"paspoort kwijt", 5, 2, 0, 0, 2, 1, 1, 1, 1, some_day});
        const auto record = town.base->statistics(asker()).record("paspoort-kwijt");
        REQUIRE(record);
        CHECK(record->opened == 1);
        CHECK(record->last == some_day);
        CHECK(record->questions == std::vector<std::string>{"paspoort kwijt"});
        CHECK(town.bytes().find("09:") == std::string::npos);  // a day, no time
    }

    TEST_CASE("a question that found nothing for its filter alone is counted as that") {
        CountedBase town{Scratch::in_memory, "statistiek: {minimum: 3}\n"};
        auto log = town.base->question_log();
        const auto ask = [&](const std::string& text, const std::string& kind) {
            const Question question{.text = text, .filters = {{"soort", kind}}};
            log.asked(asker(), question, town.base->search(asker(), question));
        };
        for (int i = 0; i < 3; ++i) ask("paspoort", "project"), ask("xylofoon", "project"), ask("grofvuil", "kennisartikel");
        log.flush();
        std::map<std::string, std::pair<std::size_t, std::size_t>> counted;
        for (const auto& one : town.questions()) counted[one.question] = {one.without_hits, one.filtered};
        CHECK(counted == std::map<std::string, std::pair<std::size_t, std::size_t>>{{"grofvuil", {0, 0}}, {"paspoort", {3, 3}}, {"xylofoon", {3, 0}}});
    }

    TEST_CASE("fewer askings than the minimum are not shown, and the settings say what that is") {
        CountedBase town{Scratch::in_memory, "statistiek: {minimum: 3}\n"};
        town.ask_often("paspoort", 2);
        CHECK(town.texts().empty());
        town.ask_often("paspoort", 1);
        CHECK(town.texts() == std::vector<std::string>{"paspoort"});
        CHECK(town.base->statistics(asker()).totals().questions == 1);
    }

    TEST_CASE("a person, crisis, health and crime are kept in no form, only counted") {
        CountedBase town;
        auto log = town.base->question_log();
        for (const auto* text : {"suïcide", "huiselijk geweld", "drugslab", "zbigniew kowalski", "mevrouw Kowalski", "Kowalski", "06-12345678"}) town.ask(log, text, asker({"kcc"}));
        const Question about{.text = "paspoort", .filters = {{"soort", "medewerker"}}};
        log.asked(asker({"kcc"}), about, town.base->search(asker({"kcc"}), about));
        log.opened(asker({"kcc"}), "suïcide", "paspoort");
        log.outcome(asker({"kcc"}), "huiselijk geweld", Found::no);
        log.opened(asker({"kcc"}), "paspoort", "mw-kowalski");
        const auto state = log.flush();
        CHECK(state.withheld == 8);
        CHECK(state.written == 8);
        const auto totals = town.base->statistics(asker({"kcc"})).totals();
        CHECK(totals.withheld == 8);
        CHECK(totals.asked == 0);
        CHECK(totals.opened == 0);
        for (const auto* word : {"sui", "geweld", "drugs", "owalski", "12345678"}) CHECK(town.bytes().find(word) == std::string::npos);
    }

    TEST_CASE("a word that is not known gets its letters at its third question, on its second day at the earliest") {
        CountedBase town{Scratch::in_memory, "statistiek: {minimum: 3}\n"};
        auto log = town.base->question_log();
        for (int i = 0; i < 4; ++i) town.ask(log, "paspoort voor brzezinski", on("2027-02-22"));
        log.flush();
        CHECK(town.texts() == std::vector<std::string>{"paspoort voor [?]"});
        CHECK(town.bytes().find("brzezinski") == std::string::npos);
        town.ask(log, "paspoort voor brzezinski", on("2027-02-23"));
        log.flush();
        CHECK(town.texts() == std::vector<std::string>{"paspoort voor brzezinski"});
    }

    TEST_CASE("two days with one question each are no three questions") {
        CountedBase town;
        auto log = town.base->question_log();
        town.ask(log, "paspoort brzezinski", on("2027-02-22"));
        town.ask(log, "paspoort brzezinski", on("2027-02-23"));
        log.flush();
        CHECK(town.bytes().find("brzezinski") == std::string::npos);
    }

    TEST_CASE("words of texts that everybody sees are known; those of shielded texts and of names of staff are not") {
        CountedBase town;
        auto log = town.base->question_log();
        for (const auto* text : {"loket in oeverwaarde", "loket brzlmnop", "loket zbigniew"})
            for (int i = 0; i < 5; ++i) log.asked(asker({"kcc"}), {.text = text}, {});  // a colleague who is found would be a person's search
        log.flush();
        CHECK(town.texts(Selection::all, asker({"kcc"})) == std::vector<std::string>{"loket in oeverwaarde", "loket [?]", "loket [?]"});
        CHECK(town.bytes().find("brzlmnop") == std::string::npos);
        CHECK(town.bytes().find("zbigniew") == std::string::npos);
    }

    TEST_CASE("in one contact a question that is put again counts once, and another wording is a pair") {
        CountedBase town;
        auto log = town.base->question_log();
        for (int call = 0; call < 5; ++call) {
            const Occasion first{"telefoon", "gesprek-" + std::to_string(call), half_past_nine};
            const Occasion later{"telefoon", "gesprek-" + std::to_string(call), half_past_nine + minutes{29}};
            town.ask(log, "oude meubels", asker(), first);
            town.ask(log, "Oude meubels?", asker(), first);
            town.ask(log, "grofvuil", asker(), later);
            log.opened(asker(), "", "grofvuil", later);
            town.ask(log, "paspoort", asker(), later);  // the question before it was answered
        }
        const auto state = log.flush();
        CHECK(state.repeated == 5);
        const auto pairs = town.base->statistics(asker()).rephrasings();
        REQUIRE(pairs.size() == 1);
        CHECK(pairs[0] == Rephrasing{"oude meubels", "grofvuil", 5});
        CHECK(town.bytes().find("gesprek-") == std::string::npos);
        CHECK(town.questions().size() == 3);
    }

    TEST_CASE("after half an hour a contact is forgotten") {
        CountedBase town;
        auto log = town.base->question_log();
        for (int call = 0; call < 5; ++call) {
            const auto contact = "g" + std::to_string(call);
            town.ask(log, "oude meubels", asker(), {"chat", contact, half_past_nine});
            town.ask(log, "grofvuil", asker(), {"chat", contact, half_past_nine + minutes{31}});
        }
        log.flush();
        CHECK(town.base->statistics(asker()).rephrasings().empty());
        CHECK(code_of([&] { log.outcome(asker(), "", Found::yes, {"chat", "g0", half_past_nine + minutes{70}}); }) == "log_no_question");
    }

    TEST_CASE("wrong use is told, and counts nothing") {
        CountedBase town;
        auto log = town.base->question_log();
        CHECK(code_of([&] { town.ask(log, "paspoort", asker(), {.channel = "duif"}); }) == "log_unknown_channel");
        CHECK(code_of([&] { log.opened(asker(), "paspoort", "bestaat-niet"); }) == "unknown_record");
        CHECK(code_of([&] { log.opened(asker(), "paspoort", "geheim"); }) == "unknown_record");
        CHECK(code_of([&] { log.opened(asker(), " ", "paspoort"); }) == "log_no_question");
        CHECK(code_of([&] { log.outcome(asker({"zwemmers"}), "paspoort", Found::yes); }) == "asker_unknown_group");
        CHECK(log.flush().written == 0);
        CHECK_FALSE(std::filesystem::exists(town.base.folder() / "statistiek.db"));
    }

    TEST_CASE("while another holds the database, what is counted waits in a file, and is counted once when it is free") {
        CountedBase town;
        town.ask_often("paspoort", 1);
        {
            const Holder holder{town.base.folder() / "statistiek.db"};
            auto log = town.base->question_log();
            const auto begin = std::chrono::steady_clock::now();
            for (int i = 0; i < 10; ++i) town.ask(log, "paspoort");
            CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{1});  // nobody waits for the holder
            const auto state = log.flush();
            CHECK(state.waiting == 10);
            CHECK(state.written + state.lost == 0);
        }
        CHECK(waiting_files(town.base.folder()) == 1);
        CHECK(town.base->statistics(asker()).totals().waiting == 10);
        town.ask_often("paspoort", 1);
        CHECK(waiting_files(town.base.folder()) == 0);
        REQUIRE(town.questions().size() == 1);
        CHECK(town.questions()[0].asked == 12);
    }

    TEST_CASE("who had to wait himself takes it in himself, and goes on") {
        CountedBase town;
        auto log = town.base->question_log();
        town.ask(log, "paspoort");
        log.flush();
        for (int round = 0; round < 3; ++round) {
            {
                const Holder holder{town.base.folder() / "statistiek.db"};
                town.ask(log, "paspoort");
                log.flush();
                CHECK(waiting_files(town.base.folder()) == 1);
            }
            town.ask(log, "paspoort");
            log.flush();
            CHECK(waiting_files(town.base.folder()) == 0);
        }
        CHECK(town.questions()[0].asked == 7);
    }

    TEST_CASE("a damaged database breaks nothing: searches answer, health tells, and countings wait") {
        CountedBase town;
        town.ask_often("paspoort", 5);
        for (const auto* name : {"statistiek.db-wal", "statistiek.db-shm"}) std::filesystem::remove(town.base.folder() / name);
        spit(town.base.folder() / "statistiek.db", std::string(8192, 'x'));
        auto log = town.base->question_log();
        town.ask(log, "paspoort");
        CHECK(log.flush().waiting == 1);
        CHECK(town.base->search(asker(), {.text = "paspoort"}).total > 0);
        const auto health = town.base->health();
        CHECK_FALSE(health.good);
        std::filesystem::remove(town.base.folder() / "statistiek.db");
        town.ask(log, "paspoort");
        log.flush();
        CHECK(town.base->statistics(asker()).totals().asked == 2);
    }

    TEST_CASE("a log that is open goes on in a new database when the old one was moved aside") {
        CountedBase town;
        auto log = town.base->question_log();
        town.ask(log, "paspoort");
        log.flush();
        for (const auto* name : {"statistiek.db", "statistiek.db-wal", "statistiek.db-shm"})
            if (std::filesystem::exists(town.base.folder() / name)) std::filesystem::rename(town.base.folder() / name, town.base / name);
        town.ask(log, "paspoort");
        log.flush();
        CHECK(town.base->statistics(asker()).totals().asked == 1);
    }

    TEST_CASE("many threads may count in one log") {
        CountedBase town;
        auto log = town.base->question_log();
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                for (int round = 0; round < 50; ++round) town.ask(log, "paspoort kwijt");
            });
        for (auto& thread : threads) thread.join();
        CHECK(log.flush().written == 400);
        CHECK(town.questions()[0].asked == 400);
    }
}
