// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/topics.hpp"

#include <algorithm>

namespace vraagbaak::search {

namespace {

// What the best candidate has of the clauses from `first` to before `end`, for each `end`.
std::vector<double> best_from(const std::vector<std::vector<float>>& evidence, std::size_t first) {
    std::vector<double> best(evidence.size() + 1, 0);
    std::vector<float> sums(evidence[first].size(), 0);
    for (auto end = first + 1; end <= evidence.size(); ++end) {
        const auto& clause = evidence[end - 1];
        float most = 0;
        for (std::size_t i = 0; i < sums.size(); ++i) most = std::max(most, sums[i] += clause[i]);
        best[end] = most;
    }
    return best;
}

}  // namespace

std::vector<Topic> topics(const std::vector<std::vector<float>>& evidence, const std::vector<double>& price, std::size_t most) {
    const auto clauses = evidence.size();
    if (clauses == 0 || most == 0) return {};
    most = std::min(most, clauses);
    constexpr double impossible = -1e30;
    // worth[count][end]: of the first `end` clauses in so many topics; begins[count][end]: where the last of them begins.
    std::vector worth(most + 1, std::vector<double>(clauses + 1, impossible));
    std::vector begins(most + 1, std::vector<std::size_t>(clauses + 1, 0));
    worth[0][0] = 0;
    for (std::size_t first = 0; first < clauses; ++first) {
        const auto best = best_from(evidence, first);
        for (std::size_t count = 1; count <= most; ++count) {
            if (worth[count - 1][first] == impossible) continue;
            const auto before = worth[count - 1][first] - (first == 0 ? 0 : price[first]);
            for (auto end = first + 1; end <= clauses; ++end) {
                if (before + best[end] <= worth[count][end]) continue;
                worth[count][end] = before + best[end];
                begins[count][end] = first;
            }
        }
    }
    std::size_t count = 1;
    for (std::size_t more = 2; more <= most; ++more)
        if (worth[more][clauses] > worth[count][clauses]) count = more;
    std::vector<Topic> out(count);
    for (auto end = clauses; count > 0; --count) {
        out[count - 1] = {begins[count][end], end};
        end = begins[count][end];
    }
    return out;
}

}  // namespace vraagbaak::search
