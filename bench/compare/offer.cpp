// SPDX-License-Identifier: GPL-2.0-or-later
// What `offer` costs for a note of some 200 words, beside raw Xapian's OR of the same words, in turn: A B A B …, so that what
// else the machine does hits both alike. Counts processor time and prints a Markdown table.
//   bench_offer [ARTICLES [ROUNDS]]      default: 10000 3
// Raw Xapian gives the ranks alone; ours cuts the text, takes out what is personal, and shows records with their sentences.
#include <exception>
#include <fmt/format.h>

#include "base_files.hpp"
#include "compare/raw_engine.hpp"
#include "questions.hpp"
#include "samples.hpp"

namespace vraagbaak::bench {
namespace {

constexpr std::size_t notes = 100;
constexpr std::size_t sentences = 15;  // of thirteen words
constexpr std::size_t offered = 5;

// Sentences of callers, a third of them questions.
std::vector<std::string> make_notes(const Generator& generator) {
    const auto said = make_questions(generator, QuestionClass::sentence, notes * sentences);
    std::vector<std::string> out(notes);
    for (std::size_t i = 0; i < said.size(); ++i) out[i / sentences] += said[i].text + (i % 3 == 2 ? "? " : ". ");
    return out;
}

void compare(std::size_t articles, int rounds) {
    const Generator generator{{.articles = articles}};
    const auto files = files_of(generator);
    const auto raw_folder = files.folder / "raw";
    const auto ours = ready_base(files).searcher(bench_asker());
    if (!std::filesystem::exists(raw_folder)) build_raw(files.articles, raw_folder);
    RawEngine raw{raw_folder};
    Samples raw_times, our_times;
    std::size_t found = 0;
    const auto all = make_notes(generator);
    for (int round = 0; round <= rounds; ++round)
        for (const auto& note : all) {
            const auto raw_seconds = seconds_of([&] { found += raw.search({.text = note, .limit = offered}, RawHits::ranked_only).hits.size(); }, Clock::thread);
            const auto our_seconds = seconds_of([&] { found += ours.offer({.text = note, .limit = offered}).questions.size(); }, Clock::thread);
            if (round == 0) continue;  // to warm up
            raw_times.add(raw_seconds);
            our_times.add(our_seconds);
        }
    fmt::print("{} articles, {} notes of {} bytes on average, {} rounds ({} found)\n\n", articles, notes, all.front().size(), rounds, found);
    fmt::print("| processor time, ms | raw Xapian, OR, ranks only | offer | to raw |\n|---|---|---|---|\n");
    for (const auto part : {0.5, 0.95})
        fmt::print("| p{:.0f} | {:.2f} | {:.2f} | {:.2f} |\n", part * 100, raw_times.percentile(part) * 1e3, our_times.percentile(part) * 1e3,
                   our_times.percentile(part) / raw_times.percentile(part));
}

}  // namespace
}  // namespace vraagbaak::bench

int main(int count, char** arguments) {
    try {
        vraagbaak::bench::compare(count > 1 ? std::stoul(arguments[1]) : 10'000, count > 2 ? std::stoi(arguments[2]) : 3);
        return 0;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
