// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>

#include "lexicon/fitting_words.hpp"
#include "lexicon/random_words.hpp"
#include "text/characters.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;

namespace {

// The definition, slowly.
bool fits_slowly(std::string_view pattern, std::string_view word) {
    if (pattern.empty()) return word.empty();
    if (pattern.front() == '*') return fits_slowly(pattern.substr(1), word) || (!word.empty() && fits_slowly(pattern, word.substr(unicode::decode(word, 0).size)));
    if (word.empty()) return false;
    const auto size = unicode::decode(word, 0).size;
    if (pattern.front() == '?') return fits_slowly(pattern.substr(1), word.substr(size));
    return pattern.front() == word.front() && fits_slowly(pattern.substr(1), word.substr(1));
}

std::string random_pattern(std::mt19937& random) {
    std::string pattern;
    for (auto left = 1 + random() % 3; left > 0; --left) {
        pattern += random_word(random, 4);
        pattern += random() % 3 == 0 ? "?" : "*";
    }
    if (random() % 2 == 0) pattern += random_word(random, 4);
    if (random() % 2 == 0) pattern.insert(0, random() % 2 == 0 ? "*" : "?");
    return pattern;
}

// Of those that fit the most frequent, of equal ones the first.
std::vector<WordId> by_definition(const std::vector<CountedWord>& words, std::string_view pattern, std::size_t most) {
    std::vector<WordId> ids;
    for (WordId id = 0; id < words.size(); ++id)
        if (fits_slowly(pattern, words[id].word)) ids.push_back(id);
    std::ranges::stable_sort(ids, std::ranges::greater{}, [&](WordId id) { return words[id].count; });
    if (ids.size() > most) ids.resize(most);
    std::ranges::sort(ids);
    return ids;
}

std::size_t all_that_fit(const std::vector<CountedWord>& words, std::string_view pattern) {
    return by_definition(words, pattern, words.size()).size();
}

}  // namespace

TEST_SUITE("lexicon/fitting_words") {

TEST_CASE("exactly the words that fit, or the most frequent of them, as by definition") {
    std::mt19937 random{13};
    std::size_t found = 0, cut = 0;
    for (int round = 0; round < 300; ++round) {
        const auto words = random_words(random, 500, 9);
        const auto bytes = write_word_table(words);
        const WordTable table{bytes};
        for (int question = 0; question < 30; ++question) {
            const auto pattern = random_pattern(random);
            const std::size_t most = random() % 3 == 0 ? 1 + random() % 20 : 1'000;
            const auto fitting = fitting_words(table, pattern, most);
            CHECK_MESSAGE(fitting.ids == by_definition(words, pattern, most), pattern);
            CHECK(fitting.more == (all_that_fit(words, pattern) > most));
            found += fitting.ids.size();
            cut += fitting.more ? 1 : 0;
        }
    }
    CHECK(found > 10'000);
    CHECK(cut > 100);
}

TEST_CASE("who sees a part gets exactly the words of that part, the most frequent there") {
    std::mt19937 random{19};
    std::size_t found = 0, cut = 0, whole = 0;
    for (int round = 0; round < 300; ++round) {
        const auto all = random_words_in_parts(random, 500, 9, 1 + random() % 200);
        const auto bytes = write_word_table(all.words, all.parts);
        const WordTable table{bytes};
        const auto seen = random_seen(random, all.parts.size());
        std::vector<CountedWord> visible;
        for (WordId id = 0; id < all.words.size(); ++id)
            if (const auto count = all.count(id, seen); count > 0) visible.push_back({all.words[id].word, count});
        const CountOf count_of = [&](WordId id) {
            const auto count = table.count(id, seen);
            return count == 0 ? std::nullopt : std::optional{count};
        };
        for (int question = 0; question < 30; ++question) {
            const auto pattern = random_pattern(random);
            const std::size_t most = random() % 2 == 0 ? 1 + random() % 20 : 1'000;
            const auto fitting = fitting_words(table, pattern, most, count_of);
            std::vector<std::string> expected, got;
            for (const auto id : by_definition(visible, pattern, most)) expected.push_back(visible[id].word);
            for (const auto id : fitting.ids) got.emplace_back(table.word(id));
            CHECK_MESSAGE(got == expected, pattern);
            CHECK(fitting.more == (all_that_fit(visible, pattern) > most));
            found += got.size();
            cut += fitting.more ? 1 : 0;
            whole += fitting.more ? 0 : 1;
        }
    }
    CHECK(found > 10'000);
    CHECK(cut > 100);
    CHECK(whole > 100);
}

TEST_CASE("hostile patterns are answered within a moment") {
    std::mt19937 random{17};
    std::vector<CountedWord> words;
    for (int i = 0; i < 50'000; ++i) words.push_back({random_word(random, 30), 1});
    const auto bytes = write_word_table(words);
    const WordTable table{bytes};
    std::string stars;
    for (int i = 0; i < 2'000; ++i) stars += "*a*b*c";
    for (const auto& pattern : {std::string("*a*b*c*"), std::string(200, '?'), std::string(300, '?'), std::string(100'000, '*'), stars,
                                std::string(100'000, 'a') + "*", std::string("*a*a*a*a*a*a*a*a*a*a*z")})
        CHECK(fitting_words(table, pattern, 10).ids.size() <= 10);
    CHECK(fitting_words(table, "*", 10).more);
    CHECK(fitting_words(table, "", 10).ids.empty());
}

TEST_CASE("a question mark is one character, whatever its bytes") {
    const auto bytes = write_word_table({{"één", 2}, {"een", 1}, {"eën", 1}, {"eëën", 1}});
    const WordTable table{bytes};
    CHECK(fitting_words(table, "e?n", 10).ids.size() == 2);
    CHECK(fitting_words(table, "???", 10).ids.size() == 3);
    CHECK(fitting_words(table, "*én", 10).ids.size() == 1);
}

}
