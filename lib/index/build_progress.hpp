// SPDX-License-Identifier: GPL-2.0-or-later
// How far a build is, for who looks on, and whether it is to stop. One thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "vraagbaak/build.hpp"

namespace vraagbaak::index {

// Each call tells at most ten times a second, a new phase always, and throws Error(refused, "cancelled") when the build is
// to stop. `options` must outlive it.
class BuildProgress {
public:
    explicit BuildProgress(const BuildOptions& options) : options_(options) {}

    void phase(std::string name, std::uint64_t total = 0, std::uint64_t bytes = 0);  // 0: not known
    void step();   // one more is done
    void pulse();  // nothing was finished, and somebody looks on
    void read(std::uint64_t bytes);  // of those of the phase
    void check_stop() const;

private:
    using Clock = std::chrono::steady_clock;

    void tell(bool now);
    double share_done() const;  // 0: not known

    const BuildOptions& options_;
    Progress progress_;
    std::uint64_t bytes_ = 0, bytes_read_ = 0;
    Clock::time_point begin_, told_;
};

}  // namespace vraagbaak::index
