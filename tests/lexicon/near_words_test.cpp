// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <set>
#include <utility>

#include "lexicon/near_words.hpp"
#include "lexicon/random_words.hpp"
#include "lexicon/slow_distance.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;

namespace {

std::vector<NearWord> by_definition(const std::vector<CountedWord>& words, std::string_view word, unsigned most, bool same_first) {
    std::vector<NearWord> near;
    const auto wanted = characters(word);
    for (WordId id = 0; id < words.size(); ++id) {
        const auto other = characters(words[id].word);
        if (same_first && (wanted.empty() || other[0] != wanted[0])) continue;
        // With the first letter kept, errors are counted in the rest.
        const auto far = same_first ? slow_distance(wanted.substr(1), other.substr(1)) : slow_distance(wanted, other);
        if (far <= most) near.push_back({id, far});
    }
    return near;
}

}  // namespace

TEST_SUITE("lexicon/near_words") {

TEST_CASE("all words within the distance and no others, as by definition") {
    std::mt19937 random{11};
    std::size_t found = 0;
    for (int round = 0; round < 300; ++round) {
        const auto words = random_words(random, 400, 7);
        const auto bytes = write_word_table(words);
        const WordTable table{bytes};
        for (int question = 0; question < 20; ++question) {
            const auto word = random_word(random, 8);
            for (unsigned most = 0; most <= farthest; ++most) {
                const auto expected = by_definition(words, word, most, false);
                found += expected.size();
                CHECK(near_words(table.words(), word, most) == expected);
                if (most > 0)
                    CHECK(near_words(table.words(), word, most, FirstLetter::same) == by_definition(words, word, most, true));
            }
        }
    }
    CHECK(found > 10'000);
}

// Words are asked for by their hash as long as the set has letters of few alphabets, else the tree is walked.
TEST_CASE("letters of many alphabets, as by definition") {
    std::mt19937 random{12};
    std::size_t found = 0, walked = 0;
    for (int round = 0; round < 60; ++round) {
        std::vector<CountedWord> words;
        const auto letters = 2 + random() % 400;
        const auto letter = [&] {
            const auto value = 0x3400 + random() % letters;  // of three bytes
            return std::string{static_cast<char>(0xE0 | value >> 12), static_cast<char>(0x80 | (value >> 6 & 0x3F)), static_cast<char>(0x80 | (value & 0x3F))};
        };
        std::set<std::string> texts;
        for (int i = 0; i < 500; ++i) {
            std::string text;
            for (auto size = 1 + random() % 3; size > 0; --size) text += letter();
            texts.insert(text);
        }
        for (const auto& text : texts) words.push_back({text, 1});
        const auto bytes = write_word_table(words);
        const WordTable table{bytes};
        walked += table.words().slots().knows_neighbours() ? 0 : 1;
        for (int question = 0; question < 20; ++question) {
            const auto word = letter() + letter();
            for (unsigned most = 1; most <= farthest; ++most) {
                const auto expected = by_definition(words, word, most, false);
                if (most == 1) found += expected.size();
                CHECK(near_words(table.words(), word, most) == expected);
                CHECK(near_words(table.words(), word, most, FirstLetter::same) == by_definition(words, word, most, true));
            }
        }
    }
    CHECK(found > 2'000);
    CHECK(walked > 10);
    CHECK(walked < 50);
}

// All words with one other letter than a long one: of those there are more forms with two errors than are asked for by their
// hash, and the tree is walked.
TEST_CASE("more mended forms than are asked for, as by definition") {
    const auto letter = [](unsigned number) {
        return std::string{static_cast<char>(0xC3 + number / 0x40), static_cast<char>(0x80 | number % 0x40)};
    };
    std::vector<std::string> letters;
    for (unsigned i = 0; i < 50; ++i) letters.push_back(letter(i));
    const auto joined = [](const std::vector<std::string>& all) {
        std::string text;
        for (const auto& one : all) text += one;
        return text;
    };
    std::set<std::string> texts;
    for (auto& one : letters)
        for (unsigned other = 0; other < 90; ++other) {
            const auto own = std::exchange(one, letter(other));
            texts.insert(joined(letters));
            one = own;
        }
    std::vector<CountedWord> words;
    for (const auto& text : texts) words.push_back({text, 1});
    const auto bytes = write_word_table(words);
    const WordTable table{bytes};
    auto wrong = letters;
    std::swap(wrong[10], wrong[11]);
    for (const auto& asked : {letters, wrong})
        for (unsigned most = 1; most <= farthest; ++most) {
            const auto expected = by_definition(words, joined(asked), most, false);
            CHECK(near_words(table.words(), joined(asked), most) == expected);
            CHECK(near_words(table.words(), joined(asked), most, FirstLetter::same) == by_definition(words, joined(asked), most, true));
            if (most == 2) CHECK(expected.size() > 4'000);
        }
}

TEST_CASE("neighbours in each other's place are one error, and a letter is touched once") {
    const auto bytes = write_word_table({{"abc", 1}, {"ac", 1}, {"paspoort", 1}, {"paspoorten", 1}});
    const WordTable table{bytes};
    const auto words = [&](std::string_view word, unsigned most) {
        std::vector<std::string> out;
        for (const auto& near : near_words(table.words(), word, most)) out.emplace_back(table.word(near.id));
        return out;
    };
    CHECK(words("ca", 1) == std::vector<std::string>{"ac"});
    CHECK(words("ca", 2) == std::vector<std::string>{"ac"});  // abc would be two errors at the same letters
    CHECK(words("paspotor", 1).empty());
    CHECK(words("papsoort", 1) == std::vector<std::string>{"paspoort"});
    CHECK(words("papsoortn", 2) == std::vector<std::string>{"paspoort", "paspoorten"});
}

TEST_CASE("very long words are near to none, and cost nothing") {
    const auto bytes = write_word_table({{std::string(255, 'a'), 1}, {std::string(60, 'a'), 1}, {"aaa", 1}});
    const WordTable table{bytes};
    CHECK(near_words(table.words(), std::string(100'000, 'a'), 2).empty());
    CHECK(near_words(table.words(), std::string(254, 'a'), 2).empty());
    CHECK(near_words(table.words(), std::string(60, 'a'), 2).size() == 1);
    CHECK(near_words(table.words(), "", 2).empty());
}

}
