// SPDX-License-Identifier: GPL-2.0-or-later
#include "tune/choosing.hpp"

#include <algorithm>
#include <cmath>

#include "random.hpp"
#include "tune/folds.hpp"

namespace vraagbaak::tune {

namespace {

using search::NamedWeight;
using search::Weights;

constexpr std::size_t most_passes = 6;
constexpr double farthest_draw = 2.5;  // times or parts of the present value

// Two digits are all that judgements of this number can tell apart, and let settings meet again.
double rounded(std::string_view name, double value) {
    if (name == "b") value = std::min(value, 1.0);
    if (value < 0.005) return 0;
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1);
    return std::round(value / unit) * unit;
}

std::vector<NamedWeight> free_weights(const Choosing& choosing) {
    std::vector<NamedWeight> out;
    for (const auto& weight : search::weights_by_name)
        if (std::ranges::find(choosing.free, weight.name) != choosing.free.end()) out.push_back(weight);
    return out;
}

Weights drawn(const Weights& around, const Choosing& choosing, bench::Random& random) {
    auto weights = around;
    for (const auto& weight : free_weights(choosing)) {
        const double factor = std::pow(farthest_draw, 2 * random.fraction() - 1);
        weights.*weight.value = rounded(weight.name, around.*weight.value * factor);
    }
    return weights;
}

// Takes the best step of each weight in turn until none is worth it.
Weights ascend(Panel& panel, Weights weights, const Selected& selected, const Choosing& choosing) {
    double worth = panel.worth(panel.ask(weights), selected);
    for (std::size_t pass = 0; pass < most_passes; ++pass) {
        bool moved = false;
        for (const auto& weight : free_weights(choosing)) {
            auto best = weights;
            double best_worth = worth + choosing.least_gain;
            for (const double value : beside(weight.name, weights.*weight.value)) {
                auto tried = weights;
                tried.*weight.value = value;
                const double found = panel.worth(panel.ask(tried), selected);
                if (found <= best_worth) continue;
                best_worth = found;
                best = tried;
                moved = true;
            }
            if (best.*weight.value != weights.*weight.value) worth = best_worth;
            weights = best;
        }
        if (!moved) break;
    }
    return weights;
}

}  // namespace

std::vector<double> beside(std::string_view name, double value) {
    std::vector<double> out;
    for (const double factor : {0.5, 0.75, 0.9, 1.1, 1.35, 2.0}) out.push_back(rounded(name, value * factor));
    if (value == 0) out = {0.05, 0.1, 0.2, 0.5};
    std::erase(out, value);
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

Weights choose(Panel& panel, const Weights& start, const Selected& selected, const Choosing& choosing) {
    const auto worth = [&](const Weights& weights) { return panel.worth(panel.ask(weights), selected); };
    bench::Random random{choosing.seed};
    auto lot = start;
    for (std::size_t i = 0; i < choosing.drawn; ++i) {
        const auto weights = drawn(start, choosing, random);
        if (worth(weights) > worth(lot)) lot = weights;
    }
    const auto near = ascend(panel, start, selected, choosing), far = ascend(panel, lot, selected, choosing);
    return worth(far) > worth(near) + choosing.least_gain ? far : near;
}

CrossValidated cross_validate(Panel& panel, const Weights& start, const Choosing& choosing) {
    std::vector<std::string> questions;
    for (const auto& set : panel.sets())
        for (const auto& topic : set.topics()) questions.push_back(topic.question);
    const auto part_of = folds(questions, choosing.parts, choosing.seed);
    CrossValidated out{panel.ask(start), {}};
    for (std::size_t part = 0; part < choosing.parts; ++part) {
        const auto in_part = [&](std::size_t set, std::size_t topic) {
            return part_of.at(panel.sets()[set].topics()[topic].question) == part;
        };
        const auto weights = choose(panel, start, std::not_fn(in_part), choosing);
        const auto& outcome = panel.ask(weights);
        for (std::size_t set = 0; set < outcome.size(); ++set)
            for (std::size_t topic = 0; topic < outcome[set].size(); ++topic)
                if (panel.sets()[set].line().share > 0 && in_part(set, topic)) out.held_out[set][topic] = outcome[set][topic];
        out.weights.push_back(weights);
    }
    return out;
}

}  // namespace vraagbaak::tune
