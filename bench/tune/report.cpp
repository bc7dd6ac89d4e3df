// SPDX-License-Identifier: GPL-2.0-or-later
#include "tune/report.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tune/significance.hpp"

namespace vraagbaak::tune {

namespace {

std::string shown(const std::vector<Figures>& figures) {
    const auto all = mean(figures);
    return fmt::format("{:.3f} / {:.3f} / {:.3f}", all.success_at_1, all.success_at_3, all.ndcg_at_10);
}

// Both without the topics that the other has not, in one order.
std::pair<std::vector<Figures>, std::vector<Figures>> paired(const NamedFigures& before, const NamedFigures& after) {
    std::pair<std::vector<Figures>, std::vector<Figures>> out;
    for (std::size_t i = 0; i < before.topics.size(); ++i) {
        const auto found = std::ranges::find(after.topics, before.topics[i]);
        if (found == after.topics.end()) continue;
        out.first.push_back(before.figures[i]);
        out.second.push_back(after.figures[static_cast<std::size_t>(found - after.topics.begin())]);
    }
    return out;
}

std::string shown(const Difference& difference) {
    return fmt::format("{:+.3f} (p {:.3f}; {} better, {} worse)", difference.mean, difference.p, difference.better, difference.worse);
}

Difference difference_of(const std::pair<std::vector<Figures>, std::vector<Figures>>& figures, double Figures::*figure) {
    return compare(one_of(figures.first, figure), one_of(figures.second, figure));
}

}  // namespace

std::vector<NamedFigures> named(const Panel& panel, const Outcome& outcome) {
    std::vector<NamedFigures> out;
    for (std::size_t set = 0; set < outcome.size(); ++set) {
        const auto& judged = panel.sets()[set];
        out.push_back({judged.line().name, {}, outcome[set]});
        for (const auto& topic : judged.topics()) out.back().topics.push_back(topic.id);
    }
    return out;
}

void print_figures(const std::vector<NamedFigures>& sets) {
    fmt::print("| set | topics | success@1 / success@3 / nDCG@10 |\n|---|---|---|\n");
    for (const auto& set : sets) fmt::print("| {} | {} | {} |\n", set.set, set.topics.size(), shown(set.figures));
}

void print_comparison(const std::vector<NamedFigures>& before, const std::vector<NamedFigures>& after) {
    fmt::print("| set | topics | before: success@1 / success@3 / nDCG@10 | after | success@1 | nDCG@10 |\n|---|---|---|---|---|---|\n");
    for (const auto& first : before) {
        const auto second = std::ranges::find(after, first.set, &NamedFigures::set);
        if (second == after.end()) continue;
        const auto both = paired(first, *second);
        fmt::print("| {} | {} | {} | {} | {} | {} |\n", first.set, both.first.size(), shown(both.first), shown(both.second),
                   shown(difference_of(both, &Figures::success_at_1)), shown(difference_of(both, &Figures::ndcg_at_10)));
    }
}

void print_variation(Panel& panel, const search::Weights& weights, const std::string& name, const std::vector<double>& values) {
    const auto weight = std::ranges::find(search::weights_by_name, name, &search::NamedWeight::name);
    if (weight == search::weights_by_name.end()) throw std::runtime_error("no weight: " + name);
    fmt::print("| {} |", name);
    for (const auto& set : panel.sets()) fmt::print(" {} |", set.line().name);
    fmt::print("\n|---|");
    for (std::size_t set = 0; set < panel.sets().size(); ++set) fmt::print("---|");
    fmt::print("\n");
    for (const double value : values) {
        auto varied = weights;
        varied.*weight->value = value;
        fmt::print("| {:.4g} |", value);
        for (const auto& figures : panel.ask(varied)) fmt::print(" {} |", shown(figures));
        fmt::print("\n");
    }
}

std::map<std::string, std::string, std::less<>> evidence(Panel& panel, const search::Weights& weights) {
    constexpr double least_told = 0.0015;
    std::map<std::string, std::string, std::less<>> out;
    const auto base = panel.ask(weights);
    for (const auto& weight : search::weights_by_name) {
        auto& line = out[std::string{weight.name}];
        const auto values = beside(weight.name, weights.*weight.value);
        for (const double value : {values.front(), values.back()}) {
            auto varied = weights;
            varied.*weight.value = value;
            const auto& outcome = panel.ask(varied);
            std::string moved;
            for (std::size_t set = 0; set < outcome.size(); ++set) {
                const auto before = mean(base[set]), after = mean(outcome[set]);
                const double first = after.success_at_1 - before.success_at_1, gain = after.ndcg_at_10 - before.ndcg_at_10;
                if (std::max(std::abs(first), std::abs(gain)) < least_told) continue;
                moved += fmt::format("{}{} {:+.3f} / {:+.3f}", moved.empty() ? "" : ", ", panel.sets()[set].line().name, first, gain);
            }
            line += fmt::format("{}{:.4g}: {}", line.empty() ? "" : "; ", value, moved.empty() ? "no set moves" : moved);
        }
    }
    return out;
}

void save_figures(const std::filesystem::path& file, const std::vector<NamedFigures>& sets) {
    std::ofstream out{file, std::ios::binary};
    for (const auto& set : sets)
        for (std::size_t i = 0; i < set.topics.size(); ++i)
            out << fmt::format("{}\t{}\t{}\t{}\t{}\n", set.set, set.topics[i], set.figures[i].success_at_1,
                               set.figures[i].success_at_3, set.figures[i].ndcg_at_10);
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

std::vector<NamedFigures> saved_figures(const std::filesystem::path& file) {
    std::ifstream in{file};
    std::vector<NamedFigures> sets;
    for (std::string line; std::getline(in, line);) {
        std::istringstream cells{line};
        std::string set, topic;
        Figures figures;
        std::getline(cells, set, '\t');
        std::getline(cells, topic, '\t');
        if (!(cells >> figures.success_at_1 >> figures.success_at_3 >> figures.ndcg_at_10))
            throw std::runtime_error("no figures: " + file.string() + ": " + line);
        if (sets.empty() || sets.back().set != set) sets.push_back({set, {}, {}});
        sets.back().topics.push_back(topic);
        sets.back().figures.push_back(figures);
    }
    if (sets.empty()) throw std::runtime_error("no figures: " + file.string());
    return sets;
}

}  // namespace vraagbaak::tune
