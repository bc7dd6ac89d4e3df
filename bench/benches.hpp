// SPDX-License-Identifier: GPL-2.0-or-later
// The benches of the program, and what they share.
#pragma once

#include <benchmark/benchmark.h>

#include <array>

#include "base_files.hpp"
#include "questions.hpp"
#include "samples.hpp"

namespace vraagbaak::bench {

inline constexpr std::array<std::size_t, 3> sizes = {1'000, 10'000, 100'000};

void register_analysis();       // BM_analysis: bytes a second through the chain
void register_builds();         // BM_build/10000: records a second, peak memory, in a process of its own
void register_first_answers();  // BM_first_answer/library/10000: start, open, answer, end
void register_searches();       // BM_search/three_words/10000: one searcher, warm
void register_completions();    // BM_complete/words/10000: at each letter of a word or title, one searcher, warm

// Generator of a size; made once.
const Generator& generator_of(std::size_t articles);

// Percentiles as counters p50, p95 and p99, in microseconds.
void report(benchmark::State& state, const Samples& samples);

}  // namespace vraagbaak::bench
