// SPDX-License-Identifier: GPL-2.0-or-later
// Other processes in a test: forked ones that run a function, and programs.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <string>
#include <vector>

namespace vraagbaak::test {

// A child process that is killed and waited for at the end, at the latest.
class Child {
public:
    // Runs `body` in a fork; what it returns is the exit status, 125 after an exception. It never returns into the test.
    static Child forked(const std::function<int()>& body) {
        std::fflush(nullptr);  // or a sanitizer's _exit prints the parent's text once more
        Child child;
        child.pid_ = ::fork();
        if (child.pid_ == 0) ::_exit(status_of(body));
        return child;
    }

    // Runs a program with these settings ("NAME=value") added to the environment; its output can be read.
    static Child program(const std::vector<std::string>& arguments, const std::vector<std::string>& settings = {}) {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) < 0) ::abort();
        Child child;
        child.pid_ = ::fork();
        if (child.pid_ == 0) {
            ::dup2(ends[1], 1);
            ::dup2(::open("/dev/null", O_WRONLY), 2);
            for (const auto& setting : settings) ::putenv(const_cast<char*>(setting.c_str()));
            std::vector<char*> words;
            for (const auto& word : arguments) words.push_back(const_cast<char*>(word.c_str()));
            words.push_back(nullptr);
            ::execv(words[0], words.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        child.output_ = ends[0];
        return child;
    }

    Child(Child&& other) noexcept : pid_(other.pid_), output_(other.output_) { other.pid_ = other.output_ = -1; }
    Child& operator=(Child&&) = delete;
    ~Child() {
        if (pid_ > 0) kill_now();
        if (output_ >= 0) ::close(output_);
    }

    pid_t pid() const { return pid_; }

    // The exit status, or 1000 + the signal that ended it.
    int wait() {
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {}
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
    }

    int kill_now() {
        ::kill(pid_, SIGKILL);
        return wait();
    }

    // What it printed until it ended.
    std::string output() {
        std::string text;
        char chunk[4096];
        for (ssize_t count; (count = ::read(output_, chunk, sizeof chunk)) > 0;)
            text.append(chunk, static_cast<std::size_t>(count));
        return text;
    }

private:
    Child() = default;

    static int status_of(const std::function<int()>& body) {
        try {
            return body();
        } catch (const std::exception& error) {
            std::fprintf(stderr, "process %d: %s\n", static_cast<int>(::getpid()), error.what());
            return 125;
        }
    }

    pid_t pid_ = -1;
    int output_ = -1;
};

// One byte from one process to another, to say "go on".
class Signal {
public:
    Signal() {
        if (::pipe2(ends_, O_CLOEXEC) < 0) ::abort();
    }
    Signal(const Signal&) = delete;
    Signal& operator=(const Signal&) = delete;
    ~Signal() {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }
    void give() { [[maybe_unused]] const auto sent = ::write(ends_[1], "x", 1); }
    // False: ten seconds have gone by.
    bool await() {
        pollfd wanted{ends_[0], POLLIN, 0};
        char byte;
        return ::poll(&wanted, 1, 10'000) == 1 && ::read(ends_[0], &byte, 1) == 1;
    }

private:
    int ends_[2];
};

}  // namespace vraagbaak::test
