// SPDX-License-Identifier: GPL-2.0-or-later
// Times of one thing done many times, and their percentiles by nearest rank.
#pragma once

#include <time.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace vraagbaak::bench {

class Samples {
public:
    void add(double seconds) { seconds_.push_back(seconds); }
    std::size_t size() const { return seconds_.size(); }

    // `part` of 0.95: the smallest time that 95 % of all do not exceed. 0 without samples.
    double percentile(double part) const {
        if (seconds_.empty()) return 0;
        auto sorted = seconds_;
        std::ranges::sort(sorted);
        const auto rank = static_cast<std::size_t>(std::ceil(part * static_cast<double>(sorted.size())));
        return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
    }

private:
    std::vector<double> seconds_;
};

// `wall` is what a person waits. `thread` counts only the time this thread ran, and is steadier on a machine that is busy
// with other things; it leaves out waiting for the disk.
enum class Clock { wall, thread };

inline double seconds_now(Clock clock) {
    timespec now{};
    clock_gettime(clock == Clock::wall ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// The seconds that an action takes.
template <class Action>
double seconds_of(Action action, Clock clock = Clock::wall) {
    const auto begin = seconds_now(clock);
    action();
    return seconds_now(clock) - begin;
}

}  // namespace vraagbaak::bench
