// SPDX-License-Identifier: GPL-2.0-or-later
#include "child_process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <stdexcept>

#include "samples.hpp"

namespace vraagbaak::bench {

namespace {

pid_t start(const std::vector<std::string>& arguments, int output) {
    std::vector<char*> pointers;
    for (const auto& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    pid_t child = 0;
    const int problem = posix_spawn(&child, pointers[0], &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (problem != 0) throw std::runtime_error("cannot start " + arguments.front());
    return child;
}

std::string read_all(int input) {
    std::string text;
    std::array<char, 4096> chunk;
    for (ssize_t count = 0; (count = read(input, chunk.data(), chunk.size())) > 0;)
        text.append(chunk.data(), static_cast<std::size_t>(count));
    return text;
}

}  // namespace

ChildReport run_child(const std::vector<std::string>& arguments) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
    ChildReport report;
    int status = 0;
    report.seconds = seconds_of([&] {
        const auto child = start(arguments, ends[1]);
        close(ends[1]);
        report.output = read_all(ends[0]);
        waitpid(child, &status, 0);
    });
    close(ends[0]);
    if (status != 0) throw std::runtime_error(arguments.front() + " " + arguments.at(1) + " failed");
    return report;
}

double peak_megabytes() {
    std::ifstream in{"/proc/self/status"};
    for (std::string key; in >> key; std::getline(in, key))
        if (key == "VmHWM:") {
            double kibibytes = 0;
            in >> kibibytes;
            return kibibytes * 1024 / 1e6;
        }
    return 0;
}

}  // namespace vraagbaak::bench
