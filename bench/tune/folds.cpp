// SPDX-License-Identifier: GPL-2.0-or-later
#include "tune/folds.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "random.hpp"

namespace vraagbaak::tune {

std::map<std::string, std::size_t> folds(const std::vector<std::string>& questions, std::size_t parts, std::uint64_t seed) {
    bench::Random random{seed};
    std::vector<std::pair<std::uint64_t, std::string>> shuffled;
    for (const auto& question : std::set<std::string>(questions.begin(), questions.end()))
        shuffled.emplace_back(random.next(), question);
    std::ranges::sort(shuffled);
    std::map<std::string, std::size_t> out;
    for (std::size_t i = 0; i < shuffled.size(); ++i) out[shuffled[i].second] = i % parts;
    return out;
}

}  // namespace vraagbaak::tune
