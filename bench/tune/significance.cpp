// SPDX-License-Identifier: GPL-2.0-or-later
#include "tune/significance.hpp"

#include <cmath>

#include "random.hpp"

namespace vraagbaak::tune {

namespace {

constexpr double rounding = 1e-9;
constexpr std::size_t most_tried_whole = 16;  // 65,536 ways to set the signs

// By Gray code, which changes one sign a step.
double exact(const std::vector<double>& differences, double seen) {
    const std::uint64_t ways = std::uint64_t{1} << differences.size();
    std::vector<double> signed_differences = differences;
    double sum = 0;
    for (const double d : differences) sum += d;
    std::uint64_t as_far = 0;
    for (std::uint64_t way = 1;; ++way) {
        as_far += std::abs(sum) >= seen - rounding ? 1 : 0;
        if (way == ways) return static_cast<double>(as_far) / static_cast<double>(ways);
        auto& turned = signed_differences[static_cast<std::size_t>(__builtin_ctzll(way))];
        sum -= 2 * turned;
        turned = -turned;
    }
}

double drawn(const std::vector<double>& differences, double seen, std::size_t rounds, std::uint64_t seed) {
    bench::Random random{seed};
    std::size_t as_far = 1;
    for (std::size_t round = 0; round < rounds; ++round) {
        double sum = 0;
        std::uint64_t signs = 0;
        for (std::size_t i = 0; i < differences.size(); ++i, signs >>= 1) {
            if (i % 64 == 0) signs = random.next();
            sum += (signs & 1) != 0 ? differences[i] : -differences[i];
        }
        as_far += std::abs(sum) >= seen - rounding ? 1 : 0;
    }
    return static_cast<double>(as_far) / static_cast<double>(rounds + 1);
}

}  // namespace

Difference compare(const std::vector<double>& first, const std::vector<double>& second, std::size_t rounds, std::uint64_t seed) {
    Difference out;
    std::vector<double> differences;  // those of nought change no sum
    double sum = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        const double difference = second[i] - first[i];
        if (std::abs(difference) <= rounding) continue;
        differences.push_back(difference);
        sum += difference;
        ++(difference > 0 ? out.better : out.worse);
    }
    if (differences.empty()) return out;
    out.mean = sum / static_cast<double>(first.size());
    out.p = differences.size() <= most_tried_whole ? exact(differences, std::abs(sum))
                                                   : drawn(differences, std::abs(sum), rounds, seed);
    return out;
}

}  // namespace vraagbaak::tune
