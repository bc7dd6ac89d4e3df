// SPDX-License-Identifier: GPL-2.0-or-later
// Publishing that is killed, or refused by the system, at every single call: what was published stays, readers get the
// old or the new version whole, and the next publish just works. The program under test is publisher.cpp.
#include <doctest/doctest.h>

#include <random>
#include <sstream>
#include <thread>

#include "base/immutable_store.hpp"
#include "base/preload.hpp"
#include "child.hpp"
#include "scratch.hpp"
#include "store_fixture.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

std::uint64_t last_number(const std::string& output) {
    std::istringstream in{output};
    std::uint64_t number = 0, last = 0;
    while (in >> number) last = number;
    return last;
}

// The number of the version that readers get; it must be whole and nothing may be amiss.
std::uint64_t sound_current(const ImmutableStore& store) {
    const auto opened = store.open_current();
    CHECK(opened.findings.empty());
    REQUIRE(opened.version);
    CHECK(is_whole(*opened.version));
    CHECK(store.check(opened.version->number, true).empty());
    return opened.version->number;
}

// Nothing that a broken run left is in the way of the next one, which also clears it up.
void check_next_publish(const ImmutableStore& store) {
    const auto before = sound_current(store);
    CHECK(Child::program({VRAAGBAAK_PUBLISHER, store.folder(), "1"}).wait() == 0);
    CHECK(sound_current(store) > before);
    for (const auto& entry : fs::directory_iterator{store.folder()})
        CHECK_FALSE(entry.path().filename().string().starts_with("tmp-"));
}

}  // namespace

TEST_SUITE("base/immutable_store: crashes") {
    TEST_CASE("a publisher that is killed at any moment loses nothing that it said was published") {
        const Scratch scratch;
        const auto store = store_in(scratch);
        publish(store, 1);
        std::mt19937 random{4};
        const int kills = full_tests() ? 300 : 30;
        for (int i = 0; i < kills; ++i) {
            auto publisher = Child::program({VRAAGBAAK_PUBLISHER, store.folder(), "0"});
            std::this_thread::sleep_for(std::chrono::microseconds{2000 + random() % 60'000});
            CHECK(publisher.kill_now() == 1000 + SIGKILL);
            CHECK(sound_current(store) >= last_number(publisher.output()));
        }
        check_next_publish(store);
    }

#ifdef VRAAGBAAK_IO_FAULT
    struct Fault {
        const char* error;
        const char* mode;
    };

    // Runs a publisher whose k-th call goes wrong, for every k; returns how many calls a publish makes.
    long sweep(const Fault& fault) {
        const Scratch scratch{Scratch::in_memory};
        const auto store = store_in(fs::canonical(scratch.folder()) / "index");
        for (std::uint64_t seed = 1; seed <= 3; ++seed) publish(store, seed);
        for (long k = 1;; ++k) {
            CAPTURE(k);
            const std::string what = std::string{fault.error} + ' ' + fault.mode;
            CAPTURE(what);
            const auto before = sound_current(store);
            const auto count_file = scratch / "count";
            auto publisher = Child::program(
                {VRAAGBAAK_PUBLISHER, store.folder(), "1"},
                {preload(VRAAGBAAK_IO_FAULT), "VRAAGBAAK_FAULT_UNDER=" + store.folder().string(),
                 "VRAAGBAAK_FAULT_AT=" + std::to_string(k), std::string{"VRAAGBAAK_FAULT_ERRNO="} + fault.error,
                 std::string{"VRAAGBAAK_FAULT_MODE="} + fault.mode, "VRAAGBAAK_FAULT_COUNT=" + count_file.string()});
            const auto printed = last_number(publisher.output());
            const auto status = publisher.wait();
            const auto after = sound_current(store);
            CHECK(after >= std::max(before, printed));
            if (status == 0) CHECK(after == before + 1);
            else CHECK((status == 6 || status == 1000 + SIGKILL));
            const auto count = std::stol(slurp(count_file));
            if (count < k) {
                CHECK(status == 0);
                return count;
            }
            check_next_publish(store);
        }
    }

    TEST_CASE("whichever call of a publish fails, or is the last one, readers keep a whole version") {
        std::vector<Fault> faults{{"ENOSPC", "once"}, {"ENOSPC", "full"}, {"EIO", "kill"}};
        if (full_tests())
            for (const auto* error : {"EIO", "ENOSPC", "EACCES"})
                for (const auto* mode : {"once", "always", "short"}) faults.push_back({error, mode});
        for (const auto& fault : faults) CHECK(sweep(fault) > 20);
    }
#endif
}
