// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>

#include "lexicon/fitting_words.hpp"
#include "lexicon/near_words.hpp"
#include "lexicon/random_words.hpp"
#include "lexicon/speller.hpp"
#include "lexicon/word_table.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;

namespace {

std::string some_bytes() {
    std::string parts;
    append_part(parts, 0, 600);
    append_part(parts, 2, 40);
    return write_word_table({{"paspoort", 640, parts}, {"paspoorten", 12}, {"pas", 33}, {"één", 9}, {"eenmalig", 4}, {"afval", 812}},
                            {{0, 0, 99999999}, {1, 0, 99999999}, {1, 20270101, 20271231}});
}

ErrorKind kind_of_opening(std::string_view bytes) {
    try {
        WordTable{bytes}.check();
    } catch (const Error& error) {
        CHECK(error.message().code == "lexicon_damaged");
        return error.kind();
    }
    return ErrorKind::usage;
}

void ask_everything(const WordTable& table) {
    for (const std::string_view word : {"paspoort", "één", "rij bewijs"}) {
        table.find(word);
        near_words(table.words(), word, 2);
        suggest(table, word, 5);
    }
    for (const std::string_view pattern : {"*", "pas*", "*poort", "*spo*", "???"}) fitting_words(table, pattern, 2);
    for (WordId id = 0; id < table.size(); ++id) table.count(id, std::vector<bool>(table.parts(), true));
}

}  // namespace

TEST_SUITE("lexicon/word_table") {

TEST_CASE("each word is found with its count, and no other") {
    const auto bytes = some_bytes();
    const WordTable table{bytes};
    table.check();
    REQUIRE(table.size() == 6);
    const auto pas = table.find("paspoort");
    REQUIRE(pas);
    CHECK(table.word(*pas) == "paspoort");
    CHECK(table.count(*pas) == 640);
    CHECK(table.find("één"));
    for (const auto* other : {"", "paspoor", "paspoorte", "paspoortenn", "zz", "a"}) CHECK_FALSE(table.find(other));
    const auto [first, last] = table.words().beginning_with("pas");
    CHECK(last - first == 3);
}

TEST_CASE("the same words in another order make the same bytes; counts of equal words are added") {
    const auto one = write_word_table({{"afval", 2}, {"pas", 1}, {"afval", 3}});
    CHECK(one == write_word_table({{"pas", 1}, {"afval", 3}, {"afval", 2}}));
    const WordTable table{one};
    CHECK(table.size() == 2);
    CHECK(table.count(*table.find("afval")) == 5);
    const auto most = write_word_table({{"veel", 4'000'000'000}, {"veel", 4'000'000'000}});
    CHECK(WordTable{most}.count(0) == 4'294'967'295);
}

TEST_CASE("what is no word is left out: empty, too long, not UTF-8") {
    const auto bytes = write_word_table({{"", 1}, {std::string(256, 'a'), 1}, {"kap\xFFot", 1}, {std::string(255, 'b'), 1}});
    const WordTable table{bytes};
    table.check();
    CHECK(table.size() == 1);
}

TEST_CASE("a table without words answers nothing") {
    for (const auto& bytes : {write_word_table({})}) {
        const WordTable table{bytes};
        table.check();
        CHECK(table.size() == 0);
        CHECK_FALSE(table.find("pas"));
        CHECK(near_words(table.words(), "pas", 2).empty());
    }
    CHECK(WordTable{}.size() == 0);
}

TEST_CASE("random words: order, places and sounds hold") {
    std::mt19937 random{7};
    for (int round = 0; round < 200; ++round) {
        const auto words = random_words(random, 300, 9);
        const auto bytes = write_word_table(words);
        const WordTable table{bytes};
        table.check();
        REQUIRE(table.size() == words.size());
        std::vector<WordId> sounding;
        for (WordId sound = 0; sound < table.sounds().size(); ++sound) {
            const auto [begin, end] = table.range_sounding(sound);
            for (auto place = begin; place < end; ++place) {
                sounding.push_back(table.sounding(place));
                CHECK(sound_key(table.word(sounding.back())) == table.sounds().word(sound));
                CHECK_FALSE(unicode::first_ill_formed(table.sounds().word(sound)));
            }
        }
        std::ranges::sort(sounding);
        for (WordId id = 0; id < words.size(); ++id) {
            CHECK(sounding[id] == id);
            CHECK(table.find(words[id].word) == id);
            CHECK(table.count(id) == words[id].count);
            CHECK(is_right(table, words[id].word));
            suggest(table, random_word(random, 9), 3);
            if (id > 0) CHECK(table.count(table.by_frequency(id - 1)) >= table.count(table.by_frequency(id)));
        }
    }
}

TEST_CASE("the count of a word is that of the parts that are seen") {
    std::mt19937 random{23};
    for (int round = 0; round < 200; ++round) {
        const auto all = random_words_in_parts(random, 200, 7, 1 + random() % (round % 2 == 0 ? 4 : 2'000));
        const auto bytes = write_word_table(all.words, all.parts);
        const WordTable table{bytes};
        table.check();
        REQUIRE(table.parts() == all.parts.size());
        for (std::size_t part = 0; part < table.parts(); ++part) CHECK(table.part(part) == all.parts[part]);
        for (int asker = 0; asker < 5; ++asker) {
            const auto seen = random_seen(random, all.parts.size());
            for (WordId id = 0; id < all.words.size(); ++id) CHECK(table.count(id, seen) == all.count(id, seen));
        }
    }
    const auto without = write_word_table({{"afval", 3}});
    CHECK(WordTable{without}.count(0, {}) == 3);
}

TEST_CASE("a file that is cut short, longer or empty is refused at once") {
    const auto bytes = some_bytes();
    for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_THROWS_AS(WordTable{std::string_view(bytes).substr(0, size)}, Error);
    CHECK_THROWS_AS(WordTable{std::string_view(bytes + std::string(8, '\0'))}, Error);
}

TEST_CASE("no changed bit of a file passes the check") {
    const auto bytes = some_bytes();
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        auto changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ (1 << at % 8));
        CHECK_MESSAGE(kind_of_opening(changed) == ErrorKind::unusable, at);
    }
}

TEST_CASE("a damaged file that is used all the same answers wrongly or throws, and ends") {
    const auto bytes = some_bytes();
    std::size_t thrown = 0, answered = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at)
        for (const unsigned change : {1U, 2U, 0x80U, 0xFFU}) {
            auto changed = bytes;
            changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ change);
            try {
                ask_everything(WordTable{std::string_view(changed)});
                ++answered;
            } catch (const Error& error) {
                CHECK(error.kind() == ErrorKind::unusable);
                ++thrown;
            }
        }
    CHECK(thrown > 1'000);
    CHECK(answered > 1'000);
}

}
