// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>

#include "lexicon/near_beginnings.hpp"
#include "lexicon/random_words.hpp"
#include "lexicon/slow_distance.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;

namespace {

std::vector<WordId> by_definition(const std::vector<CountedWord>& words, std::string_view letters, bool same_first) {
    std::vector<WordId> near;
    const auto typed = characters(letters);
    for (WordId id = 0; id < words.size(); ++id) {
        const auto word = characters(words[id].word);
        if (same_first && word[0] != typed[0]) continue;
        for (std::size_t size = 0; size <= word.size(); ++size)
            if (slow_distance(word.substr(0, size), typed) <= 1) {
                near.push_back(id);
                break;
            }
    }
    return near;
}

std::vector<WordId> ids_of(const WordRanges& ranges) {
    std::vector<WordId> ids;
    for (const auto& range : ranges)
        for (auto id = range.first; id < range.last; ++id) ids.push_back(id);
    return ids;
}

}  // namespace

TEST_SUITE("lexicon/near_beginnings") {

TEST_CASE("all words that begin with something near, and no others, as by definition") {
    std::mt19937 random{12};
    std::size_t found = 0;
    for (int round = 0; round < 300; ++round) {
        const auto words = random_words(random, 400, 8);
        const auto bytes = write_word_table(words);
        const WordTable table{bytes};
        for (int question = 0; question < 30; ++question) {
            const auto letters = random_word(random, 7);
            if (characters(letters).size() < 2) continue;
            CAPTURE(letters);
            const auto expected = by_definition(words, letters, false);
            found += expected.size();
            CHECK(ids_of(near_beginnings(table.words(), letters)) == expected);
            CHECK(ids_of(near_beginnings(table.words(), letters, FirstLetter::same)) == by_definition(words, letters, true));
        }
    }
    CHECK(found > 10'000);
}

TEST_CASE("too few and too many letters are near to nothing") {
    const auto bytes = write_word_table({{"aaa", 1}, {std::string(255, 'a'), 1}});
    const WordTable table{bytes};
    for (const auto size : {0, 1, 61, 100'000}) CHECK(near_beginnings(table.words(), std::string(static_cast<std::size_t>(size), 'a')).empty());
    CHECK(near_beginnings(WordSet{}, "paspoort").empty());
}

TEST_CASE("ranges are united, and one is taken out of others") {
    CHECK(united({{5, 7}, {1, 3}, {2, 4}, {9, 9}}) == WordRanges{{1, 4}, {5, 7}});
    CHECK(without({{1, 4}, {5, 9}}, {6, 7}) == WordRanges{{1, 4}, {5, 6}, {7, 9}});
    CHECK(without({{1, 4}, {5, 9}}, {2, 6}) == WordRanges{{1, 2}, {6, 9}});
    CHECK(without({{1, 4}}, {0, 9}).empty());
    CHECK(without({{1, 4}}, {4, 4}) == WordRanges{{1, 4}});
    const WordRanges ranges{{1, 4}, {6, 7}};
    for (const WordId id : {1U, 3U, 6U}) CHECK(has(ranges, id));
    for (const WordId id : {0U, 4U, 5U, 7U}) CHECK_FALSE(has(ranges, id));
}

}
