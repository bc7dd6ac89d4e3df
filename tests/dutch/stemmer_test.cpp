// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <random>

#include "dutch/diminutives.hpp"
#include "dutch/inflection.hpp"
#include "dutch/numerals.hpp"
#include "dutch/spelling.hpp"
#include "dutch/stemmer.hpp"
#include "dutch/verbs.hpp"
#include "support/rows.hpp"
#include "text/unicode.hpp"
#include "support/seconds.hpp"

using namespace vraagbaak;
using namespace vraagbaak::dutch;

TEST_SUITE("dutch/stemmer") {

TEST_CASE("forms of one word share a stem, and other words have another") {
    Stemmer stemmer;
    const auto stem = [&](const std::string& word) {
        auto folded = unicode::fold(word);
        std::erase(folded, '-');
        return stemmer.stem(folded);
    };
    for (const auto& row : test::rows("nl/stems.tsv")) {
        CAPTURE(row[0]);
        if (row.size() > 1)
            for (const auto& same : test::words(row[1])) {
                CAPTURE(same);
                CHECK(stem(same) == stem(row[0]));
            }
        if (row.size() > 2)
            for (const auto& other : test::words(row[2])) {
                CAPTURE(other);
                CHECK(stem(other) != stem(row[0]));
            }
    }
}

TEST_CASE("short words and words with digits or other letters are their own stem") {
    Stemmer stemmer;
    for (const char* word : {"a", "de", "wmo", "h2o", "4e", "c++", "65+", "\u0436\u0438", "2onder1kap", "x", ""})
        CHECK(stemmer.stem(word) == word);
}

TEST_CASE("any word has a stem of letters, about as long as the word at most") {
    Stemmer stemmer;
    std::mt19937 random(6);
    for (int i = 0; i < 50'000; ++i) {
        std::string word(1 + random() % 14, 'a');
        for (auto& c : word) c = "abdeeeegijklnnoprstuvz"[random() % 22];
        const auto stem = stemmer.stem(word);
        CAPTURE(word);
        REQUIRE(stem.size() >= std::min<std::size_t>(word.size(), 2));
        REQUIRE(stem.size() <= word.size() + 2);  // raadslieden and the like grow
        REQUIRE(std::all_of(stem.begin(), stem.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
    }
}

TEST_CASE("a word without end takes no time") {
    Stemmer stemmer;
    const std::string word(200, 'e');
    const auto begin = std::clock();
    CHECK_FALSE(stemmer.stem(word).empty());
    CHECK(stemmer.stem(word + "e") == word + "e");
    CHECK(vraagbaak::test::seconds_since(begin) < 1);
}

TEST_CASE("verbs are found behind prefixes and particles") {
    CHECK(verb_stem("opgehaald") == "ophaal");
    CHECK(verb_stem("overleden") == "overlijd");
    CHECK(verb_stem("uitgeschreven") == "uitschrijf");
    CHECK(verb_stem("behandelde") == "behandel");
    CHECK(verb_stem("heringeschreven") == "herinschrijf");
    CHECK(verb_stem("geparkeerde") == "parkeer");
    CHECK(verb_stem("kaart") == "");
    CHECK(verb_stem("paspoort") == "");
    CHECK(verb_stem("overheid") == "");
}

TEST_CASE("an open syllable is written closed") {
    CHECK(closed("bom", false) == "boom");
    CHECK(closed("bakk", false) == "bak");
    CHECK(closed("huiz", false) == "huis");
    CHECK(closed("briev", false) == "brief");
    CHECK(closed("oefen", true) == "oefen");
    CHECK(syllables("aanvraag") == 2);
    CHECK(syllables("rijbewijs") == 3);
    CHECK(syllables("pst") == 0);
}

TEST_CASE("small words find the word that was made small") {
    CHECK(without_diminutive("parkeerkaartjes") == "parkeerkaart");
    CHECK(without_diminutive("deurtje") == "deur");
    CHECK(without_diminutive("bootje") == "boot");
    CHECK(without_diminutive("autootje") == "auto");
    CHECK(without_diminutive("bonnetje") == "bon");
    CHECK(without_diminutive("ringetje") == "ring");
    CHECK(without_diminutive("pakketje") == "pakket");
    CHECK(without_diminutive("lampje") == "lamp");
    CHECK(without_diminutive("museumpje") == "museum");
    CHECK(without_diminutive("woninkje") == "woning");
    CHECK(without_diminutive("bankje") == "bank");
    CHECK(without_diminutive("aapje") == "aap");
    for (const char* word : {"oranje", "beetje", "je", "tje", "jes", "etje", "mpje", "nkje", "paspoort", ""}) {
        CAPTURE(word);
        CHECK(without_diminutive(word) == "");
    }
}

TEST_CASE("a short number has the stem of its word") {
    Stemmer stemmer;
    CHECK(numeral_stem("18") == stemmer.stem("achttien"));
    CHECK(numeral_stem("4de") == stemmer.stem("vierde"));
    CHECK(numeral_stem("1ste") == stemmer.stem("eerste"));
    CHECK(numeral_stem("75") == stemmer.stem("vijfenzeventig"));
    for (const char* other : {"4", "04", "2027", "018", "30km", "1e1", "e", "vier", ""}) {
        CAPTURE(other);
        CHECK(numeral_stem(other) == "");
    }
}

TEST_CASE("endings come off by rule") {
    CHECK(base_form("formulieren") == "formulier");
    CHECK(base_form("categorieen") == "categorie");
    CHECK(base_form("seizoen") == "seizoen");
    CHECK(base_form("idealen") == "ideaal");
    CHECK(base_form("sensoren") == "sensor");
    CHECK(base_form("valse") == "vals");
    CHECK(positive_form("duurdere") == "duur");
    CHECK(positive_form("kostbaarste") == "kostbaar");
    CHECK(positive_form("huurder") == "huurder");
}

TEST_CASE("the fingerprint names the stemmer and is steady") {
    CHECK(fingerprint().starts_with("kraaij_pohlmann of xapian "));
    CHECK(fingerprint() == fingerprint());
}

}
