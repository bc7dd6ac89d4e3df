// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/lock.hpp"

#include <doctest/doctest.h>
#include <sys/mman.h>

#include <atomic>
#include <thread>

#include "child.hpp"
#include "scratch.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

constexpr auto moment = "2027-02-23T10:15:00Z";

bool can_lock(const fs::path& file) { return WriterLock::try_lock(file, moment).has_value(); }

// Asked by a process of its own.
bool another_can_lock(const fs::path& file) {
    return Child::forked([&] { return can_lock(file) ? 0 : 1; }).wait() == 0;
}

}  // namespace

TEST_SUITE("base/lock: writer") {
    TEST_CASE("one holder within a process, whichever thread or path asks") {
        const Scratch scratch;
        fs::create_directory_symlink(scratch.folder(), scratch / "omweg");
        auto lock = WriterLock::try_lock(scratch / "slot", moment);
        REQUIRE(lock);
        CHECK_FALSE(can_lock(scratch / "slot"));
        CHECK_FALSE(can_lock(scratch / "omweg" / "slot"));
        std::thread{[&] { CHECK_FALSE(can_lock(scratch / "slot")); }}.join();
        CHECK(can_lock(scratch / "ander slot"));
        CHECK_FALSE(another_can_lock(scratch / "slot"));  // all those attempts did not let go of it
        lock.reset();
        CHECK(can_lock(scratch / "slot"));
    }

    TEST_CASE("threads that want the lock at once get it one at a time") {
        const Scratch scratch;
        std::atomic<int> inside = 0, wrong = 0, turns = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&] {
                    for (int j = 0; j < 200; ++j)
                        if (const auto lock = WriterLock::try_lock(scratch / "slot", moment)) {
                            if (++inside != 1) ++wrong;
                            ++turns;
                            --inside;
                        }
                });
        }
        CHECK(wrong == 0);
        CHECK(turns > 0);
    }

    TEST_CASE("a moved lock is held once and let go once") {
        const Scratch scratch;
        auto lock = WriterLock::take(scratch / "a", moment);
        {
            auto other = std::move(lock);
            CHECK_FALSE(can_lock(scratch / "a"));
            lock = WriterLock::take(scratch / "b", moment);
        }
        CHECK(can_lock(scratch / "a"));
        CHECK_FALSE(can_lock(scratch / "b"));
    }

    TEST_CASE("another process is told who holds it and since when") {
        const Scratch scratch;
        Signal held, done;
        auto holder = Child::forked([&] {
            const auto lock = WriterLock::take(scratch / "slot", moment);
            held.give();
            return done.await() ? 0 : 1;
        });
        REQUIRE(held.await());
        LockHolder other;
        CHECK_FALSE(WriterLock::try_lock(scratch / "slot", moment, &other));
        CHECK(other == LockHolder{holder.pid(), moment});
        CHECK(WriterLock::holder(scratch / "slot") == other);
        try {
            WriterLock::take(scratch / "slot", moment);
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::locked);
            CHECK(error.message() == Message{"locked_by_writer", {std::to_string(holder.pid()), moment}});
        }
        done.give();
        CHECK(holder.wait() == 0);
        CHECK(WriterLock::holder(scratch / "slot") == std::nullopt);
        CHECK(can_lock(scratch / "slot"));
    }

    TEST_CASE("what the file says is not believed when it names another process") {
        const Scratch scratch;
        Signal held, done;
        auto holder = Child::forked([&] {
            const auto lock = WriterLock::take(scratch / "slot", moment);
            held.give();
            return done.await() ? 0 : 1;
        });
        REQUIRE(held.await());
        for (const auto* text : {"", "1 lang geleden\n", "x", "99999999999999999999 x\n", "-5 x\n", "7"}) {
            spit(scratch / "slot", text);
            CHECK(WriterLock::holder(scratch / "slot") == LockHolder{holder.pid(), ""});
        }
        done.give();
        CHECK(holder.wait() == 0);
    }

    TEST_CASE("nobody holds a lock that was never taken, and asking makes no file") {
        const Scratch scratch;
        CHECK(WriterLock::holder(scratch / "slot") == std::nullopt);
        CHECK_FALSE(fs::exists(scratch / "slot"));
        const auto lock = WriterLock::take(scratch / "slot", moment);
        CHECK(WriterLock::holder(scratch / "slot") == LockHolder{::getpid(), moment});
        CHECK_FALSE(another_can_lock(scratch / "slot"));  // asking did not let go
    }

    TEST_CASE("a forked child does not hold its parent's lock, and cannot let go of it") {
        const Scratch scratch;
        auto lock = WriterLock::try_lock(scratch / "slot", moment);
        REQUIRE(lock);
        const auto status = Child::forked([&] {
            lock.reset();  // the child's copy of the object
            return can_lock(scratch / "slot") ? 1 : 0;
        }).wait();
        CHECK(status == 0);
        CHECK_FALSE(another_can_lock(scratch / "slot"));
    }

    TEST_CASE("the death of a holder lets go, although its child lives on") {
        const Scratch scratch;
        Signal ready;
        auto* const grandchild = static_cast<std::atomic<pid_t>*>(
            ::mmap(nullptr, sizeof(std::atomic<pid_t>), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
        REQUIRE(grandchild != MAP_FAILED);
        auto parent = Child::forked([&] {
            const auto lock = WriterLock::take(scratch / "slot", moment);
            const auto pid = ::fork();
            if (pid == 0) {
                ::sleep(20);
                ::_exit(0);
            }
            *grandchild = pid;
            ready.give();
            ::sleep(20);
            return 0;
        });
        REQUIRE(ready.await());
        CHECK_FALSE(can_lock(scratch / "slot"));
        CHECK(parent.kill_now() == 1000 + SIGKILL);
        CHECK(::kill(*grandchild, 0) == 0);
        CHECK(can_lock(scratch / "slot"));
        ::kill(*grandchild, SIGKILL);
        ::munmap(grandchild, sizeof *grandchild);
    }

    TEST_CASE("a child that takes the lock after its parent keeps it when it drops its parent's object") {
        const Scratch scratch;
        Signal free, taken, done;
        auto lock = WriterLock::try_lock(scratch / "slot", moment);
        auto child = Child::forked([&] {
            if (!free.await()) return 1;
            const auto own = WriterLock::try_lock(scratch / "slot", moment);
            if (!own) return 2;
            lock.reset();
            taken.give();
            return done.await() ? 0 : 3;
        });
        lock.reset();
        free.give();
        REQUIRE(taken.await());
        LockHolder other;
        CHECK_FALSE(WriterLock::try_lock(scratch / "slot", moment, &other));
        CHECK(other.process == child.pid());
        done.give();
        CHECK(child.wait() == 0);
    }

    TEST_CASE("a lock that cannot be had for another reason is an error of the system") {
        const Scratch scratch;
        fs::create_directory(scratch / "map");
        spit(scratch / "doel", "");
        fs::create_symlink(scratch / "doel", scratch / "link");
        for (const auto& path : {scratch / "map", scratch / "link", scratch / "geen" / "slot"}) {
            try {
                WriterLock::take(path, moment);
                FAIL("no error for " << path.string());
            } catch (const Error& error) {
                CHECK(error.kind() == ErrorKind::io);
            }
        }
    }
}

TEST_SUITE("base/lock: use") {
    TEST_CASE("many may read, and then nobody may remove") {
        const Scratch scratch;
        spit(scratch / "f", "inhoud");
        auto a = UseLock::share(scratch / "f");
        auto b = UseLock::share(scratch / "f");
        REQUIRE((a && b));
        CHECK_FALSE(UseLock::exclude(scratch / "f"));
        CHECK(Child::forked([&] { return UseLock::share(scratch / "f") ? 0 : 1; }).wait() == 0);
        a.reset();
        CHECK_FALSE(UseLock::exclude(scratch / "f"));
        b.reset();
        const auto alone = UseLock::exclude(scratch / "f");
        CHECK(alone);
        CHECK_FALSE(UseLock::share(scratch / "f"));
    }

    TEST_CASE("a reader in another process counts, until it is killed") {
        const Scratch scratch;
        spit(scratch / "f", "inhoud");
        Signal reading;
        auto reader = Child::forked([&] {
            const auto use = UseLock::share(scratch / "f");
            reading.give();
            ::sleep(20);
            return 0;
        });
        REQUIRE(reading.await());
        CHECK_FALSE(UseLock::exclude(scratch / "f"));
        reader.kill_now();
        CHECK(UseLock::exclude(scratch / "f"));
    }

    TEST_CASE("what is not there is not in use, and a link is not followed") {
        const Scratch scratch;
        CHECK_FALSE(UseLock::share(scratch / "f"));
        CHECK_FALSE(UseLock::exclude(scratch / "f"));
        spit(scratch / "doel", "");
        fs::create_symlink(scratch / "doel", scratch / "f");
        CHECK_THROWS_AS(UseLock::share(scratch / "f"), Error);
    }

    TEST_CASE("a file without permission to write can be read and pinned") {
        const Scratch scratch;
        spit(scratch / "f", "inhoud");
        fs::permissions(scratch / "f", fs::perms::owner_read);
        CHECK(UseLock::share(scratch / "f"));
    }
}
