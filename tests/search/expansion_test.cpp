// SPDX-License-Identifier: GPL-2.0-or-later
// Jokers and fuzzy words through the whole search. That exactly the right words are found, for every asker, is compared
// with plain code in plain_scorer_test.cpp and shielding_oracle.cpp.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "search/expansion.hpp"
#include "search/random_records.hpp"
#include "search/small_base.hpp"
#include "support/seconds.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

using Texts = std::vector<std::string>;

Texts codes_of(const Answer& answer) {
    Texts codes;
    for (const auto& remark : answer.interpretation.remarks) codes.push_back(remark.code);
    return codes;
}

const Reading& only_reading(const Answer& answer) {
    REQUIRE(answer.interpretation.words.size() == 1);
    REQUIRE(answer.interpretation.words.front().readings.size() == 1);
    return answer.interpretation.words.front().readings.front();
}

std::string letters_of(std::size_t number) {
    std::string out;
    for (int i = 0; i < 3; ++i, number /= 26) out += static_cast<char>('a' + number % 26);
    return out;
}

// So many words that fit "woord*", the first ones in more records.
std::vector<Record> numbered_words(std::size_t words) {
    std::vector<Record> records;
    for (std::size_t i = 0; i < 10; ++i) {
        std::string text;
        for (std::size_t word = 0; word < words; ++word)
            if (word % 10 >= i) text += "woord" + letters_of(word) + ' ';
        records.push_back(article("r" + std::to_string(i), "Lijst", text));
    }
    return records;
}

}  // namespace

