// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "random.hpp"
#include "tune/folds.hpp"
#include "tune/significance.hpp"

using namespace vraagbaak;
using namespace vraagbaak::tune;

namespace {

// By the definition: every way to give the differences a sign.
double by_all_signs(const std::vector<double>& first, const std::vector<double>& second) {
    double seen = 0;
    for (std::size_t i = 0; i < first.size(); ++i) seen += second[i] - first[i];
    std::size_t as_far = 0;
    const std::size_t ways = std::size_t{1} << first.size();
    for (std::size_t way = 0; way < ways; ++way) {
        double sum = 0;
        for (std::size_t i = 0; i < first.size(); ++i) {
            const double difference = second[i] - first[i];
            sum += (way >> i & 1) != 0 ? difference : -difference;
        }
        as_far += std::abs(sum) >= std::abs(seen) - 1e-9 ? 1 : 0;
    }
    return static_cast<double>(as_far) / static_cast<double>(ways);
}

// Figures as a topic has them: often alike, in quarters.
std::vector<double> figures(bench::Random& random, std::size_t count) {
    std::vector<double> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back(static_cast<double>(random.below(5)) / 4);
    return out;
}

}  // namespace

TEST_SUITE("tuning/significance") {
    TEST_CASE("few differing topics: p is the share of all ways to set the signs") {
        bench::Random random{7};
        for (int round = 0; round < 2000; ++round) {
            const auto count = 1 + random.below(11);
            const auto first = figures(random, count), second = figures(random, count);
            CAPTURE(round);
            CHECK(compare(first, second).p == doctest::Approx(by_all_signs(first, second)));
            CHECK(compare(second, first).p == compare(first, second).p);
        }
    }

    TEST_CASE("many differing topics: what is drawn is near the share of all ways") {
        bench::Random random{8};
        for (int round = 0; round < 5; ++round) {
            const auto first = figures(random, 22), second = figures(random, 22);
            const auto found = compare(first, second, 20'000);
            CAPTURE(round);
            CHECK(std::abs(found.p - by_all_signs(first, second)) < 0.02);
            CHECK(compare(first, second, 20'000).p == found.p);
        }
    }

    TEST_CASE("mean, better and worse say what changed") {
        const auto found = compare({0, 1, 0.5, 0.5}, {1, 0, 1, 0.5});
        CHECK(found.mean == doctest::Approx(0.125));
        CHECK(found.better == 2);
        CHECK(found.worse == 1);
    }

    TEST_CASE("no difference is no evidence, thirty of one kind are") {
        CHECK(compare({1, 0, 1}, {1, 0, 1}).p == 1);
        CHECK(compare({}, {}).p == 1);
        const std::vector<double> none(30, 0), all(30, 1);
        CHECK(compare(none, all).p < 0.0001);
        CHECK(compare(none, all).p > 0);
    }
}

TEST_SUITE("tuning/folds") {
    TEST_CASE("every question is in one part, parts are of like size, and order and repeats change nothing") {
        std::vector<std::string> questions;
        for (int i = 0; i < 103; ++i) questions.push_back("vraag " + std::to_string(i));
        const auto parts = folds(questions, 5, 1);
        std::vector<std::size_t> sizes(5);
        for (const auto& [question, part] : parts) ++sizes.at(part);
        CHECK(parts.size() == 103);
        CHECK(std::ranges::max(sizes) - std::ranges::min(sizes) <= 1);
        std::ranges::reverse(questions);
        questions.push_back("vraag 5");
        CHECK(folds(questions, 5, 1) == parts);
        CHECK(folds(questions, 5, 2) != parts);
    }
}
