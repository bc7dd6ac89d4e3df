// SPDX-License-Identifier: GPL-2.0-or-later
#include "peers/figures.hpp"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <numeric>
#include <stdexcept>
#include <thread>

#include "samples.hpp"

namespace vraagbaak::bench {

namespace {

constexpr std::size_t least_questions = 20;
constexpr std::size_t counted_questions = 40;
constexpr std::size_t most_turns = 3;  // through all questions

std::string named(const char* variable, const char* otherwise) {
    const char* value = std::getenv(variable);
    return value ? value : otherwise;
}

double now() { return seconds_now(Clock::wall); }

// As the others take it: the time at this part of the sorted ones.
double at_part(const std::vector<double>& sorted, double part) {
    return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(part * static_cast<double>(sorted.size())))];
}

}  // namespace

Figures::Figures(std::string size)
    : peer_(named("BENCH_PEER", "vraagbaak")), size_(std::move(size)), only_(named("BENCH_CLASSES", "")),
      file_(named("BENCH_OUT", "")), budget_(std::stod(named("BENCH_BUDGET", "4"))) {}

bool Figures::wanted(const std::string& name) const {
    const auto among = [&](const std::string& one) { return ("," + only_ + ",").find("," + one + ",") != std::string::npos; };
    return only_.empty() || among(name) || among(name.substr(0, name.find(':')));
}

void Figures::write(const std::string& line) const {
    if (file_.empty()) {
        fmt::print("{}\n", line);
        std::fflush(stdout);
    } else if (std::ofstream out{file_, std::ios::app}; !(out << line << '\n').flush()) {
        throw std::runtime_error("cannot write " + file_);
    }
}

void Figures::scalar(const std::string& metric, double value) const {
    write(fmt::format(R"({{"peer":"{}","size":"{}","metric":"{}","value":{:.6g}}})", peer_, size_, metric, value));
}

void Figures::latency(const std::string& name, const std::vector<std::string>& lines, const Ask& ask, const Ask& count) const {
    if (!wanted(name)) return;
    const auto begin = now();
    for (std::size_t i = 0; i < lines.size() && (now() - begin < budget_ / 2 || i < 10) && now() - begin < 2 * budget_; ++i) ask(lines[i]);
    std::vector<double> times;
    double shown = 0;
    for (const auto start = now(); times.size() < most_turns * lines.size();) {
        const auto& line = lines[times.size() % lines.size()];
        times.push_back(1e6 * seconds_of([&] { shown += ask(line); }));
        const auto passed = now() - start;
        if ((passed > budget_ && times.size() >= least_questions) || passed > 4 * budget_) break;
    }
    double matches = -1;
    if (count) {
        const auto counted = std::min(lines.size(), counted_questions);
        matches = 0;
        for (std::size_t i = 0; i < counted; ++i) matches += count(lines[i]) / static_cast<double>(counted);
    }
    std::ranges::sort(times);
    const auto n = static_cast<double>(times.size());
    write(fmt::format(R"({{"peer":"{}","size":"{}","metric":"lat","class":"{}","n":{},"p50":{:.2f},"p95":{:.2f},"p99":{:.2f},)"
                      R"("mean":{:.2f},"shown":{:.2f},"matches":{:.2f}}})",
                      peer_, size_, name, times.size(), at_part(times, 0.5), at_part(times, 0.95), at_part(times, 0.99),
                      std::accumulate(times.begin(), times.end(), 0.0) / n, shown / n, matches));
}

void Figures::throughput(const std::string& name, const std::vector<std::string>& lines, unsigned threads, const Ask& ask) const {
    if (!wanted("qps")) return;
    const double seconds = std::min(3.0, budget_);
    std::atomic<std::size_t> done = 0;
    const auto begin = now();
    {
        std::vector<std::jthread> running;
        for (unsigned thread = 0; thread < threads; ++thread)
            running.emplace_back([&, thread] {
                std::size_t asked = 0;
                for (; now() - begin < seconds; ++asked) ask(lines[(thread * 37 + asked) % lines.size()]);
                done += asked;
            });
    }
    scalar("qps" + std::to_string(threads) + "_" + name, static_cast<double>(done) / (now() - begin));
}

}  // namespace vraagbaak::bench
