// SPDX-License-Identifier: GPL-2.0-or-later
// Chooses the numbers of lib/search/weights.tsv by judged questions, and tells what is more than chance.
//
//   bench_tune SETS evaluate [WEIGHTS]             figures of each set
//   bench_tune SETS check [WEIGHTS]                are they those of a whole search? Exit status 1 when not
//   bench_tune SETS compare WEIGHTS WEIGHTS        both, paired, with the p of a randomisation test
//   bench_tune SETS vary NAME VALUE…               one weight at several values
//   bench_tune SETS save FILE [WEIGHTS]            each topic's figures, for another build of the program
//   bench_tune pair FILE FILE                      compares two such files
//   bench_tune SETS choose FILE [OPTION=VALUE…]    looks for better weights, cross-validates, and writes FILE when the
//                                                  questions that had no part in the choice are answered better too
//
// SETS is a file as tune/set_list.hpp says (tune/make_sets.py makes one); WEIGHTS `chosen`, a file, or title=0.4,exact=0.2.
// Options of choose: free=NAME,NAME (default: all but stem, the measure of the others), drawn=40, parts=5, seed=1.
#include <algorithm>
#include <chrono>
#include <exception>
#include <fmt/format.h>
#include <sstream>
#include <stdexcept>

#include "tune/report.hpp"
#include "tune/settings.hpp"
#include "tune/significance.hpp"

namespace vraagbaak::tune {
namespace {

using Words = std::vector<std::string>;

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

search::Weights weights_at(const Words& words, std::size_t place) {
    return weights_of(words.size() > place ? words[place] : "chosen");
}

void evaluate(Panel& panel, const Words& words) {
    const auto begin = std::chrono::steady_clock::now();
    const auto& outcome = panel.ask(weights_at(words, 0));
    const auto seconds = seconds_since(begin);
    print_figures(named(panel, outcome));
    fmt::print("\n{:.2f} s for one setting\n", seconds);
}

bool check(const Panel& panel, const Words& words) {
    bool same = true;
    for (const auto& set : panel.sets()) {
        const auto differing = set.differing(weights_at(words, 0));
        fmt::print("{}: {} of {} topics differ from a whole search\n", set.line().name, differing.size(), set.topics().size());
        same &= differing.empty();
    }
    return same;
}

void vary(Panel& panel, const Words& words) {
    std::vector<double> values;
    for (std::size_t i = 1; i < words.size(); ++i) values.push_back(std::stod(words[i]));
    print_variation(panel, {}, words.at(0), values);
}

Choosing choosing_of(const Words& words) {
    Choosing choosing;
    for (const auto& weight : search::weights_by_name)
        if (weight.name != "stem") choosing.free.emplace_back(weight.name);
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto name = words[i].substr(0, words[i].find('=')), value = words[i].substr(std::min(name.size() + 1, words[i].size()));
        if (name == "drawn") choosing.drawn = std::stoul(value);
        else if (name == "parts") choosing.parts = std::max(2UL, std::stoul(value));
        else if (name == "seed") choosing.seed = std::stoul(value);
        else if (name == "free") {
            choosing.free.clear();
            std::istringstream in{value};
            for (std::string one; std::getline(in, one, ',');) choosing.free.push_back(one);
        } else throw std::runtime_error("no option: " + words[i]);
    }
    return choosing;
}

std::string heading(const Panel& panel, const Outcome& before, const Outcome& after, const Outcome& held_out, std::size_t parts) {
    std::string out = "# The numbers of the ranking formula (docs/ranking.md): name, value, and what values beside it would change in success@1 /\n"
                      "# nDCG@10. Chosen by bench_tune; success@1 / nDCG@10 of each set before, with weights that were chosen without the\n"
                      "# question (" + std::to_string(parts) + " parts), and with these:\n";
    for (std::size_t set = 0; set < before.size(); ++set) {
        const auto first = mean(before[set]), apart = mean(held_out[set]), last = mean(after[set]);
        const auto& line = panel.sets()[set].line();
        out += fmt::format("#   {} ({}{}): {:.3f} / {:.3f}, {}{:.3f} / {:.3f}\n", line.name, before[set].size(),
                           line.share > 0 ? "" : ", had no part in the choice", first.success_at_1, first.ndcg_at_10,
                           line.share > 0 ? fmt::format("{:.3f} / {:.3f}, ", apart.success_at_1, apart.ndcg_at_10) : "",
                           last.success_at_1, last.ndcg_at_10);
    }
    return out;
}

void choose_weights(Panel& panel, const Words& words) {
    const auto choosing = choosing_of(words);
    const search::Weights start;
    const auto everything = [](std::size_t, std::size_t) { return true; };
    const auto begin = std::chrono::steady_clock::now();
    const auto validated = cross_validate(panel, start, choosing);
    const auto weights = choose(panel, start, everything, choosing);
    const auto &before = panel.ask(start), &after = panel.ask(weights);
    for (const auto& of_part : validated.weights) fmt::print("chosen without a part: {}\n", told(of_part));
    fmt::print("chosen with all: {}\n{} settings asked in {:.0f} s\n\nQuestions ranked by weights chosen without them:\n\n", told(weights),
               panel.settings_asked(), seconds_since(begin));
    print_comparison(named(panel, before), named(panel, validated.held_out));
    fmt::print("\nThe weights chosen with all, on all:\n\n");
    print_comparison(named(panel, before), named(panel, after));
    const double present = panel.worth(before, everything), apart = panel.worth(validated.held_out, everything);
    fmt::print("\nworth {:.4f} before, {:.4f} on questions that had no part in the choice, {:.4f} with these\n", present, apart,
               panel.worth(after, everything));
    if (apart <= present || told(weights) == "chosen") {
        fmt::print("nothing written: what was gained is not more than fitting to the questions\n");
        return;
    }
    write_weights(words.at(0), weights, heading(panel, before, after, validated.held_out, choosing.parts), evidence(panel, weights));
    fmt::print("written: {}\n", words[0]);
}

int run(const Words& words) {
    if (words.size() == 3 && words[0] == "pair") {
        print_comparison(saved_figures(words[1]), saved_figures(words[2]));
        return 0;
    }
    const auto verb = words.at(1);
    const Words rest{words.begin() + 2, words.end()};
    Panel panel{read_sets(words.at(0))};
    if (verb == "evaluate") evaluate(panel, rest);
    else if (verb == "check") return check(panel, rest) ? 0 : 1;
    else if (verb == "compare")
        print_comparison(named(panel, panel.ask(weights_of(rest.at(0)))), named(panel, panel.ask(weights_of(rest.at(1)))));
    else if (verb == "save") save_figures(rest.at(0), named(panel, panel.ask(weights_at(rest, 1))));
    else if (verb == "vary") vary(panel, rest);
    else if (verb == "choose") choose_weights(panel, rest);
    else throw std::runtime_error("no verb: " + verb);
    return 0;
}

}  // namespace
}  // namespace vraagbaak::tune

int main(int count, char** arguments) {
    try {
        return vraagbaak::tune::run({arguments + 1, arguments + count});
    } catch (const std::out_of_range&) {
        fmt::print(stderr, "words are missing: bench/tune/main.cpp says which\n");
        return 2;
    } catch (const std::exception& problem) {
        fmt::print(stderr, "{}\n", problem.what());
        return 2;
    } catch (const Xapian::Error& problem) {
        fmt::print(stderr, "{}\n", problem.get_description());
        return 2;
    }
}
