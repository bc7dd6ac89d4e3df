// SPDX-License-Identifier: GPL-2.0-or-later
#include "compound_reference.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

#include "dutch/compounds.hpp"
#include "support/rows.hpp"

namespace vraagbaak {

namespace {

// Words and linking letters in a row, whether they make sense or not, and sometimes a slip of the pen.
class RandomWords {
public:
    RandomWords() {
        for (const auto& row : test::rows("nl/compounds.tsv"))
            for (std::size_t field : {1u, 2u})
                for (const auto& part : test::words(row[field])) parts_.push_back(part);
        for (const auto& row : test::rows("nl/no_compounds.txt"))
            for (const auto& word : test::words(row.front())) parts_.push_back(word);
    }

    std::string next() {
        constexpr std::size_t longest = 26;  // the reference tries all ways
        std::string word;
        for (auto count = below(4) + 1; count > 0; --count) {
            auto part = parts_[below(parts_.size())];
            if (count > 1 && below(4) == 0) part += links_[below(links_.size())];
            if (word.size() + part.size() <= longest) word += part;
        }
        if (!word.empty() && below(5) == 0) word[below(word.size())] = static_cast<char>('a' + below(26));
        return word;
    }

private:
    std::size_t below(std::size_t limit) { return random_() % limit; }

    std::mt19937 random_{20260501};
    std::vector<std::string> parts_;
    std::vector<std::string> links_{"s", "e", "en", "er", "n", "ing", "pen", "heid"};
};

}  // namespace

TEST_SUITE("dutch/compound_reference") {

TEST_CASE("of thousands of words made at random, each is cut where trying all ways cuts it") {
    RandomWords words;
    const dutch::CompoundSplitter splitter;
    const test::CompoundReference reference;
    std::size_t split = 0, whole = 0;
    for (int i = 0; i < 6000; ++i) {
        const auto word = words.next();
        const auto boundary = splitter.main_boundary(word);
        CHECK_MESSAGE(boundary == reference.main_boundary(word), word);
        ++(boundary == 0 ? whole : split);
    }
    CHECK(split > 2000);
    CHECK(whole > 500);
}

TEST_CASE("an automaton has the words that went in, numbered in order, and no others") {
    std::vector<std::string> words;
    RandomWords random;
    for (int i = 0; i < 3000; ++i) words.push_back(random.next());
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    if (words.front().empty()) words.erase(words.begin());
    const auto edges = dutch::make_automaton(words);
    const auto number_of = [&](std::string_view word) {
        dutch::AutomatonWalk walk(edges);
        for (const char letter : word)
            if (!walk.step(letter)) return std::size_t{~0u};
        return walk.at_word() ? std::size_t{walk.number()} : std::size_t{~0u};
    };
    for (std::size_t i = 0; i < words.size(); ++i) CHECK(number_of(words[i]) == i);
    for (int i = 0; i < 3000; ++i) {
        const auto word = random.next();
        CHECK((number_of(word) != ~0u) == std::ranges::binary_search(words, word));
    }
}

}  // TEST_SUITE

}  // namespace vraagbaak
