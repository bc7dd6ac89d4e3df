// SPDX-License-Identifier: GPL-2.0-or-later
// A thread waits for the signal, because a signal handler may not call request_stop(): that runs callbacks and takes
// locks.
#include "interrupt.hpp"

#include <cstdlib>

#include <pthread.h>

namespace vraagbaak::tool {

namespace {

constexpr int interrupted = 130;  // as the shell reports a program that Ctrl-C ended

}  // namespace

Interrupt::Interrupt() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    waiter_ = std::thread([this] { wait(); });
}

Interrupt::~Interrupt() {
    over_ = true;
    pthread_kill(waiter_.native_handle(), SIGINT);  // wakes it
    waiter_.join();
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void Interrupt::wait() {
    while (true) {
        int signal = 0;
        sigwait(&signals_, &signal);
        if (over_) return;
        if (stop_.stop_requested()) std::_Exit(interrupted);
        stop_.request_stop();
    }
}

}  // namespace vraagbaak::tool
