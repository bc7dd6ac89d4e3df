// SPDX-License-Identifier: GPL-2.0-or-later
#include "tune/panel.hpp"

namespace vraagbaak::tune {

Panel::Panel(const std::vector<SetLine>& lines) {
    for (const auto& line : lines) sets_.emplace_back(line);
}

const Outcome& Panel::ask(const search::Weights& weights) {
    Key key;
    for (std::size_t i = 0; i < key.size(); ++i) key[i] = weights.*search::weights_by_name[i].value;
    const auto [known, fresh] = known_.try_emplace(key);
    if (fresh)
        for (const auto& set : sets_) known->second.push_back(set.ask(weights));
    return known->second;
}

double Panel::worth(const Outcome& outcome, const Selected& selected) const {
    double worth = 0, shares = 0;
    for (std::size_t set = 0; set < sets_.size(); ++set) {
        const double share = sets_[set].line().share;
        double sum = 0;
        std::size_t count = 0;
        for (std::size_t topic = 0; topic < outcome[set].size(); ++topic) {
            if (!selected(set, topic)) continue;
            sum += (outcome[set][topic].success_at_1 + outcome[set][topic].ndcg_at_10) / 2;
            ++count;
        }
        if (count == 0 || share == 0) continue;
        worth += share * sum / static_cast<double>(count);
        shares += share;
    }
    return shares == 0 ? 0 : worth / shares;
}

Figures mean(const std::vector<Figures>& figures) {
    Figures sum;
    for (const auto& one : figures) {
        sum.success_at_1 += one.success_at_1;
        sum.success_at_3 += one.success_at_3;
        sum.ndcg_at_10 += one.ndcg_at_10;
    }
    const auto count = static_cast<double>(figures.empty() ? 1 : figures.size());
    return {sum.success_at_1 / count, sum.success_at_3 / count, sum.ndcg_at_10 / count};
}

std::vector<double> one_of(const std::vector<Figures>& figures, double Figures::*figure) {
    std::vector<double> out;
    for (const auto& one : figures) out.push_back(one.*figure);
    return out;
}

}  // namespace vraagbaak::tune
