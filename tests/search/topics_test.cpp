// SPDX-License-Identifier: GPL-2.0-or-later
// Cutting a text into topics, against every way to cut it.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "search/topics.hpp"

using vraagbaak::search::Topic;
using vraagbaak::search::topics;

namespace {

using Evidence = std::vector<std::vector<float>>;

double worth_of(const Evidence& evidence, const std::vector<double>& price, const std::vector<Topic>& cut) {
    double worth = 0;
    for (const auto& topic : cut) {
        double best = 0;
        for (std::size_t candidate = 0; candidate < evidence.front().size(); ++candidate) {
            double sum = 0;
            for (auto clause = topic.first; clause < topic.end; ++clause) sum += evidence[clause][candidate];
            best = std::max(best, sum);
        }
        worth += best - (topic.first == 0 ? 0 : price[topic.first]);
    }
    return worth;
}

// All ways to set borders between the clauses.
double best_of_all(const Evidence& evidence, const std::vector<double>& price, std::size_t most) {
    double best = -1e30;
    for (std::size_t borders = 0; borders < (std::size_t{1} << (evidence.size() - 1)); ++borders) {
        std::vector<Topic> cut{{0, 1}};
        for (std::size_t clause = 1; clause < evidence.size(); ++clause)
            if ((borders >> (clause - 1) & 1) != 0) cut.push_back({clause, clause + 1});
            else cut.back().end = clause + 1;
        if (cut.size() <= most) best = std::max(best, worth_of(evidence, price, cut));
    }
    return best;
}

}  // namespace

TEST_SUITE("search/topics") {
    TEST_CASE("no way to cut is worth more") {
        std::mt19937 random{7};
        const auto below = [&](unsigned end) { return std::uniform_int_distribution<unsigned>{0, end - 1}(random); };
        for (int round = 0; round < 5000; ++round) {
            CAPTURE(round);
            const auto clauses = 1 + below(9), candidates = below(6);
            const auto most = 1 + below(5);
            Evidence evidence(clauses, std::vector<float>(candidates));
            std::vector<double> price;
            for (auto& row : evidence) {
                for (auto& one : row) one = static_cast<float>(below(3) == 0 ? below(8) : 0);  // whole numbers, so that sums are exact
                price.push_back(below(10));
            }
            const auto cut = topics(evidence, price, most);
            REQUIRE_FALSE(cut.empty());
            CHECK(cut.size() <= most);
            CHECK(cut.front().first == 0);
            CHECK(cut.back().end == clauses);
            for (std::size_t i = 1; i < cut.size(); ++i) CHECK(cut[i].first == cut[i - 1].end);
            CHECK(worth_of(evidence, price, cut) == doctest::Approx(best_of_all(evidence, price, most)));
        }
    }

    TEST_CASE("of equal ways the one with fewer topics is taken, then the one whose topics end first") {
        CHECK(topics({{3, 0}, {0, 3}}, {0, 3}, 4) == std::vector<Topic>{{0, 2}});                           // apart 6 - 3, together 3
        CHECK(topics({{3, 0}, {1, 1}, {0, 3}}, {0, 0, 0}, 2) == std::vector<Topic>{{0, 1}, {1, 3}});          // the clause between goes with either
        CHECK(topics({{0, 0}, {0, 0}, {0, 0}}, {0, 0, 0}, 3) == std::vector<Topic>{{0, 3}});
    }

    TEST_CASE("what two records answer apart is two topics, what one answers is one") {
        CHECK(topics({{9, 0}, {0, 9}}, {5, 5}, 4) == std::vector<Topic>{{0, 1}, {1, 2}});
        CHECK(topics({{9, 0}, {0, 9}}, {5, 9}, 4) == std::vector<Topic>{{0, 2}});
        CHECK(topics({{9, 0}, {0, 9}}, {5, 5}, 1) == std::vector<Topic>{{0, 2}});
        CHECK(topics({}, {}, 4).empty());
    }
}
