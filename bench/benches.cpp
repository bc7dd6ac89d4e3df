// SPDX-License-Identifier: GPL-2.0-or-later
#include "benches.hpp"

#include <map>
#include <memory>
#include <string>

#include "child_process.hpp"
#include "vraagbaak/analysis.hpp"

namespace vraagbaak::bench {

namespace {

constexpr std::size_t analysed_articles = 1'000;
constexpr std::size_t questions_per_class = 500;

std::string name_of(std::string_view bench, std::string_view what, std::size_t articles) {
    return std::string{bench} + '/' + std::string{what} + (what.empty() ? "" : "/") + std::to_string(articles);
}

// One long text, so that stems come out of the cache as often as they do in a build.
void run_analysis(benchmark::State& state) {
    std::string text;
    for (std::size_t i = 0; i < analysed_articles; ++i)
        for (const auto& section : generator_of(sizes[0]).article(i).sections) text += section.text + "\n\n";
    for (auto _ : state) benchmark::DoNotOptimize(analyze(text));
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size() * state.iterations()));
}

void run_build(benchmark::State& state, std::size_t articles) {
    const auto files = files_of(generator_of(articles));
    double peak = 0;
    for (auto _ : state) {
        const auto base = files.folder / "build";
        std::filesystem::remove_all(base);
        const auto report = run_child({VRAAGBAAK_BENCH_OURS, "build", files.articles, base});
        state.SetIterationTime(report.seconds);
        peak = std::max(peak, std::stod(report.output));
        std::filesystem::remove_all(base);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(articles * state.iterations()));
    state.counters["peak_MB"] = peak;
}

void run_first_answer(benchmark::State& state, std::size_t articles, bool by_program) {
    const auto files = files_of(generator_of(articles));
    ready_base(files);
    const auto question = make_questions(generator_of(articles), QuestionClass::three_words, 1).front().text;
    const auto date = to_string(bench_asker().date);
    const auto command = by_program
                             ? std::vector<std::string>{VRAAGBAAK_PROGRAM, "--base", files.base, "--date", date, "search", question}
                             : std::vector<std::string>{VRAAGBAAK_BENCH_OURS, "first", files.base, question};
    Samples samples;
    for (auto _ : state) {
        const auto seconds = run_child(command).seconds;
        state.SetIterationTime(seconds);
        samples.add(seconds);
    }
    report(state, samples);
}

void run_search(benchmark::State& state, std::size_t articles, QuestionClass question_class, std::size_t limit) {
    const auto searcher = ready_base(files_of(generator_of(articles))).searcher(bench_asker());
    auto questions = make_questions(generator_of(articles), question_class, questions_per_class);
    for (auto& question : questions) question.limit = limit;
    Samples samples;
    std::size_t asked = 0;
    for (auto _ : state) {
        const auto& question = questions[asked++ % questions.size()];
        const auto seconds = seconds_of([&] { benchmark::DoNotOptimize(searcher.search(question)); });
        state.SetIterationTime(seconds);
        samples.add(seconds);
    }
    report(state, samples);
}

void register_search(std::string_view name, std::size_t articles, QuestionClass question_class, std::size_t limit) {
    benchmark::RegisterBenchmark(name_of("BM_search", name, articles).c_str(), run_search, articles, question_class, limit)
        ->UseManualTime()
        ->Unit(benchmark::kMicrosecond);
}

}  // namespace

const Generator& generator_of(std::size_t articles) {
    static std::map<std::size_t, std::unique_ptr<Generator>> made;
    auto& generator = made[articles];
    if (!generator) generator = std::make_unique<Generator>(GeneratorOptions{.articles = articles});
    return *generator;
}

void report(benchmark::State& state, const Samples& samples) {
    state.counters["p50"] = samples.percentile(0.50) * 1e6;
    state.counters["p95"] = samples.percentile(0.95) * 1e6;
    state.counters["p99"] = samples.percentile(0.99) * 1e6;
}

void register_analysis() { benchmark::RegisterBenchmark("BM_analysis", run_analysis)->Unit(benchmark::kMillisecond); }

void register_builds() {
    for (const auto articles : sizes)
        benchmark::RegisterBenchmark(name_of("BM_build", "", articles).c_str(), run_build, articles)
            ->UseManualTime()
            ->Iterations(1)
            ->Unit(benchmark::kMillisecond);
}

void register_first_answers() {
    for (const auto articles : sizes)
        for (const bool by_program : {false, true})
            benchmark::RegisterBenchmark(name_of("BM_first_answer", by_program ? "program" : "library", articles).c_str(),
                                         run_first_answer, articles, by_program)
                ->UseManualTime()
                ->Unit(benchmark::kMillisecond);
}

// Every class with its ten hits and snippets; three words also without, to tell ranking from presenting.
void register_searches() {
    for (const auto articles : sizes) {
        for (const auto& [question_class, name] : question_classes)
            register_search(name, articles, question_class, Question{}.limit);
        for (const auto& [question_class, name] : word_classes) {
            register_search(name, articles, question_class, Question{}.limit);
            register_search(std::string{name} + "_ranks_only", articles, question_class, 0);
        }
        register_search("three_words_ranks_only", articles, QuestionClass::three_words, 0);
    }
}

}  // namespace vraagbaak::bench