TEST_SUITE("search/expansion") {
    TEST_CASE("the words are listed, the most frequent first, and why names the one that is there") {
        SmallBase base;
        base.put({article("a", "Afval", "Grofvuil en huisvuil."), article("b", "Straat", "Huisvuil."), article("c", "Water", "Zwembad.")});
        const auto answer = base->search(asker(), {.text = "*vuil", .explain = true});
        CHECK(only_reading(answer).kind == "joker");
        CHECK(only_reading(answer).terms == Texts{"huisvuil", "grofvuil"});
        CHECK(only_reading(answer).count == 2);
        CHECK(answer.total == 2);
        REQUIRE(answer.hits.size() == 2);
        CHECK(answer.hits.front().why.front().message == Message{"why_text_joker", {"*vuil", answer.hits.front().id == "a" ? "Grofvuil" : "Huisvuil"}});

        const auto fuzzy = base->search(asker(), {.text = "huisvull~", .explain = true});
        CHECK(only_reading(fuzzy).kind == "fuzzy");
        CHECK(only_reading(fuzzy).terms == Texts{"huisvuil"});
        CHECK(fuzzy.total == 2);
        CHECK(fuzzy.interpretation.remarks.empty());
        CHECK_FALSE(fuzzy.correction);
        REQUIRE(fuzzy.hits.front().why.size() == 1);
        CHECK(fuzzy.hits.front().why.front().kind == "fuzzy");
        CHECK(fuzzy.hits.front().why.front().message.code == "why_text_fuzzy");
        for (const auto* language : {"nl", "en"})
            CHECK(vraagbaak::text(fuzzy.hits.front().why.front().message, language).find("uisvuil") != std::string::npos);
    }

    TEST_CASE("a joker ranks as the word that it stands for: title and keywords before text") {
        SmallBase base;
        std::vector<Record> records{article("titel", "Parkeervergunning", "Aan de balie."),
                                    article("tekst", "Balie", "Een parkeervergunning aan de balie."),
                                    article("trefwoord", "Loket", "Aan de balie.")};
        records[2].keywords = {"parkeervergunning"};
        for (int i = 0; i < 20; ++i) records.push_back(article("anders" + std::to_string(i), "Anders", "Over iets anders."));
        base.put(records);
        const auto plain = ids_of(base->search(asker(), {.text = "parkeervergunning"}));
        CHECK(plain == Texts{"titel", "trefwoord", "tekst"});
        CHECK(ids_of(base->search(asker(), {.text = "*vergunning"})) == plain);
        CHECK(ids_of(base->search(asker(), {.text = "parkeer*"})) == plain);
        CHECK(ids_of(base->search(asker(), {.text = "parkervergunning~"})) == plain);
        CHECK(ids_of(base->search(asker(), {.text = "titel:*vergunning"})) == Texts{"titel"});
        CHECK(ids_of(base->search(asker(), {.text = "titel:parkervergunning~"})) == Texts{"titel"});
    }

    TEST_CASE("of a fuzzy word what is nearer comes first, however common it is") {
        SmallBase base;
        std::vector<Record> records{article("twee", "Boek", "Een masten."), article("een", "Boek", "Een kasten."),
                                    article("ver", "Boek", "Een lantaarn.")};
        for (int i = 0; i < 30; ++i) records.push_back(article("nul" + std::to_string(i), "Boek", "Een kaste."));
        base.put(records);
        const auto answer = base->search(asker(), {.text = "kaste~2", .limit = 100});
        CHECK(only_reading(answer).terms == Texts{"kaste", "kasten", "masten"});
        CHECK(answer.total == 32);
        const auto ids = ids_of(answer);
        CHECK(ids[29].starts_with("nul"));
        CHECK(ids[30] == "een");
        CHECK(ids[31] == "twee");
        CHECK(base->search(asker(), {.text = "kaste~"}).total == 31);
    }

    TEST_CASE("a fuzzy word that nothing is near is told as it is, and finds nothing") {
        SmallBase base;
        base.put({article("a", "Afval", "Grofvuil.")});
        const auto answer = base->search(asker(), {.text = "qqqqqqq~2"});
        CHECK(answer.total == 0);
        CHECK(only_reading(answer).terms == Texts{"qqqqqqq"});
        CHECK(base->search(asker(), {.text = "grofvuil -afvak~"}).total == 0);
    }

    TEST_CASE("beyond the caps the most frequent words count, and a remark says so") {
        SmallBase base;
        base.put(numbered_words(300));
        const auto many = base->search(asker(), {.text = "woord*"});
        CHECK(codes_of(many) == Texts{"joker_more_words"});
        Texts most_frequent;
        for (std::size_t last = 10; last-- > 0 && most_frequent.size() < search::most_words_for_one;) {
            Texts same;
            for (std::size_t word = last; word < 300; word += 10) same.push_back("woord" + letters_of(word));
            std::ranges::sort(same);
            for (const auto& word : same)
                if (most_frequent.size() < search::most_words_for_one) most_frequent.push_back(word);
        }
        CHECK(only_reading(many).terms == most_frequent);
        CHECK(codes_of(base->search(asker(), {.text = "woordaaa~2"})) == Texts{"fuzzy_more_words"});
        CHECK(codes_of(base->search(asker(), {.text = "woordaaa~"})).empty());

        std::string jokers = "lijst", fuzzy = "lijst";
        for (int i = 0; i < 12; ++i) {
            jokers += " woorda" + std::string(1, static_cast<char>('a' + i)) + '*';
            fuzzy += " lijs" + std::string(1, static_cast<char>('a' + i)) + '~';
        }
        const auto too_many = codes_of(base->search(asker(), {.text = jokers}));
        CHECK(std::ranges::count(too_many, std::string{"joker_too_many"}) == 4);
        const auto answer = base->search(asker(), {.text = fuzzy});
        CHECK(std::ranges::count(codes_of(answer), std::string{"fuzzy_too_many"}) == 4);
        CHECK(answer.total == 10);
    }

    TEST_CASE("hostile patterns stay within the caps and cost little") {
        SmallBase base;
        RandomWorld world{7};
        auto records = world.records(200);
        for (auto& record : records) record.visibility = std::nullopt, record.status.clear();
        for (auto& record : numbered_words(2'000)) records.push_back(std::move(record));
        base.put(records);
        const auto searcher = base->searcher(asker());
        std::string stars, near_words, far_words;
        for (int i = 0; i < 1'000; ++i) {
            stars += "*a*b*c";
            near_words += "woord" + letters_of(static_cast<std::size_t>(i)) + "~ ";
            far_words += letters_of(static_cast<std::size_t>(i)) + "~2 ";
        }
        const Texts questions{"*a*b*c*", stars + '*', std::string(200, '?'), std::string(200, '?') + 'a', "*e*", "w*", "*a*a*a*a*a*a*a*a*z",
                              std::string(100'000, 'a'), std::string(100'000, 'a') + '*', std::string(100'000, 'a') + "~2",
                              '*' + std::string(100'000, 'a'), std::string(100'000, '*') + 'a', near_words, far_words,
                              "titel:*e* kop:*e* *e* *n* *o* *r* *d* *a*"};
        for (const auto& question : questions) {
            CAPTURE(question.substr(0, 40));
            double least = 1;  // other work on the machine costs caches too
            Answer answer;
            for (int round = 0; round < 4; ++round) {
                const auto begin = std::clock();
                answer = searcher.search({.text = question});
                least = std::min(least, seconds_since(begin));
            }
            CHECK(least < 0.05);
            std::size_t words = 0;
            for (const auto& word : answer.interpretation.words)
                for (const auto& reading : word.readings) {
                    CHECK(reading.terms.size() <= search::most_words_for_one);
                    words += reading.kind == "joker" || (reading.kind == "fuzzy" && reading.terms.size() > 1) ? 1 : 0;
                }
            CHECK(words <= 64);
        }
        for (const auto* alone : {"*", "?*", "**"}) CHECK(codes_of(searcher.search({.text = alone})) == Texts{"joker_alone"});
    }

    TEST_CASE("a damaged table of words costs jokers, ~ and correction, and not the question") {
        SmallBase base;
        base.put({article("a", "Paspoort", "Een paspoort aanvragen."), article("b", "Rijbewijs", "Een rijbewijs aanvragen.")});
        const auto searcher = base->searcher(asker());
        damage(base.folder(), "words.bin", 400);
        CHECK(ids_of(searcher.search({.text = "paspoort"})) == Texts{"a"});
        CHECK(codes_of(searcher.search({.text = "paspoort"})).empty());
        const auto joker = searcher.search({.text = "paspoort pas*"});
        CHECK(codes_of(joker) == Texts{"words_damaged"});
        CHECK(ids_of(joker) == Texts{"a"});
        const auto fuzzy = searcher.search({.text = "paspoort~"});
        CHECK(codes_of(fuzzy) == Texts{"words_damaged"});
        CHECK(ids_of(fuzzy) == Texts{"a"});  // the word itself needs no table
        const auto misspelt = searcher.search({.text = "rijbewijs paspoord"});
        CHECK(codes_of(misspelt) == Texts{"words_damaged"});
        CHECK(std::ranges::count(ids_of(misspelt), std::string{"b"}) == 1);
        const auto health = base->verify(false);
        CHECK(std::ranges::any_of(health, [](const HealthItem& item) { return !item.good; }));
    }
}
