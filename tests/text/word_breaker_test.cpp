// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include "text/word_breaker.hpp"
#include "samples.hpp"

using namespace vraagbaak;
using namespace vraagbaak::unicode;

namespace {

// Text as the tokeniser gives it: without white space.
std::string chunk(std::string text) {
    std::erase_if(text, [](char c) { return c >= 0 && c <= ' '; });
    return text;
}

}  // namespace

TEST_SUITE("text/word_breaker") {

TEST_CASE("the quick way cuts as ICU does") {
    std::mt19937 random(4);
    WordBreaker breaker;
    int quick = 0;
    for (int i = 0; i < 40'000; ++i) {
        const auto text = chunk(test::random_text(random, 12));
        std::vector<Range> by_icu, quickly;
        if (!WordBreaker::cut_quickly(text, {0, text.size()}, quickly)) continue;
        ++quick;
        breaker.cut_by_icu(text, {0, text.size()}, by_icu);
        CAPTURE(text);
        REQUIRE(quickly == by_icu);
    }
    CHECK(quick > 5'000);
}

TEST_CASE("the quick way leaves alone what it does not know") {
    std::vector<Range> words{{7, 8}};
    const std::string text = "zwem\u00ADbad";
    CHECK_FALSE(WordBreaker::cut_quickly(text, {0, text.size()}, words));
    CHECK(words == std::vector<Range>{{7, 8}});
}

TEST_CASE("only the part that was asked for is cut") {
    WordBreaker breaker;
    std::vector<Range> words;
    breaker.cut("een,twee,drie", {4, 8}, words);
    CHECK(words == std::vector<Range>{{4, 8}});
}

}
