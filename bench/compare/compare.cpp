// SPDX-License-Identifier: GPL-2.0-or-later
// vraagbaak and raw Xapian on the same articles and questions, in turn: A B A B …, so that what else the machine does
// hits both alike. Prints Markdown tables; the ratios are the message, the times belong to the machine of the day.
//   bench_compare [ARTICLES [ROUNDS [wall|cpu [words]]]]      default: 10000 3 wall
// cpu: the table of questions counts processor time, for a machine that is busy with other things. words: only questions of
// one word that has to be found first, on the databases of an earlier run if there are any.
#include <exception>
#include <fmt/format.h>
#include <tuple>

#include "base_files.hpp"
#include "child_process.hpp"
#include "compare/raw_engine.hpp"
#include "questions.hpp"
#include "samples.hpp"
#include "vraagbaak/spelling.hpp"

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

    void run(bool words_alone) {
        fmt::print("{} articles, {} rounds\n\n", generator_.size(), rounds_);
        if (!words_alone) {
            compare_builds();
            compare_first_answers();
            compare_questions();
        } else if (!std::filesystem::exists(raw_)) {
            build_raw(files_.articles, raw_);
        }
        compare_words();
        compare_corrections();
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
                   "| p50 to raw with snippets | p95 | p50 to raw, ranks only | ranks only, both |\n|---|---|---|---|---|---|---|---|---|\n",
                   clock_ == Clock::wall ? "ms" : "ms of processor time");
        for (const auto& [question_class, name] : question_classes) compare_class(question_class, name, raw, ours);
    }

    // One word at a time: raw Xapian's spelling table beside our speller with the same words.
    void compare_corrections() {
        const RawEngine raw{raw_};
        const auto words = raw.words_with_frequencies();
        std::string spelled;
        for (std::size_t begin = 0; begin < words.size(); begin = words.find('\n', begin) + 1)
            spelled += words.substr(begin, words.find('\t', begin) - begin) + '\n';
        const Speller ours{spelled, words};
        const auto questions = make_questions(generator_, QuestionClass::misspelt, questions_per_class);
        for (std::size_t i = 0; i < warm_up; ++i) {
            raw.correct(questions[i].text);
            ours.correct(questions[i].text, 3);
        }
        fmt::print("\n| correction of one word, ms: p50 [p95] | raw Xapian, one suggestion | vraagbaak, up to three | times as fast: p50 | p95 |\n|---|---|---|---|---|\n");
        const auto print = [](const char* name, const Samples& theirs, const Samples& own) {
            fmt::print("| {} | {:.3f} [{:.3f}] | {:.3f} [{:.3f}] | {:.0f} | {:.0f} |\n", name, milliseconds(theirs, 0.5), milliseconds(theirs, 0.95),
                       milliseconds(own, 0.5), milliseconds(own, 0.95), theirs.percentile(0.5) / own.percentile(0.5), theirs.percentile(0.95) / own.percentile(0.95));
        };
        Samples raw_times, our_times;
        for (int round = 0; round < rounds_; ++round)
            for (const auto& question : questions) {
                raw_times.add(seconds_of([&] { raw.correct(question.text); }, clock_));
                our_times.add(seconds_of([&] { ours.correct(question.text, 3); }, clock_));
            }
        print("word by word, so that the one empties the caches of the other", raw_times, our_times);
        raw_times = our_times = {};
        for (int round = 0; round < rounds_; ++round) {
            for (const auto& question : questions) raw_times.add(seconds_of([&] { raw.correct(question.text); }, clock_));
            for (const auto& question : questions) our_times.add(seconds_of([&] { ours.correct(question.text, 3); }, clock_));
        }
        print("all words by one, then by the other", raw_times, our_times);
        std::fflush(stdout);
    }

    static RawReading reading_of(QuestionClass question_class) {
        switch (question_class) {
            case QuestionClass::joker_begin:
            case QuestionClass::joker_both:
            case QuestionClass::joker_inner:
            case QuestionClass::joker_end: return RawReading::pattern;
            case QuestionClass::fuzzy_one:
            case QuestionClass::fuzzy_two: return RawReading::near;
            case QuestionClass::misspelt: return RawReading::corrected;
            default: return RawReading::parsed;
        }
    }

    // One word with a joker, a ~ or an error: how many times as fast, and how even.
    void compare_words() {
        RawEngine raw{raw_};
        const auto ours = ready_base(files_).searcher(bench_asker());
        fmt::print("\n| one word to find, ms: p50 [p95] | raw, ranks only | vraagbaak, ranks only | vraagbaak, ten hits | times as fast, ranks: p50 "
                   "| p95 | own p95 to p50 |\n|---|---|---|---|---|---|---|\n");
        for (const auto& [question_class, name] : word_classes) {
            const auto times = times_of(question_class, raw, ours, RawHits::ranked_only);
            fmt::print("| {} |", name);
            for (const auto* samples : {&times.raw_ranks, &times.our_ranks, &times.our_hits})
                fmt::print(" {:.3f} [{:.3f}] |", milliseconds(*samples, 0.5), milliseconds(*samples, 0.95));
            fmt::print(" {:.1f} | {:.1f} | {:.1f} |\n", times.raw_ranks.percentile(0.5) / times.our_ranks.percentile(0.5),
                       times.raw_ranks.percentile(0.95) / times.our_ranks.percentile(0.95),
                       times.our_ranks.percentile(0.95) / times.our_ranks.percentile(0.5));
            std::fflush(stdout);
        }
    }

    struct Times {
        Samples raw_ranks, raw_snippets, our_hits, our_ranks;
    };

    void compare_class(QuestionClass question_class, std::string_view name, RawEngine& raw, const Searcher& ours) {
        const auto times = times_of(question_class, raw, ours, RawHits::with_snippets);
        fmt::print("| {} |", name);
        for (const auto* samples : {&times.raw_ranks, &times.raw_snippets, &times.our_hits, &times.our_ranks})
            fmt::print(" {:.2f} [{:.2f}] |", milliseconds(*samples, 0.5), milliseconds(*samples, 0.95));
        for (const auto& [ours_of, raw_of, part] : {std::tuple{&times.our_hits, &times.raw_snippets, 0.5}, {&times.our_hits, &times.raw_snippets, 0.95},
                                                    {&times.our_hits, &times.raw_ranks, 0.5}, {&times.our_ranks, &times.raw_ranks, 0.5}})
            fmt::print(" {:.2f} |", ours_of->percentile(part) / raw_of->percentile(part));
        fmt::print("\n");
        std::fflush(stdout);
    }

    Times times_of(QuestionClass question_class, RawEngine& raw, const Searcher& ours, RawHits hits) {
        const auto questions = make_questions(generator_, question_class, questions_per_class);
        const auto reading = reading_of(question_class);
        Times times;
        for (std::size_t i = 0; i < warm_up; ++i) {
            raw.search(questions[i], hits, reading);
            ours.search(questions[i]);
        }
        for (int round = 0; round < rounds_; ++round)
            for (const auto& question : questions) {
                auto without_hits = question, for_raw = question;
                without_hits.limit = 0;
                // A bare id says nothing to raw Xapian; it must be told.
                if (question_class == QuestionClass::id) for_raw.text.insert(0, "id:");
                // Who comes after raw Xapian's snippets finds the caches empty of its own: each of the two as often.
                const auto theirs = [&] { times.raw_ranks.add(seconds_of([&] { raw.search(for_raw, RawHits::ranked_only, reading); }, clock_)); };
                const auto own = [&] { times.our_hits.add(seconds_of([&] { ours.search(question); }, clock_)); };
                if (times.our_hits.size() % 2 == 0) theirs(), own();
                else own(), theirs();
                times.our_ranks.add(seconds_of([&] { ours.search(without_hits); }, clock_));
                if (hits == RawHits::with_snippets)
                    times.raw_snippets.add(seconds_of([&] { raw.search(for_raw, hits, reading); }, clock_));
            }
        return times;
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
        const bool words_alone = count > 4 && std::string_view{arguments[4]} == "words";
        vraagbaak::bench::Comparison{articles, rounds, clock}.run(words_alone);
    } catch (const std::exception& problem) {
        fmt::print(stderr, "{}\n", problem.what());
        return 1;
    } catch (const Xapian::Error& problem) {
        fmt::print(stderr, "{}\n", problem.get_description());
        return 1;
    }
}
