// SPDX-License-Identifier: GPL-2.0-or-later
// Could a difference between two settings be chance? The randomisation test on pairs, two-sided (Fisher; compared with
// others for search by Smucker, Allan & Carterette, CIKM 2007): if the settings were alike, each topic's difference might
// as well have had the other sign; p is how often signs drawn by lot give a mean at least as far from nought.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vraagbaak::tune {

struct Difference {
    double mean = 0;          // second minus first
    double p = 1;
    std::size_t better = 0;   // topics on which the second is better
    std::size_t worse = 0;
};

// The same topics in the same order. Exact where few topics differ (all signs are tried), else from `rounds` draws, counted
// with the one that was seen (so never 0). The same seed gives the same p.
Difference compare(const std::vector<double>& first, const std::vector<double>& second, std::size_t rounds = 100'000,
                   std::uint64_t seed = 1);

}  // namespace vraagbaak::tune
