// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "benches.hpp"

namespace vraagbaak::bench {

namespace {

constexpr std::size_t prefixes_per_class = 500;
constexpr std::size_t longest_begun = 7;

enum class Class {
    words,       // one to seven letters of a word, words alone: what a suggester of terms does
    all,         // the same, titles and questions too
    two_words,   // a word of a title and the beginning of another
    typo,        // five to nine letters with one wrong
    one_letter,  // the beginning that most begin with
};

struct NamedClass {
    Class what;
    std::string_view name;
};

constexpr std::array classes = {NamedClass{Class::words, "words"}, NamedClass{Class::all, "all"}, NamedClass{Class::two_words, "two_words"},
                                NamedClass{Class::typo, "typo"}, NamedClass{Class::one_letter, "one_letter"}};

// Words of at least five letters, from questions of one and two words.
std::vector<std::string> some_words(std::size_t articles) {
    std::vector<std::string> words;
    for (const auto& question : make_questions(generator_of(articles), QuestionClass::one_word, 2 * prefixes_per_class))
        if (question.text.size() >= 5) words.push_back(question.text);
    return words;
}

Prefix prefix_of(Class what, const std::string& word, const std::string& other, std::size_t number) {
    Prefix prefix{.text = word.substr(0, 1 + number % longest_begun), .kinds = {}};
    if (what == Class::words) prefix.kinds = {"word"};
    if (what == Class::two_words) prefix.text = word + ' ' + other.substr(0, 1 + number % longest_begun);
    if (what == Class::one_letter) prefix.text = word.substr(0, 1);
    if (what == Class::typo) {
        prefix.text = word.substr(0, 5 + number % 5);
        prefix.text[1 + number % (prefix.text.size() - 1)] = 'q';
    }
    return prefix;
}

std::vector<Prefix> prefixes_of(std::size_t articles, Class what) {
    const auto words = some_words(articles);
    std::vector<Prefix> prefixes;
    const auto pairs = make_questions(generator_of(articles), QuestionClass::two_words, prefixes_per_class);
    for (std::size_t i = 0; i < prefixes_per_class; ++i) {
        const auto space = pairs[i].text.find(' ');
        const bool two = what == Class::two_words;
        prefixes.push_back(prefix_of(what, two ? pairs[i].text.substr(0, space) : words[i % words.size()], pairs[i].text.substr(space + 1), i));
    }
    return prefixes;
}

void run_completion(benchmark::State& state, std::size_t articles, Class what) {
    const auto searcher = ready_base(files_of(generator_of(articles))).searcher(bench_asker());
    const auto prefixes = prefixes_of(articles, what);
    Samples samples;
    std::size_t asked = 0;
    for (auto _ : state) {
        const auto& prefix = prefixes[asked++ % prefixes.size()];
        const auto seconds = seconds_of([&] { benchmark::DoNotOptimize(searcher.complete(prefix)); });
        state.SetIterationTime(seconds);
        samples.add(seconds);
    }
    report(state, samples);
}

}  // namespace

void register_completions() {
    for (const auto articles : sizes)
        for (const auto& [what, name] : classes)
            benchmark::RegisterBenchmark(("BM_complete/" + std::string{name} + '/' + std::to_string(articles)).c_str(), run_completion, articles, what)
                ->UseManualTime()
                ->Unit(benchmark::kMicrosecond);
}

}  // namespace vraagbaak::bench
