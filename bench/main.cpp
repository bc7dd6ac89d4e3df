// SPDX-License-Identifier: GPL-2.0-or-later
// vraagbaak_bench: what each part costs by itself, with Google Benchmark. One question per bench; the first run of a
// size makes its articles and base (base_files.hpp).
//   vraagbaak_bench --benchmark_filter='BM_search/.*/10000'
#include <benchmark/benchmark.h>

#include "benches.hpp"

int main(int count, char** arguments) {
    benchmark::Initialize(&count, arguments);
    if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 1;
    vraagbaak::bench::register_analysis();
    vraagbaak::bench::register_builds();
    vraagbaak::bench::register_first_answers();
    vraagbaak::bench::register_searches();
    vraagbaak::bench::register_completions();
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
