// SPDX-License-Identifier: GPL-2.0-or-later
#include "nearest.hpp"

#include <algorithm>
#include <numeric>

namespace vraagbaak::tool {

namespace {

// Letters to add, drop, replace or swap (optimal string alignment): "serach" is one step from "search".
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last, last(b.size() + 1), row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last = last;
        last = row;
    }
    return last.back();
}

constexpr std::size_t longest = 40;  // no name of ours comes near it

}  // namespace

std::string nearest(std::string_view typed, const std::vector<std::string_view>& known) {
    if (typed.empty() || typed.size() > longest) return {};
    std::string_view best;
    auto best_distance = std::max<std::size_t>(1, (typed.size() + 1) / 3) + 1;  // of three letters one may be wrong
    for (const auto word : known) {
        const auto steps = distance(typed, word);
        // A name cut short ("gen" for "generations") counts as near too.
        const auto found = word.starts_with(typed) ? std::min<std::size_t>(steps, 1) : steps;
        if (found < best_distance && found < word.size()) {
            best = word;
            best_distance = found;
        }
    }
    return std::string(best);
}

}  // namespace vraagbaak::tool
