// SPDX-License-Identifier: GPL-2.0-or-later
// Correction over pairs that are not part of the product; VRAAGBAAK_SHARED names the folder that has them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "text/unicode.hpp"
#include "vraagbaak/spelling.hpp"

using namespace vraagbaak;

namespace {

std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields;
    std::istringstream in(line);
    for (std::string field; std::getline(in, field, '\t');) fields.push_back(field);
    return fields;
}

std::set<std::string> right_words(const std::vector<std::string>& row) {
    std::set<std::string> right{row[1]};
    std::istringstream also(row[2]);
    for (std::string word; std::getline(also, word, ';');) right.insert(word);
    return right;
}

}  // namespace

TEST_SUITE("lexicon/shared_data") {

// Hunspell with the Dutch list reaches 0.735 and 0.848.
TEST_CASE("misspellings of others are corrected as often as measured") {
    const char* folder = std::getenv("VRAAGBAAK_SHARED");
    if (folder == nullptr) {
        MESSAGE("VRAAGBAAK_SHARED is not set: correction was not measured");
        return;
    }
    const auto data = std::filesystem::path(folder) / "data";
    const auto speller = Speller::from_files(data / "wordlist/opentaal_words.txt", data / "wordlist/wordfreq_nl.tsv");
    std::ifstream file(data / "spelling-dev/pairs.tsv");
    std::size_t all = 0, first = 0, among_five = 0;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        const auto row = fields_of(line);
        const auto right = right_words(row);
        const auto suggestions = speller.correct(row[0], 5);
        const auto is_right = [&](const auto& word) { return right.contains(unicode::lower_case(word)); };
        ++all;
        first += !suggestions.empty() && is_right(suggestions.front()) ? 1 : 0;
        among_five += std::ranges::any_of(suggestions, is_right) ? 1 : 0;
    }
    REQUIRE(all == 1'531);
    CHECK(static_cast<double>(first) / static_cast<double>(all) >= 0.88);
    CHECK(static_cast<double>(among_five) / static_cast<double>(all) >= 0.95);
}

}
