// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "lexicon/least.hpp"

using namespace vraagbaak::lexicon;

namespace {

// An array with what lies above it, owned.
struct Owned {
    std::vector<std::uint32_t> numbers, minima;

    explicit Owned(std::vector<std::uint32_t> all) : numbers(std::move(all)), minima(minima_of(numbers)) {}
    Least least() const { return {FrozenArray<std::uint32_t>{bytes_of(numbers)}, FrozenArray<std::uint32_t>{bytes_of(minima)}}; }
};

std::vector<std::uint32_t> some_numbers(std::mt19937& random, std::size_t size) {
    std::vector<std::uint32_t> numbers;
    for (const auto bound = 1 + random() % 1000; numbers.size() < size;) numbers.push_back(static_cast<std::uint32_t>(random() % bound));
    return numbers;
}

}  // namespace

TEST_SUITE("lexicon/least") {

TEST_CASE("the numbers of any parts come in their order, of equal ones the first in the array") {
    std::mt19937 random{21};
    for (int round = 0; round < 2000; ++round) {
        const Owned owned{some_numbers(random, 1 + random() % (round % 10 == 0 ? 5000 : 100))};
        const auto least = owned.least();
        least.check();
        Ascending ascending{least};
        std::vector<std::size_t> expected;
        for (std::size_t begin = 0; begin < owned.numbers.size();) {  // parts that do not meet
            const auto first = begin + random() % 20, last = std::min(first + random() % 600, owned.numbers.size());
            begin = std::max(first, last) + 1;
            if (first >= last) continue;
            ascending.add(first, last);
            for (auto place = first; place < last; ++place) expected.push_back(place);
            const auto smallest = std::min_element(owned.numbers.begin() + static_cast<std::ptrdiff_t>(first), owned.numbers.begin() + static_cast<std::ptrdiff_t>(last));
            CHECK(least.place_of_least(first, last) == static_cast<std::size_t>(smallest - owned.numbers.begin()));
        }
        std::ranges::stable_sort(expected, {}, [&](std::size_t place) { return owned.numbers[place]; });
        for (const auto place : expected) REQUIRE(ascending.next() == place);
        CHECK(!ascending.next());
    }
}

TEST_CASE("minima that are not those of the numbers are found") {
    Owned owned{std::vector<std::uint32_t>(300)};
    std::iota(owned.numbers.begin(), owned.numbers.end(), 5U);
    CHECK_THROWS(owned.least().check());  // minima of zeros
    owned.minima.pop_back();
    CHECK_THROWS(owned.least());
}

}
