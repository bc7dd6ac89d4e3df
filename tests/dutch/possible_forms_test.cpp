// SPDX-License-Identifier: GPL-2.0-or-later
// No form of a stem may be passed over: then a hit would lose its highlight.
#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

#include "dutch/possible_forms.hpp"
#include "dutch/stemmer.hpp"
#include "dutch/word_file.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_irregular_forms, dutch_strong_verbs, dutch_weak_verbs, dutch_adjectives;
}

namespace vraagbaak::dutch {

namespace {

std::vector<std::string> words_of(std::string_view file) {
    std::vector<std::string> words;
    for (auto line = next_line(file); !line.empty(); line = next_line(file))
        for (const auto word : line) words.emplace_back(word.starts_with('~') || word.starts_with('-') ? word.substr(1) : word);
    return words;
}

// Stems of words that are passed over when that very stem is looked for.
std::vector<std::string> passed_over(const std::vector<std::string>& words) {
    Stemmer stemmer;
    std::vector<std::string> wrong;
    for (const auto& word : words) {
        PossibleForms forms;
        forms.add(stemmer.stem(word));
        if (!forms.may_be(word)) wrong.push_back(word);
    }
    return wrong;
}

}  // namespace

TEST_SUITE("dutch/possible_forms") {

TEST_CASE("a form of a stem in the lists is possible, also behind a prefix and with an ending") {
    for (const auto list : {data::dutch_irregular_forms, data::dutch_strong_verbs, data::dutch_weak_verbs, data::dutch_adjectives})
        for (const std::string before : {"", "ge", "op", "ver", "opge", "terug", "her"})
            for (const std::string after : {"", "e", "en", "t", "ten", "de", "den", "s", "je", "end", "er", "ste"}) {
                auto words = words_of(list);
                for (auto& word : words) word = before + word + after;
                CHECK(passed_over(words) == std::vector<std::string>{});
            }
}

TEST_CASE("a form of a stem in the dictionary is possible") {
    std::ifstream in{"/usr/share/dict/dutch"};
    if (!in) {
        MESSAGE("skipped: no /usr/share/dict/dutch (package wdutch)");
        return;
    }
    std::vector<std::string> words;
    for (std::string word; std::getline(in, word);) words.push_back(unicode::fold(word));
    CHECK(words.size() > 100'000);
    CHECK(passed_over(words) == std::vector<std::string>{});
}

TEST_CASE("a word that begins differently is not possible") {
    PossibleForms forms;
    CHECK_FALSE(forms.may_be("paspoort"));
    forms.add("paspoort");
    CHECK(forms.may_be("paspoorten"));
    CHECK(forms.may_be("gepast"));
    CHECK_FALSE(forms.may_be("rijbewijs"));
    CHECK_FALSE(forms.may_be("prijs"));
    CHECK_FALSE(forms.may_be(""));
}

}

}  // namespace vraagbaak::dutch
