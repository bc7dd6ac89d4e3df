// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/compounds.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "support/rows.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::dutch {

namespace {

std::vector<std::string> parts_of(const std::string& word, const Compound& found) {
    std::vector<std::string> parts;
    for (const auto& part : found.parts) parts.push_back(word.substr(part.begin, part.end - part.begin));
    return parts;
}

std::vector<std::string> bases_of(const Compound& found) {
    std::vector<std::string> bases;
    for (const auto& part : found.parts) bases.push_back(part.base);
    return bases;
}

std::vector<std::string> words_of_file(const std::string& name) {
    std::vector<std::string> result;
    for (const auto& row : test::rows(name))
        for (const auto& word : test::words(row.front())) result.push_back(word);
    return result;
}

}  // namespace

TEST_SUITE("dutch/compounds") {

TEST_CASE("compounds split at the main boundary and inside, and their parts are words of a dictionary") {
    const CompoundSplitter splitter;
    for (const auto& row : test::rows("nl/compounds.tsv")) {
        REQUIRE(row.size() >= 4);
        CAPTURE(row[0]);
        const auto found = splitter.split(row[0]);
        CHECK(parts_of(row[0], found) == test::words(row[1]));
        CHECK(bases_of(found) == test::words(row[2]));
        CHECK(std::to_string(found.boundary) == row[3]);
        CHECK(splitter.main_boundary(row[0]) == found.boundary);
    }
}

TEST_CASE("words that only look like compounds stay whole") {
    const CompoundSplitter splitter;
    for (const auto& word : words_of_file("nl/no_compounds.txt")) {
        const auto found = splitter.split(word);
        CHECK_MESSAGE(!found, word, " is split at ", found.boundary);
        CHECK(found.parts.empty());
    }
}

TEST_CASE("the two sides of the main boundary are without linking letters, also when they are compounds themselves") {
    const auto found = CompoundSplitter().split("jeugdhulpverleningsorganisatie");
    CHECK(found.first == "jeugdhulpverlening");
    CHECK(found.last == "organisatie");
}

TEST_CASE("a word nobody knows is a first part before one that everybody knows, and says so") {
    const auto found = CompoundSplitter().split("xolarioplein");
    REQUIRE(found.parts.size() == 2);
    CHECK(found.boundary == 7);
    CHECK_FALSE(found.parts[0].known);
    CHECK(found.parts[1].known);
}

TEST_CASE("what is not written in letters, or too long, is not split") {
    const CompoundSplitter splitter;
    for (const std::string word : {"", "a", "ab", "kapverg\xC3\xBCnning", "kap-vergunning", "30kmstraat", "Kapvergunning"})
        CHECK_FALSE(splitter.split(word));
    std::string longest;
    while (longest.size() + 5 <= CompoundSplitter::longest_word) longest += "water";
    CHECK_FALSE(splitter.split(longest + "water" + "water"));
    CHECK(splitter.main_boundary(std::string(100'000, 'e')) == 0);
    CHECK(splitter.main_boundary(std::string(CompoundSplitter::longest_word, 's')) == 0);
    CHECK(splitter.split(longest).parts.size() == longest.size() / 5);
}

TEST_CASE("parts lie side by side and cover the word") {
    const CompoundSplitter splitter;
    for (const auto& row : test::rows("nl/compounds.tsv")) {
        std::size_t end = 0;
        for (const auto& part : splitter.split(row[0]).parts) {
            CHECK(part.begin == end);
            end = part.end;
        }
        CHECK(end == row[0].size());
    }
}

}  // TEST_SUITE

}  // namespace vraagbaak::dutch
