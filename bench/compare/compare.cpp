// SPDX-License-Identifier: GPL-2.0-or-later
// vraagbaak and raw Xapian on the same articles and questions, in turn: A B A B …, so that what else the machine does
// hits both alike. Prints Markdown tables; the ratios are the message, the times belong to the machine of the day.
//   bench_compare [ARTICLES [ROUNDS [wall|cpu]]]      default: 10000 3 wall
// cpu: the table of questions counts processor time, for a machine that is busy with other things.
#include <exception>
#include <fmt/format.h>

#include "base_files.hpp"
#include "child_process.hpp"
#include "compare/raw_engine.hpp"
#include "questions.hpp"
#include "samples.hpp"

namespace vraagbaak::bench {
namespace {

constexpr std::size_t questions_per_class = 200;
constexpr std::size_t warm_up = 40;
constexpr int first_answers_per_round = 15;

double milliseconds(const Samples& samples, double part) { return samples.percentile(part) * 1e3; }

class Comparison {
public:
    Comparison(std::size_t articles, int rounds, Clock clock)
        : generator_({.articles = articles}),
          files_(files_of(generator_)),
          raw_(files_.folder / "raw"),
          rounds_(rounds),
          clock_(clock) {}

    void run() {
        fmt::print("{} articles, {} rounds\n\n", generator_.size(), rounds_);
        compare_builds();
        compare_first_answers();
        compare_questions();
    }

private:
    struct Build {
        Samples seconds;
        double peak = 0;

        void add(const ChildReport& report) {
            seconds.add(report.seconds);
            peak = std::max(peak, std::stod(report.output));
        }
    };

    // Both read the same file and end with an index that is synced to disk.
    void compare_builds() {
        Build ours, raw;
        for (int round = 0; round < rounds_; ++round) {
            std::filesystem::remove_all(raw_);
            std::filesystem::remove_all(files_.base);
            raw.add(run_child({VRAAGBAAK_BENCH_RAW, "build", files_.articles, raw_}));
            ours.add(run_child({VRAAGBAAK_BENCH_OURS, "build", files_.articles, files_.base}));
        }
        const auto rate = [&](const Build& build) {
            return static_cast<double>(generator_.size()) / build.seconds.percentile(0.5);
        };
        fmt::print("| build | raw Xapian | vraagbaak | ratio |\n|---|---|---|---|\n");
        fmt::print("| records a second (median) | {:.0f} | {:.0f} | {:.2f} |\n", rate(raw), rate(ours), rate(ours) / rate(raw));
        fmt::print("| peak memory, MB | {:.0f} | {:.0f} | {:.2f} |\n", raw.peak, ours.peak, ours.peak / raw.peak);
        const auto size_of_raw = megabytes(raw_), size_of_ours = megabytes(files_.base / "index");
        fmt::print("| on disk, MB | {:.0f} | {:.0f} | {:.2f} |\n\n", size_of_raw, size_of_ours, size_of_ours / size_of_raw);
        std::fflush(stdout);
    }

    static double megabytes(const std::filesystem::path& folder) {
        std::uintmax_t bytes = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
            if (entry.is_regular_file()) bytes += entry.file_size();
        return static_cast<double>(bytes) / 1e6;
    }

    void compare_first_answers() {
        const auto question = make_questions(generator_, QuestionClass::three_words, 1).front().text;
        const std::string date = to_string(bench_asker().date);
        Samples raw, library, program;
        for (int round = 0; round < rounds_ * first_answers_per_round; ++round) {
            raw.add(run_child({VRAAGBAAK_BENCH_RAW, "first", raw_, question}).seconds);
            library.add(run_child({VRAAGBAAK_BENCH_OURS, "first", files_.base, question}).seconds);
            program.add(run_child({VRAAGBAAK_PROGRAM, "--base", files_.base, "--date", date, "search", question}).seconds);
        }
        fmt::print("| new process: start, open, first answer, end | p50 ms | p95 ms | p50 to raw |\n|---|---|---|---|\n");
        const auto row = [&](const char* name, const Samples& samples) {
            fmt::print("| {} | {:.1f} | {:.1f} | {:.2f} |\n", name, milliseconds(samples, 0.5), milliseconds(samples, 0.95),
                       samples.percentile(0.5) / raw.percentile(0.5));
        };
        row("raw Xapian", raw);
        row("vraagbaak, a program with the library", library);
        row("vraagbaak, the command line", program);
        fmt::print("\n");
        std::fflush(stdout);
    }

    void compare_questions() {
        RawEngine raw{raw_};
        const auto ours = ready_base(files_).searcher(bench_asker());
        fmt::print("| ten hits, {}: p50 [p95] | raw, ranks only | raw with snippets | vraagbaak | vraagbaak, ranks only "
                   "| p50 to raw with snippets | p95 |\n|---|---|---|---|---|---|---|\n",
                   clock_ == Clock::wall ? "ms" : "ms of processor time");
        for (const auto& [question_class, name] : question_classes) compare_class(question_class, name, raw, ours);
    }

    void compare_class(QuestionClass question_class, std::string_view name, RawEngine& raw, const Searcher& ours) {
        const auto questions = make_questions(generator_, question_class, questions_per_class);
        Samples raw_ranks, raw_snippets, our_hits, our_ranks;
        for (std::size_t i = 0; i < warm_up; ++i) {
            raw.search(questions[i], RawHits::with_snippets);
            ours.search(questions[i]);
        }
        for (int round = 0; round < rounds_; ++round)
            for (const auto& question : questions) {
                auto without_hits = question, for_raw = question;
                without_hits.limit = 0;
                // A bare id says nothing to raw Xapian; it must be told.
                if (question_class == QuestionClass::id) for_raw.text.insert(0, "id:");
                raw_ranks.add(seconds_of([&] { raw.search(for_raw, RawHits::ranked_only); }, clock_));
                our_ranks.add(seconds_of([&] { ours.search(without_hits); }, clock_));
                raw_snippets.add(seconds_of([&] { raw.search(for_raw, RawHits::with_snippets); }, clock_));
                our_hits.add(seconds_of([&] { ours.search(question); }, clock_));
            }
        fmt::print("| {} |", name);
        for (const auto* samples : {&raw_ranks, &raw_snippets, &our_hits, &our_ranks})
            fmt::print(" {:.2f} [{:.2f}] |", milliseconds(*samples, 0.5), milliseconds(*samples, 0.95));
        fmt::print(" {:.2f} | {:.2f} |\n", our_hits.percentile(0.5) / raw_snippets.percentile(0.5),
                   our_hits.percentile(0.95) / raw_snippets.percentile(0.95));
        std::fflush(stdout);
    }

    Generator generator_;
    BaseFiles files_;
    std::filesystem::path raw_;
    int rounds_;
    Clock clock_;
};

}  // namespace
}  // namespace vraagbaak::bench

int main(int count, char** arguments) {
    try {
        const std::size_t articles = count > 1 ? std::stoul(arguments[1]) : 10'000;
        const int rounds = count > 2 ? std::stoi(arguments[2]) : 3;
        const auto clock = count > 3 && std::string_view{arguments[3]} == "cpu" ? vraagbaak::bench::Clock::thread
                                                                                : vraagbaak::bench::Clock::wall;
        vraagbaak::bench::Comparison{articles, rounds, clock}.run();
    } catch (const std::exception& problem) {
        fmt::print(stderr, "{}\n", problem.what());
        return 1;
    } catch (const Xapian::Error& problem) {
        fmt::print(stderr, "{}\n", problem.get_description());
        return 1;
    }
}
