// SPDX-License-Identifier: GPL-2.0-or-later
// The program under test as a process of its own, and what it may not leave behind.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/child.hpp"
#include "base/preload.hpp"

namespace vraagbaak::test {

using Words = std::vector<std::string>;

inline Child start_program(Words words, const Words& environment = {}) {
    words.insert(words.begin(), VRAAGBAAK_PROGRAM);
    return Child::program(words, environment);
}

// Its exit status.
inline int run_program(const Words& words, const Words& environment = {}) {
    auto child = start_program(words, environment);
    child.output();
    return child.wait();
}

inline void check_no_temporaries(const std::filesystem::path& folder) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
        const auto left = entry.path().string();
        CAPTURE(left);
        CHECK_FALSE(entry.path().filename().string().starts_with("tmp-"));
    }
}

// Kills runs of the program, at moments that follow how long a run takes on this machine, so that most come in time.
class Killer {
public:
    explicit Killer(unsigned seed) : random_(seed) {}

    // 1000 + SIGKILL, or the exit status of a run that was done before.
    int run(const Words& words) {
        auto child = start_program(words);
        std::this_thread::sleep_for(std::chrono::microseconds{random_() % static_cast<unsigned>(longest_)});
        ::kill(child.pid(), SIGKILL);
        const auto status = child.wait();
        killed_ += was_killed(status);
        longest_ = std::clamp(longest_ * (was_killed(status) ? 1.05 : 0.85), 1'000.0, 10'000'000.0);
        return status;
    }

    static bool was_killed(int status) { return status == 1000 + SIGKILL; }
    int killed() const { return killed_; }

private:
    std::mt19937 random_;
    double longest_ = 50'000;  // microseconds
    int killed_ = 0;
};

#ifdef VRAAGBAAK_IO_FAULT
// Runs of the program in which the k-th writing call below a folder fails once.
class Fault {
public:
    Fault(std::filesystem::path folder, const char* error, const char* mode = "once") : folder_(std::move(folder)), error_(error), mode_(mode) {}

    int run(const Words& words, long k) const {
        std::filesystem::remove(counter_);
        return run_program(words, {preload(VRAAGBAAK_IO_FAULT), "VRAAGBAAK_FAULT_UNDER=" + folder_.string(),
                                   "VRAAGBAAK_FAULT_AT=" + std::to_string(k), std::string{"VRAAGBAAK_FAULT_ERRNO="} + error_,
                                   std::string{"VRAAGBAAK_FAULT_MODE="} + mode_, "VRAAGBAAK_FAULT_COUNT=" + counter_.string()});
    }

    // How many such calls there were in the last run.
    long calls() const { return std::filesystem::exists(counter_) ? std::stol(slurp(counter_)) : 0; }

private:
    std::filesystem::path folder_;
    const char *error_, *mode_;
    Scratch scratch_;
    std::filesystem::path counter_ = scratch_ / "teller";
};

// Tries every k in full, every `step`th otherwise, until a run has fewer calls than that.
template <class Try>
void sweep(const std::string& what, long step, Try attempt) {
    if (full_tests()) step = 1;
    long k = 1, calls = 0;
    for (;; k += step) {
        CAPTURE(what);
        CAPTURE(k);
        calls = attempt(k);
        if (calls < k) break;
    }
    MESSAGE(what << ": " << calls << " calls");
    CHECK(calls > 3);
}

// 0: it could be done all the same, or came after what counts and was told as a warning. 6: the system said no.
inline bool fits_a_fault(int status) { return status == 0 || status == 6; }
#endif

}  // namespace vraagbaak::test
