// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/finished.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace vraagbaak::search {

namespace {

using Lowest = std::map<std::pair<std::size_t, std::size_t>, double>;  // score by how many words it is called by, and it has

Lowest lowest_that_go_on(std::span<const Candidate> candidates, const Steering& steering) {
    Lowest out;
    for (const auto& one : candidates) {
        if (steering.over->has(one.document)) continue;
        const auto named = steering.named(one.document);
        if (!named) continue;
        const auto [known, is_new] = out.try_emplace({*named, one.words}, one.score);
        if (!is_new) known->second = std::min(known->second, one.score);
    }
    return out;
}

}  // namespace

void set_back(std::span<Candidate> candidates, const Steering& steering) {
    const auto is_over = [&](const Candidate& one) { return steering.over->has(one.document) && !steering.factors.contains(one.document); };
    if (!steering.over || std::ranges::none_of(candidates, is_over)) return;
    const auto going = lowest_that_go_on(candidates, steering);
    for (auto& one : candidates) {
        if (going.empty() || !is_over(one)) continue;
        const auto named = steering.named(one.document).value_or(0);
        for (const auto& [has, score] : going) {
            if (has.first < named || 2 * has.second < one.words || score > one.score) continue;
            one.score = score;
            one.behind = true;
        }
    }
}

}  // namespace vraagbaak::search
