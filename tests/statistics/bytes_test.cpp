// SPDX-License-Identifier: GPL-2.0-or-later
// Nothing personal in the bytes on disk, after the process that counted has ended.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "base/child.hpp"
#include "base/database.hpp"
#include "privacy/made_questions.hpp"
#include "statistics/counted_base.hpp"
#include "statistics/store.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

TEST_SUITE("statistics/bytes") {
    TEST_CASE("of ten thousand questions with BSN, IBAN, card, phone or e-mail, no byte of database, WAL or waiting file has one") {
        CountedBase town;
        QuestionMaker maker(20270223);
        std::vector<MadeQuestion> made;
        while (made.size() < 10'000) made.push_back(maker.number());
        // In a process that is killed at the end, so that the WAL is not folded in: its bytes count too.
        for (const bool killed : {false, true}) {
            auto child = Child::forked([&] {
                {
                    auto log = town.base->question_log();
                    for (const auto& one : made) {
                        const Question question{.text = one.text};
                        log.asked(asker(), question, {}, {});
                    }
                    if (log.flush().lost > 0) return 1;
                    if (killed) ::kill(::getpid(), SIGKILL);
                }
                return 0;
            });
            CHECK(child.wait() == (killed ? 1000 + SIGKILL : 0));
            const auto bytes = town.bytes();
            CHECK(bytes.size() > 100'000);
            std::size_t found = 0;
            for (const auto& one : made)
                if (bytes.find(one.secret) != std::string::npos) {
                    if (++found <= 10) MESSAGE(one.kind << ": " << one.text);
                }
            CHECK(found == 0);
        }
        // And text by text without signs, so that no spelling hides it.
        const auto database = Database::reading(town.base.folder() / statistics::database_name, statistics::sentences, 1000);
        std::string all;
        std::size_t questions = 0;
        for (Statement row{database, "SELECT text FROM question"}; row.step(); ++questions) all += bare(row.text(0)) + '\n';
        CHECK(questions > 500);
        std::size_t found = 0;
        for (const auto& one : made)
            if (all.find(one.secret) != std::string::npos && ++found <= 10) MESSAGE(one.kind << ": " << one.text);
        CHECK(found == 0);
    }

    TEST_CASE("database, key and waiting files are for their owner alone") {
        CountedBase town;
        town.ask_often("paspoort brzezinski", 1);
        for (const auto* name : {"statistiek.db", "statistiek.sleutel"}) {
            struct stat about {};
            REQUIRE(::stat((town.base.folder() / name).c_str(), &about) == 0);
            CHECK((about.st_mode & 0777) == 0600);
        }
    }
}
