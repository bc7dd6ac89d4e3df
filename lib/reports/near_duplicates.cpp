// SPDX-License-Identifier: GPL-2.0-or-later
#include "reports/near_duplicates.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>

namespace vraagbaak::reports {

namespace {

// A pair of resemblance s shares a band with probability 1 − (1 − s³)³⁰: 0.9993 at 0.6, 0.98 at 0.5, 0.21 at 0.2.
constexpr std::size_t bands = 30, rows = 3;

using Sketch = std::array<std::uint64_t, bands * rows>;

std::uint64_t mixed(std::uint64_t value, std::uint64_t seed) { return XXH3_64bits_withSeed(&value, sizeof value, seed); }

Sketch sketch_of(const Shingles& shingles) {
    Sketch least;
    least.fill(std::numeric_limits<std::uint64_t>::max());
    for (const auto shingle : shingles)
        for (std::size_t i = 0; i < least.size(); ++i) least[i] = std::min(least[i], mixed(shingle, i));
    return least;
}

}  // namespace

Shingles shingles_of(const std::vector<std::uint64_t>& words, std::size_t length) {
    Shingles out;
    if (words.empty()) return out;
    const auto run = std::min(length, words.size());
    for (std::size_t i = 0; i + run <= words.size(); ++i) out.push_back(XXH3_64bits(&words[i], run * sizeof words[i]));
    std::ranges::sort(out);
    out.erase(std::ranges::unique(out).begin(), out.end());
    return out;
}

double resemblance(const Shingles& one, const Shingles& other) {
    std::size_t common = 0;
    for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
        if (*a == *b) ++common, ++a, ++b;
        else if (*a < *b) ++a;
        else ++b;
    }
    const auto all = one.size() + other.size() - common;
    return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

std::vector<Resemblance> near_duplicates(const std::vector<Shingles>& texts, double least) {
    std::vector<std::pair<std::size_t, std::size_t>> candidates;
    std::vector<Sketch> sketches;
    for (const auto& text : texts) sketches.push_back(sketch_of(text));
    for (std::size_t band = 0; band < bands; ++band) {
        std::unordered_map<std::uint64_t, std::vector<std::size_t>> alike;
        for (std::size_t place = 0; place < texts.size(); ++place)
            if (!texts[place].empty()) {
                auto& others = alike[XXH3_64bits(&sketches[place][band * rows], rows * sizeof(std::uint64_t))];
                for (const auto other : others) candidates.emplace_back(other, place);
                others.push_back(place);
            }
    }
    std::ranges::sort(candidates);
    candidates.erase(std::ranges::unique(candidates).begin(), candidates.end());
    std::vector<Resemblance> found;
    for (const auto& [first, second] : candidates)
        if (const auto share = resemblance(texts[first], texts[second]); share >= least) found.push_back({first, second, share});
    std::ranges::stable_sort(found, std::ranges::greater{}, &Resemblance::share);
    return found;
}

}  // namespace vraagbaak::reports
