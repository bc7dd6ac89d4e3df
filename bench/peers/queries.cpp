// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>
#include <fstream>

#include "bench_base.hpp"
#include "child_process.hpp"
#include "peers/articles.hpp"
#include "peers/verbs.hpp"

namespace vraagbaak::bench {

namespace {

using Make = std::function<Question(const std::string& line)>;

Question as_typed(const std::string& line) { return {.text = line}; }
Question in_quotes(const std::string& line) { return {.text = '"' + line + '"'}; }
Question first_cell(const std::string& line) { return {.text = cells_of(line).front()}; }

class Classes {
public:
    Classes(const Place& place, const Searcher& searcher) : place_(place), figures_(place.figures()), searcher_(searcher) {}

    void words() {
        ask("and", "and", all_words);
        ask("or", "or", any_words);
        ask("or", "or+snippet10", any_words);
        ask("phrase", "phrase", in_quotes);
        ask("question", "question", as_typed);
        ask("note", "note", as_typed);
        for (const auto* jokers : {"wtrail", "wlead", "winner"}) ask(jokers, jokers, as_typed);
    }

    void misspelt() {
        for (const std::string name : {"fuzzy1", "fuzzy2"}) {
            ask(name, name, first_cell);
            tell_first_right(name);
            // Only of a version that reads word~ as all words near it.
            const std::string operators = name == "fuzzy1" ? "~" : "~2";
            const Make near = [&](const std::string& line) { return Question{.text = cells_of(line).front() + operators}; };
            if (reads_as("fuzzy", near(lines(name).front()))) ask(name, name + "_all", near);
        }
    }

    // Words alone, as theirs; completions of words, titles and questions together, as an asker gets them.
    void typed_so_far() {
        const std::vector<std::string> words = {"word"};
        for (const auto& [name, kinds] : {std::pair{"auto", words}, {"auto:all", {}}})
            if (figures_.wanted(name))
                figures_.latency(name, lines("auto"), [&](const auto& line) {
                    return static_cast<double>(searcher_.complete({.text = line, .limit = 10, .kinds = kinds}).size());
                });
    }

    void all_at_once() {
        for (const std::string name : {"and", "or", "question"})
            for (const unsigned threads : {1U, 2U}) {
                const Make make = name == "and" ? all_words : name == "or" ? any_words : as_typed;
                figures_.throughput(name, lines(name), threads, [&](const auto& line) { return shown(make(line)); });
            }
    }

    void ask(const std::string& file, const std::string& name, const Make& make) const {
        if (figures_.wanted(name))
            figures_.latency(name, lines(file), [&](const auto& line) { return shown(make(line)); },
                             [&](const auto& line) { return static_cast<double>(searcher_.search(make(line)).total); });
        if (name.find('+') != name.npos || !figures_.wanted(name + ":ranked")) return;
        figures_.latency(name + ":ranked", lines(file), [&](const auto& line) {
            auto question = make(line);
            question.limit = 0;
            return static_cast<double>(searcher_.search(question).total);
        });
    }

private:
    std::vector<std::string> lines(const std::string& file) const { return read_lines(place_.data / ("q_" + file + ".tsv")); }

    double shown(const Question& question) const { return static_cast<double>(searcher_.search(question).hits.size()); }

    bool reads_as(const std::string& kind, const Question& question) const {
        for (const auto& word : searcher_.search(question).interpretation.words)
            for (const auto& reading : word.readings)
                if (reading.kind == kind) return true;
        return false;
    }

    // How often the word that was meant is the one that is put in place.
    void tell_first_right(const std::string& name) const {
        if (!figures_.wanted(name)) return;
        double right = 0, asked = 0;
        for (const auto& line : lines(name)) {
            const auto cells = cells_of(line);
            const auto answer = searcher_.search({.text = cells.at(0), .limit = 0});
            right += answer.correction && answer.correction->text == cells.at(1) ? 1 : 0;
            ++asked;
        }
        figures_.scalar(name + "_first_right", right / asked);
    }

    const Place& place_;
    Figures figures_;
    const Searcher& searcher_;
};

// Everybody's publication window is looked at on the day that the question names, so it takes a base and an asker of its own.
void ask_filtered(const Place& place) {
    if (!std::filesystem::exists(place.windows())) {
        fmt::print(stderr, "no filter and facet: {} is not there\n", place.windows().string());
        return;
    }
    const auto day = cells_of(read_lines(place.data / "q_filter.tsv").front()).at(4);
    const auto searcher = KnowledgeBase::open(place.windows()).searcher(asker_on(day));
    const Classes classes{place, searcher};
    classes.ask("filter", "filter", [](const auto& line) { return filtered(cells_of(line)); });
    classes.ask("filter", "facet", [](const auto& line) {
        auto question = filtered(cells_of(line));
        question.facets = {"bron", "afdeling"};
        return question;
    });
}

double resident_megabytes() {
    std::ifstream in{"/proc/self/status"};
    for (std::string key; in >> key; std::getline(in, key))
        if (double kibibytes = 0; key == "VmRSS:" && in >> kibibytes) return kibibytes * 1024 / 1e6;
    return 0;
}

}  // namespace

void query(const Place& place) {
    const auto searcher = KnowledgeBase::open(place.base).searcher(bench_asker());
    Classes classes{place, searcher};
    classes.words();
    classes.misspelt();
    classes.typed_so_far();
    ask_filtered(place);
    place.figures().scalar("query_rss_mb", resident_megabytes());
    place.figures().scalar("query_peak_mb", peak_megabytes());
    classes.all_at_once();
}

}  // namespace vraagbaak::bench
