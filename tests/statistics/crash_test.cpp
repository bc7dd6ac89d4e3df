// SPDX-License-Identifier: GPL-2.0-or-later
// Processes that are killed while they count, and many that count at once: each question is there or not, never half, and none
// that was told to be written is lost.
#include <doctest/doctest.h>
#include <sys/mman.h>

#include <atomic>
#include <random>

#include "base/child.hpp"
#include "base/database.hpp"
#include "statistics/counted_base.hpp"
#include "statistics/store.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

// A number that a parent and its children share.
class Shared {
public:
    Shared() : number_(new (::mmap(nullptr, sizeof(Number), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) Number{0}) {}
    ~Shared() { ::munmap(number_, sizeof(Number)); }
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;
    std::atomic<std::uint64_t>& operator*() { return *number_; }

private:
    using Number = std::atomic<std::uint64_t>;
    Number* number_;
};

// Holds within a minute.
bool soon(const std::function<bool()>& holds) {
    for (int step = 0; step < 60'000 && !holds(); ++step) ::usleep(1000);
    return holds();
}

std::string integrity(const std::filesystem::path& folder) {
    const auto database = Database::reading(folder / statistics::database_name, statistics::sentences, 5000);
    Statement check{database, "PRAGMA integrity_check"};
    return check.step() ? check.text(0) : "";
}

std::uint64_t number(const std::filesystem::path& folder, const char* sql) {
    const auto database = Database::reading(folder / statistics::database_name, statistics::sentences, 5000);
    Statement row{database, sql};
    return row.step() ? row.number(0) : 0;
}

}  // namespace

TEST_SUITE("statistics/crash") {
    TEST_CASE("killed at any moment: what was told to be kept is counted once, and nothing is half") {
        CountedBase town;
        town.ask_often("grofvuil", 1);
        const int rounds = full_tests() ? 1000 : 100;
        std::mt19937 random(20270223);
        Shared told, given;
        for (int round = 0; round < rounds; ++round) {
            auto child = Child::forked([&] {
                auto log = town.base->question_log();
                const Question question{.text = "paspoort kwijt"};
                Answer answer;
                answer.total = 2;
                std::uint64_t before = 0;
                while (true) {
                    ++*given;
                    log.asked(asker(), question, answer);
                    const auto state = log.flush();
                    *told += state.written + state.waiting - before;
                    before = state.written + state.waiting;
                }
                return 0;
            });
            // From its first moment on, and on a slow machine too amid what it already told.
            if (const auto before = (*told).load(); round % 2 == 1) CHECK(soon([&] { return *told > before; }));
            ::usleep(static_cast<useconds_t>(500 + random() % 20'000));
            child.kill_now();
            if (round % 10 == 0) CHECK(integrity(town.base.folder()) == "ok");
        }
        CHECK(integrity(town.base.folder()) == "ok");
        auto log = town.base->question_log();
        town.ask(log, "grofvuil");
        log.flush();
        statistics::Store store{town.base.folder(), 5000};
        while (!store.take_in(1 << 20)) {}
        const auto counted = number(town.base.folder(), "SELECT asked FROM asked a JOIN question q ON q.number = a.question WHERE q.text = 'paspoort kwijt'");
        MESSAGE(rounds << " kills: given " << (*given).load() << ", told " << (*told).load() << ", counted " << counted);
        CHECK(counted >= (*told).load());
        CHECK(counted <= (*given).load());
        CHECK(*told > 0);
    }

    TEST_CASE("sixteen processes that count at once lose nothing") {
        CountedBase town;
        const int questions = full_tests() ? 1000 : 200;
        std::vector<Child> children;
        for (int process = 0; process < 16; ++process)
            children.push_back(Child::forked([&] {
                auto log = town.base->question_log();
                for (int i = 0; i < questions; ++i) {
                    town.ask(log, "paspoort kwijt");
                    if (i % 7 == 0) log.flush();
                }
                const auto state = log.flush();
                return state.lost == 0 && state.written + state.waiting == static_cast<std::uint64_t>(questions) ? 0 : 1;
            }));
        for (auto& child : children) CHECK(child.wait() == 0);
        statistics::Store store{town.base.folder(), 5000};
        while (!store.take_in(1 << 20)) {}
        CHECK(number(town.base.folder(), "SELECT sum(asked) FROM asked") == static_cast<std::uint64_t>(16 * questions));
        CHECK(integrity(town.base.folder()) == "ok");
    }
}
