// SPDX-License-Identifier: GPL-2.0-or-later
#include "reports/near_duplicates.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace vraagbaak;
using namespace vraagbaak::reports;

namespace {

// By sets, and every pair.
double plain_resemblance(const Shingles& one, const Shingles& other) {
    const std::set<std::uint64_t> a{one.begin(), one.end()}, b{other.begin(), other.end()};
    std::set<std::uint64_t> all = a;
    all.insert(b.begin(), b.end());
    const auto common = a.size() + b.size() - all.size();
    return all.empty() ? 0 : static_cast<double>(common) / static_cast<double>(all.size());
}

std::vector<std::uint64_t> some_text(std::mt19937& random, std::size_t words) {
    std::vector<std::uint64_t> out(words);
    for (auto& word : out) word = random() % 5000;
    return out;
}

// With so many of its words become others.
std::vector<std::uint64_t> changed(std::vector<std::uint64_t> text, std::size_t words, std::mt19937& random) {
    for (; words > 0; --words) text[random() % text.size()] = 5000 + random() % 5000;
    return text;
}

}  // namespace

TEST_SUITE("reports: near duplicates") {
    TEST_CASE("runs of words") {
        CHECK(shingles_of({}, 4).empty());
        CHECK(shingles_of({1, 2}, 4).size() == 1);
        CHECK(shingles_of({1, 2, 3, 4, 5}, 4).size() == 2);
        CHECK(shingles_of({1, 1, 1, 1, 1, 1}, 4).size() == 1);
        CHECK(shingles_of({1, 2, 3, 4}, 4) != shingles_of({1, 2, 4, 3}, 4));
    }

    TEST_CASE("the resemblance is that of sets") {
        std::mt19937 random{7};
        for (int i = 0; i < 2000; ++i) {
            const auto text = some_text(random, 1 + random() % 60);
            const auto one = shingles_of(text, 2), other = shingles_of(changed(text, random() % 20, random), 2);
            CHECK(resemblance(one, other) == doctest::Approx(plain_resemblance(one, other)));
        }
        CHECK(resemblance({}, {}) == 0);
    }

    TEST_CASE("what is found is what comparing every pair finds") {
        std::mt19937 random{20270223};
        std::vector<Shingles> texts{{}, {}};  // two that say nothing are not alike
        for (int i = 0; i < 150; ++i) {
            const auto text = some_text(random, 40 + random() % 300);
            texts.push_back(shingles_of(text, 4));
            for (const auto part : {40u, 20u, 8u})
                if (random() % 3 == 0) texts.push_back(shingles_of(changed(text, text.size() / part, random), 4));
        }
        constexpr double least = 0.6;
        std::vector<std::pair<std::size_t, std::size_t>> all, found;
        for (std::size_t i = 0; i < texts.size(); ++i)
            for (std::size_t j = i + 1; j < texts.size(); ++j)
                if (plain_resemblance(texts[i], texts[j]) >= least) all.emplace_back(i, j);
        double before = 1;
        for (const auto& [first, second, share] : near_duplicates(texts, least)) {
            found.emplace_back(first, second);
            CHECK(share == doctest::Approx(plain_resemblance(texts[first], texts[second])));
            CHECK(share <= before);
            before = share;
        }
        std::ranges::sort(found);
        CHECK(all.size() > 50);
        CHECK(std::ranges::includes(all, found));
        CHECK(all.size() - found.size() <= 1);  // one in a thousand is missed near the limit
    }
}
