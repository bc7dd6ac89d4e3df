// SPDX-License-Identifier: GPL-2.0-or-later
// A database that many processes make and write at once.
#include "base/database.hpp"

#include <doctest/doctest.h>
#include <sys/mman.h>

#include <atomic>

#include "child.hpp"
#include "scratch.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

constexpr auto make_tables = "BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS seen(who INTEGER); PRAGMA user_version = 1; COMMIT;";
constexpr DatabaseSentences sentences{"inbox_error", "inbox_newer"};
constexpr int patience_ms = 20'000;

void write(const std::filesystem::path& file) {
    Database database{file, sentences, patience_ms, 0600};
    database.bring_to(1, make_tables);
    Transaction all{database};
    Statement{database, "INSERT INTO seen VALUES (?)"}.bind(1, static_cast<std::uint64_t>(::getpid())).run();
    all.commit();
}

std::uint64_t written(const std::filesystem::path& file) {
    const auto database = Database::reading(file, sentences, patience_ms);
    Statement count{database, "SELECT count(*) FROM seen"};
    return count.step() ? count.number(0) : 0;
}

// A number that a process and its forks share.
class Shared {
public:
    Shared() : at_(static_cast<std::atomic<int>*>(::mmap(nullptr, sizeof(std::atomic<int>), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))) {
        REQUIRE(at_ != MAP_FAILED);
        new (at_) std::atomic<int>{0};
    }
    ~Shared() { ::munmap(at_, sizeof(std::atomic<int>)); }
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;
    std::atomic<int>& operator*() const { return *at_; }

private:
    std::atomic<int>* at_;
};

}  // namespace

TEST_SUITE("base/database") {
    TEST_CASE("processes that make it at the same moment all write in it, and read it while others close it") {
        constexpr int processes = 6, times = 3;
        const Scratch scratch{Scratch::in_memory};
        for (int round = 0, rounds = full_tests() ? 300 : 40; round < rounds; ++round) {
            const auto file = scratch / (std::to_string(round) + ".db");
            const Shared ready;
            std::vector<Child> children;
            for (int process = 0; process < processes; ++process)
                children.push_back(Child::forked([&] {
                    ++*ready;
                    while (*ready < processes) ::sched_yield();
                    for (int time = 1; time <= times; ++time) {
                        write(file);
                        if (written(file) < static_cast<std::uint64_t>(time)) return 1;
                    }
                    return 0;
                }));
            for (auto& child : children) CHECK(child.wait() == 0);
            CHECK(written(file) == processes * times);
        }
    }

    TEST_CASE("why the engine said no is told in the language of who reads it") {
        const Scratch scratch{Scratch::in_memory};
        const auto reason = [](auto action) {
            try {
                action();
            } catch (const Error& error) {
                return error.message().arguments.at(1);
            }
            return std::string{};
        };
        const auto file = scratch / "vol.db";
        write(file);
        {
            const Database database{file, sentences, 0, 0600};
            database.execute("PRAGMA max_page_count = 3");
            CHECK(reason([&] { database.execute("CREATE TABLE much AS SELECT zeroblob(100000)"); }) == "@reason_disk_full");
            database.execute("BEGIN IMMEDIATE");
            const Database other{file, sentences, 0, 0600};
            CHECK(reason([&] { other.execute("BEGIN IMMEDIATE"); }) == "@reason_in_use");
        }
        spit(scratch / "stuk.db", std::string(5000, 'x'));
        CHECK(reason([&] { written(scratch / "stuk.db"); }) == "@reason_damaged");
        CHECK(reason([&] { written(scratch / "geen-map" / "een.db"); }) == "@reason_missing");
    }
}
