// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <random>

#include "lexicon/seen_counts.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak::lexicon;

namespace {

Audience random_audience(std::mt19937& random) {
    Audience audience{static_cast<std::uint32_t>(random() % 4), since_ever, for_ever};
    if (random() % 3 == 0) audience.from = static_cast<Day>(random() % 12);
    if (random() % 3 == 0) audience.until = std::max(audience.from, 0) + static_cast<Day>(random() % 12);
    return audience;
}

}  // namespace

TEST_SUITE("lexicon/seen_counts") {

TEST_CASE("the count on any day, for any classes, is that of the documents themselves") {
    std::mt19937 random{31};
    SeenCounter counter;
    for (int round = 0; round < 3000; ++round) {
        std::vector<Audience> documents;
        for (auto left = random() % 30; left > 0; --left) {
            const auto times = 1 + random() % 3;
            const auto audience = random_audience(random);
            counter.add(audience, static_cast<std::uint32_t>(times));
            documents.insert(documents.end(), times, audience);
        }
        const auto bytes = counter.take();
        for (Day day = -2; day < 28; ++day) {
            Sight sight{{}, day, false};
            for (int i = 0; i < 4; ++i) sight.classes.push_back(random() % 2 == 0);
            std::uint32_t expected = 0;
            for (const auto& [view_class, from, until] : documents) expected += sight.classes[view_class] && from <= day && day <= until ? 1 : 0;
            CHECK(seen_count(bytes, sight) == expected);
        }
    }
    CHECK(counter.take().empty());
}

TEST_CASE("any bytes give a number or are refused") {
    std::mt19937 random{32};
    const Sight sight{std::vector<bool>(200, true), 20'000, false};
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes;
        for (auto left = random() % 20; left > 0; --left) bytes += static_cast<char>(random() % 3 == 0 ? random() : random() % 8);
        try {
            seen_count(bytes, sight);
        } catch (const vraagbaak::Error& error) {
            CHECK(error.message().code == "lexicon_damaged");
        }
    }
}

}
