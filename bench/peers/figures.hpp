// SPDX-License-Identifier: GPL-2.0-or-later
// Figures as the programs for the other engines write them, a JSON object a line:
//
//   {"peer","size","metric":"lat","class","n","p50","p95","p99","mean","shown","matches"}   microseconds
//   {"peer","size","metric","value"}
//
// BENCH_OUT: the file they are added to (default: standard output); BENCH_BUDGET: seconds a class, 4, and half of it first
// to warm up; BENCH_CLASSES: names of the classes to run, with commas between (default: all); BENCH_PEER: the name to go by.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace vraagbaak::bench {

class Figures {
public:
    using Ask = std::function<double(const std::string& line)>;

    explicit Figures(std::string size);

    void scalar(const std::string& metric, double value) const;

    // Times ask(line) over and over; it gives the number of results shown. `count`, the exact number of matches, is asked
    // untimed of the first forty.
    void latency(const std::string& name, const std::vector<std::string>& lines, const Ask& ask, const Ask& count = {}) const;

    // Questions a second of as many threads at once.
    void throughput(const std::string& name, const std::vector<std::string>& lines, unsigned threads, const Ask& ask) const;

    bool wanted(const std::string& name) const;

private:
    void write(const std::string& line) const;

    std::string peer_, size_, only_, file_;
    double budget_;
};

}  // namespace vraagbaak::bench
