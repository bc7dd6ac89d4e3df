// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "lexicon/random_words.hpp"
#include "lexicon/speller.hpp"

using namespace vraagbaak::lexicon;

namespace {

// The right words of the pairs, their look-alikes, and what a kennisbank speaks of.
struct Pairs {
    std::vector<std::pair<std::string, std::string>> all;
    std::string bytes;

    Pairs() {
        std::ifstream file(VRAAGBAAK_SOURCE_DIR "/tests/data/nl/misspellings.tsv");
        std::vector<CountedWord> words;
        for (std::string line; std::getline(file, line);) {
            if (line.empty() || line.front() == '#') continue;
            std::istringstream fields(line);
            std::string typed, right;
            std::getline(fields, typed, '\t');
            std::getline(fields, right, '\t');
            if (right.empty()) {
                words.push_back({typed, 50});
            } else {
                all.emplace_back(typed, right);
                std::istringstream parts(right);
                for (std::string part; parts >> part;) words.push_back({part, 100});
            }
        }
        bytes = write_word_table(words);
    }
};

const Pairs& pairs() {
    static const Pairs all;
    return all;
}

std::string first(const WordTable& table, std::string_view typed) {
    const auto suggestions = suggest(table, typed, 1);
    return suggestions.empty() ? std::string() : suggestions.front().text;
}

}  // namespace

TEST_SUITE("lexicon/speller") {

TEST_CASE("what callers write becomes what they mean") {
    const WordTable table{std::string_view(pairs().bytes)};
    REQUIRE(pairs().all.size() > 80);
    for (const auto& [typed, right] : pairs().all) CHECK_MESSAGE(first(table, typed) == right, typed);
}

TEST_CASE("a right word is not corrected, nor a name that was typed small") {
    const auto bytes = write_word_table({{"bakken", 900}, {"Bakker", 4}, {"bak", 80}, {"paspoort", 9}, {"Amsterdam", 7}});
    const WordTable table{bytes};
    for (const auto* right : {"bak", "bakken", "Bakker", "bakker", "amsterdam", "AMSTERDAM", "Paspoort"}) {
        CHECK(is_right(table, right));
        CHECK(suggest(table, right, 5).empty());
    }
    CHECK_FALSE(is_right(table, "pasport"));
}

TEST_CASE("of equal errors the frequent word comes first, and of equal words the likelier error") {
    const auto bytes = write_word_table({{"boete", 900}, {"boeten", 3}, {"boeke", 3}, {"hond", 5}, {"honk", 5}});
    const WordTable table{bytes};
    CHECK(first(table, "boetee") == "boete");
    CHECK(first(table, "hont") == "hond");
}

TEST_CASE("the same words in capitals are one suggestion") {
    const auto bytes = write_word_table({{"Boom", 5}, {"boom", 50}, {"boot", 50}});
    const auto suggestions = suggest(WordTable{std::string_view(bytes)}, "booom", 5);
    CHECK(std::ranges::count_if(suggestions, [](const auto& s) { return s.text == "Boom" || s.text == "boom"; }) == 1);
}

TEST_CASE("several words: written as one they come apart, written apart they join, wrong ones are mended one by one") {
    const auto bytes = write_word_table({{"rijbewijs", 9}, {"verlengen", 9}, {"nieuw", 9}, {"paspoort", 9}, {"op", 9}, {"elkaar", 9}});
    const WordTable table{bytes};
    CHECK(first(table, "rij bewijs") == "rijbewijs");
    CHECK(first(table, "rei bewijs") == "rijbewijs");
    CHECK(first(table, "opelkaar") == "op elkaar");
    CHECK(first(table, "rijbewijsverlengen") == "rijbewijs verlengen");
    CHECK(first(table, "niew paspoord") == "nieuw paspoort");
    CHECK(first(table, "nieuw paspoortverlengen") == "nieuw paspoort verlengen");
    CHECK(first(table, "nieuwrijbewijsverlengen") == "nieuw rijbewijs verlengen");
    CHECK(first(table, "nieuw rij bewijs") == "nieuw rijbewijs");
    CHECK(suggest(table, "nieuw paspoort", 5).empty());
}

TEST_CASE("there are at most as many as asked for, the likeliest first, each a word of the table") {
    const WordTable table{std::string_view(pairs().bytes)};
    for (const auto& [typed, right] : pairs().all)
        for (const std::size_t most : {0u, 1u, 3u, 10u}) {
            const auto suggestions = suggest(table, typed, most);
            CHECK(suggestions.size() <= most);
            CHECK(std::ranges::is_sorted(suggestions, {}, &Suggestion::score));
            for (const auto& suggestion : suggestions)
                CHECK((suggestion.text.find(' ') != std::string::npos || table.find(suggestion.text)));
        }
}

TEST_CASE("anything may be asked") {
    const WordTable table{std::string_view(pairs().bytes)};
    for (const auto& odd : {std::string(), std::string(100'000, 'a'), std::string(64, 'x'), std::string("   "), std::string("--- '"),
                            std::string("日本語"), std::string("e\u0301\u0301\u0301"), std::string("𝒜𝒷𝒸")})
        CHECK(suggest(table, odd, 5).size() <= 5);
    CHECK(suggest(WordTable{}, "paspoort", 5).empty());
}

TEST_CASE("words that are passed over have no part in what is suggested") {
    std::mt19937 random(20270223);
    for (int round = 0; round < 300; ++round) {
        const auto all = random_words(random, 60, 7);
        std::vector<CountedWord> seen;
        std::set<std::string, std::less<>> hidden;
        for (const auto& word : all)
            if (random() % 3 == 0) hidden.insert(word.word);
            else seen.push_back({word.word, word.count / 2});
        const auto whole = write_word_table(all), part = write_word_table(seen);
        const WordTable of_all{std::string_view(whole)}, of_seen{std::string_view(part)};
        const CountOf count_of = [&](WordId id) -> std::optional<std::uint32_t> {
            if (hidden.contains(of_all.word(id))) return std::nullopt;
            return of_all.count(id) / 2;
        };
        for (int i = 0; i < 20; ++i) {
            auto typed = random_word(random, 7);
            if (i % 4 == 0) typed += ' ' + random_word(random, 4);
            CAPTURE(typed);
            const auto got = suggest(of_all, typed, 5, count_of), wanted = suggest(of_seen, typed, 5);
            REQUIRE(got.size() == wanted.size());
            for (std::size_t k = 0; k < got.size(); ++k) {
                CHECK(got[k].text == wanted[k].text);
                CHECK(got[k].score == wanted[k].score);
                CHECK(got[k].count == wanted[k].count);
            }
            CHECK(is_right(of_all, typed, count_of) == is_right(of_seen, typed));
        }
    }
}

}
