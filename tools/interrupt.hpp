// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

#include <csignal>

namespace vraagbaak::tool {

// While it lives, the first Ctrl-C (or SIGTERM) asks the work to stop and leave everything as it was; a second one ends
// the program at once. Make it before the work starts threads: they inherit which signals are held back.
class Interrupt {
public:
    Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    ~Interrupt();

    std::stop_token token() const { return stop_.get_token(); }

private:
    void wait();

    sigset_t signals_;
    sigset_t before_;
    std::stop_source stop_;
    std::atomic<bool> over_ = false;
    std::thread waiter_;
};

}  // namespace vraagbaak::tool
