// SPDX-License-Identifier: GPL-2.0-or-later
// How long a build says that it will take.
#include "index/build_progress.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <thread>

using namespace vraagbaak;
using namespace vraagbaak::index;

namespace {

using Clock = std::chrono::steady_clock;

struct Told {
    Progress last;
    std::size_t times = 0;
};

BuildOptions telling(Told& told) {
    BuildOptions options;
    options.progress = [&told](const Progress& progress) { told.last = progress, ++told.times; };
    return options;
}

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

}  // namespace

TEST_SUITE("index/progress") {
    TEST_CASE("the time left of a first build is told by what is read of its sources") {
        Told told;
        const auto options = telling(told);
        BuildProgress progress{options};
        progress.phase("reading", 0, 1000);
        progress.read(10);
        CHECK(told.last.left.count() == 0);  // too early to say
        const auto begin = Clock::now();
        std::this_thread::sleep_for(std::chrono::milliseconds{500});
        progress.read(90);
        const auto most = seconds_since(begin);
        CHECK(told.last.total == 0);
        CHECK(told.last.left.count() >= 4);  // nine times the half second
        CHECK(static_cast<double>(told.last.left.count()) <= 9 * most + 1);
        std::this_thread::sleep_for(std::chrono::milliseconds{110});
        progress.read(900);
        CHECK(told.last.left.count() == 0);
    }

    TEST_CASE("bytes go before the number of records that there were, and more than expected tells nothing") {
        Told told;
        const auto options = telling(told);
        BuildProgress progress{options};
        progress.phase("reading", 2, 1000);
        std::this_thread::sleep_for(std::chrono::milliseconds{500});
        progress.read(100);
        CHECK(told.last.left.count() >= 4);
        progress.phase("indexing", 10);
        std::this_thread::sleep_for(std::chrono::milliseconds{500});
        progress.step();
        CHECK(told.last.left.count() >= 4);
        for (int more = 0; more < 10; ++more) progress.step();
        std::this_thread::sleep_for(std::chrono::milliseconds{110});
        progress.step();
        CHECK(told.last.done == 12);
        CHECK(told.last.left.count() == 0);
    }
}
