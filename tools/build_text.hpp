// SPDX-License-Identifier: GPL-2.0-or-later
// What is shown during and after a build.
#pragma once

#include <functional>
#include <string>

#include "session.hpp"

namespace vraagbaak::tool {

// A line on standard error that is written over and over while a build runs: phase, count, rate, time left. Only where
// a person looks on: a terminal, without --json, --plain or -q.
class ProgressLine {
public:
    explicit ProgressLine(const Session& session);
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ~ProgressLine();  // takes the line away

    void show(const Progress& progress);

private:
    std::string language_;
    bool wanted_;
    bool shown_ = false;
};

// Two people who may be one, and why: on one line.
std::string doubtful_text(const Session& session, const DoubtfulPair& pair);

// Runs a build with progress and Ctrl-C wired up, prints its report and gives the exit status.
int build_and_report(Session& session, const std::function<BuildReport(const BuildOptions&)>& build);

}  // namespace vraagbaak::tool
