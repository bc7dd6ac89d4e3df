// SPDX-License-Identifier: GPL-2.0-or-later
// Times of one thing done many times, and their percentiles by nearest rank.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace vraagbaak::bench {

class Samples {
public:
    void add(double seconds) { seconds_.push_back(seconds); }

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

// The seconds that an action takes.
template <class Action>
double seconds_of(Action action) {
    const auto begin = std::chrono::steady_clock::now();
    action();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace vraagbaak::bench
