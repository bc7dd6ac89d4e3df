// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/nearness.hpp"

#include <algorithm>
#include <array>
#include <memory_resource>
#include <numeric>

namespace vraagbaak::search {

double nearness(const Matches& matches, std::size_t units) {
    std::array<std::byte, 64 * sizeof(double)> room;  // enough for eight units
    std::pmr::monotonic_buffer_resource memory{room.data(), room.size()};
    std::pmr::vector<double> best(units * units, &memory);
    const auto add = [&](const Match& first, const Match& second) {
        for (const auto& a : matches.words[first.word])
            for (const auto& b : matches.words[second.word]) {
                auto& pair = best[std::min(a.unit, b.unit) * units + std::max(a.unit, b.unit)];
                if (a.unit != b.unit) pair = std::max(pair, std::min(a.worth, b.worth));
            }
    };
    for (std::size_t i = 0; i < matches.parts.size(); ++i) {
        const auto part = matches.parts[i];
        for (std::size_t second = 0; second < part.size(); ++second)
            for (auto first = second + 1; first-- > 0 && part[second].place - part[first].place <= near_words;)
                add(part[first], part[second]);
    }
    return std::accumulate(best.begin(), best.end(), 0.0);
}

Matcher::Worth worth_by(Evaluator& evaluator) {
    return [&evaluator](const query::Unit& unit, const query::Reading& reading, const query::Term& term) {
        return evaluator.worth(unit, reading, term);
    };
}

void SeenViews::expect(std::span<const std::uint32_t> documents) const {
    if (seen_.empty()) return texts_.expect(documents);
    std::vector<std::uint32_t> unseen;
    std::ranges::copy_if(documents, std::back_inserter(unseen), [&](std::uint32_t document) { return !seen_.contains(document); });
    texts_.expect(unseen);
}

const SeenViews::Seen& SeenViews::at(std::uint32_t document) {
    if (const auto known = seen_.find(document); known != seen_.end()) return known->second;
    auto view = texts_.view(document);
    auto matches = matcher_.find(view);
    return seen_.emplace(document, Seen{std::move(view), std::move(matches)}).first->second;
}

}  // namespace vraagbaak::search
