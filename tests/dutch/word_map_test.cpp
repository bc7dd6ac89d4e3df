// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/word_map.hpp"

#include <doctest/doctest.h>

#include <deque>
#include <map>
#include <random>
#include <string>

using vraagbaak::dutch::WordMap;

TEST_SUITE("dutch/word_map") {

TEST_CASE("a table of words answers as a map does, however many words it was made for") {
    std::mt19937 random(7);
    for (const std::size_t expected : {0u, 10u, 5000u}) {
        WordMap table(expected);
        std::map<std::string, std::string> map;
        std::deque<std::string> kept;
        for (int i = 0; i < 4000; ++i) {
            const auto& word = kept.emplace_back(std::to_string(random() % 3000));
            const auto& value = kept.emplace_back(std::to_string(i));
            table.add(word, value);
            map.emplace(word, value);
        }
        for (int i = 0; i < 6000; ++i) {
            const auto word = std::to_string(i);
            const auto* found = table.find(word);
            REQUIRE(table.contains(word) == map.contains(word));
            if (found != nullptr) REQUIRE(*found == map.at(word));
        }
    }
}

TEST_CASE("an empty word is in no table") {
    WordMap table;
    CHECK_FALSE(table.contains(""));
    table.add("woord");
    CHECK_FALSE(table.contains(""));
    CHECK(table.contains("woord"));
    CHECK(*table.find("woord") == "");
}

}
