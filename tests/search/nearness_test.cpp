// SPDX-License-Identifier: GPL-2.0-or-later
// Nearness of the words of a question, beside one that looks at every pair of places.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "search/nearness.hpp"

using namespace vraagbaak;
using namespace vraagbaak::search;

namespace {

// Words 0 … n - 1 say what `said` has of them; each part is a list of places with a word.
Matches matches_of(const std::vector<std::vector<std::pair<std::size_t, std::size_t>>>& parts, const std::vector<std::vector<Said>>& said) {
    Matches out;
    for (const auto& word : said) {
        out.words.open();
        for (const auto& one : word) out.words.push_back(one);
    }
    for (const auto& places : parts) {
        out.parts.open();
        for (const auto& [place, word] : places) {
            Match match;
            match.place = place;
            match.word = word;
            out.parts.push_back(match);
        }
    }
    return out;
}

double plain_nearness(const Matches& matches) {
    std::map<std::pair<std::size_t, std::size_t>, double> best;
    for (std::size_t part = 0; part < matches.parts.size(); ++part)
        for (const auto& one : matches.parts[part])
            for (const auto& other : matches.parts[part]) {
                const auto apart = one.place > other.place ? one.place - other.place : other.place - one.place;
                if (apart > near_words) continue;
                for (const auto& a : matches.words[one.word])
                    for (const auto& b : matches.words[other.word])
                        if (a.unit < b.unit) best[{a.unit, b.unit}] = std::max(best[{a.unit, b.unit}], std::min(a.worth, b.worth));
            }
    double sum = 0;
    for (const auto& [pair, worth] : best) sum += worth;
    return sum;
}

}  // namespace

TEST_SUITE("search/nearness") {
    TEST_CASE("two words that stand near say the lesser of their worths, far ones and those of two parts nothing") {
        const std::vector<std::vector<Said>> said{{{0, 3.0}}, {{1, 2.0}}};
        CHECK(nearness(matches_of({{{1, 0}, {1 + near_words, 1}}}, said), 2) == 2.0);
        CHECK(nearness(matches_of({{{1, 1}, {2, 0}, {3, 1}}}, said), 2) == 2.0);  // in any order, each pair once
        CHECK(nearness(matches_of({{{1, 0}, {2 + near_words, 1}}}, said), 2) == 0.0);
        CHECK(nearness(matches_of({{{1, 0}}, {{1, 1}}}, said), 2) == 0.0);
    }

    TEST_CASE("one word that says two units is as near as can be") {
        CHECK(nearness(matches_of({{{7, 0}}}, {{{0, 3.0}, {1, 0.5}}}), 2) == 0.5);
    }

    TEST_CASE("as by every pair of places, on thousands of random views") {
        std::mt19937 random{11};
        for (int round = 0; round < 3000; ++round) {
            const auto units = 1 + random() % 5, words = 1 + random() % 6;
            std::vector<std::vector<Said>> said(words);
            for (auto& word : said)
                for (std::size_t unit = 0; unit < units; ++unit)
                    if (random() % 2 == 0) word.push_back({unit, static_cast<double>(random() % 8)});
            std::vector<std::vector<std::pair<std::size_t, std::size_t>>> parts(1 + random() % 3);
            for (auto& part : parts) {
                std::size_t place = 0;
                for (auto left = random() % 8; left > 0; --left) part.emplace_back(place += 1 + random() % 6, random() % words);
            }
            const auto matches = matches_of(parts, said);
            CHECK(nearness(matches, units) == doctest::Approx(plain_nearness(matches)));
        }
    }
}
