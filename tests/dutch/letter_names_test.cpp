// SPDX-License-Identifier: GPL-2.0-or-later
// Abbreviations that are spelled out, and words that only sound like letters.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "dutch/letter_names.hpp"
#include "support/rows.hpp"

using namespace vraagbaak;
using namespace vraagbaak::dutch;

namespace {

std::string spelled(const std::string& sentence) {
    const auto words = test::words(sentence);
    std::vector<std::string_view> views(words.begin(), words.end());
    std::string out;
    for (const auto& one : spelled_words(views)) out += (out.empty() ? "" : " ") + one.letters;
    return out;
}

}  // namespace

TEST_SUITE("dutch/letter_names") {

TEST_CASE("letters that are said one by one are an abbreviation") {
    for (const auto& [sentence, letters] : {std::pair{"die voc vee oo gee aanvragen", "vog"}, {"wee oo zet te hoog", "woz"},
                                            {"mijn bee es en kwijt", "bsn"}, {"aa oo wee", "aow"}, {"wee em oo hulp", "wmo"},
                                            {"pee gee bee", "pgb"}, {"bee er pee", "brp"}, {"gee pee kaa", "gpk"}, {"v o g", "vog"},
                                            {"b s n nummer", "bsn"}, {"vee vee ee", "vve"}, {"ie dee kaart", "id"}, {"oo zet bee", "ozb"}}) {
        CAPTURE(sentence);
        CHECK(spelled(sentence) == letters);
    }
}

TEST_CASE("words that sound like letters are words") {
    for (const char* sentence : {"ik ben er en ga", "hij is er ie en zij", "zet em er even in", "en er u", "el es en", "j m van der kolkstede",
                                 "dhr j p jansen", "kan u t s morgens", "paspoort en id", "een kopje thee", "vee op het land", "aa", "ha", "",
                                 "k m n", "es en eik", "zet je container buiten"}) {
        CAPTURE(sentence);
        CHECK(spelled(sentence) == "");
    }
}

// The plain reading: every run of letters and names, as long as it goes, judged by its sum.
TEST_CASE("runs are as long as they go and never overlap") {
    constexpr const char* pool[] = {"vee", "oo", "gee", "en", "er", "es", "zet", "w", "o", "z", "paspoort", "de", "bee", "u"};
    constexpr int sure[] = {2, 2, 2, 0, 0, 1, 1, 1, 1, 1, -1, -1, 2, 0};  // -1: no letter
    std::mt19937 random(4);
    for (int i = 0; i < 20'000; ++i) {
        std::vector<std::string_view> words(random() % 12);
        std::vector<std::size_t> chosen(words.size());
        for (std::size_t at = 0; at < words.size(); ++at) words[at] = pool[chosen[at] = random() % std::size(pool)];
        std::vector<std::pair<std::size_t, std::size_t>> expected, found;
        for (std::size_t begin = 0; begin < words.size();) {
            auto end = begin;
            int sum = 0;
            std::size_t plain = 0;
            for (; end < words.size() && sure[chosen[end]] >= 0; ++end) {
                sum += sure[chosen[end]];
                plain += words[end].size() == 1 ? 1 : 0;
            }
            const auto size = end - begin;
            const bool enough = plain == size ? size >= 3 && sum > 0 : size >= 2 && sum >= 3;
            if (size <= 6 && enough) expected.emplace_back(begin, end);
            begin = std::max(end, begin + 1);
        }
        for (const auto& one : spelled_words(words)) {
            found.emplace_back(one.begin, one.end);
            CHECK(one.letters.size() == one.end - one.begin);
        }
        CHECK(found == expected);
    }
}

}
