// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "dutch/misspelling.hpp"
#include "dutch/sound.hpp"
#include "text/unicode.hpp"

using namespace vraagbaak;
using namespace vraagbaak::dutch;

namespace {

using Pair = std::pair<std::string, std::string>;

Cost cost(const std::string& typed, const std::string& right) { return misspelling_cost(Spelled{typed}, Spelled{right}, 10'000); }

}  // namespace

TEST_SUITE("dutch/sound") {

TEST_CASE("what sounds alike has one key") {
    for (const auto& [one, other] : std::vector<Pair>{
             {"rijbewijs", "reibeweis"}, {"kado", "cadeau"}, {"aangemelt", "aangemeld"}, {"hond", "hont"}, {"gebouwt", "gebaud"},
             {"accommodatie", "akomodatie"}, {"theater", "teater"}, {"fotograaf", "photograaf"}, {"kwitantie", "quitantie"},
             {"taxi", "taksi"}, {"lachen", "laggen"}, {"visite", "fisite"}, {"zout", "saut"}, {"rij bewijs", "rijbewijs"},
             {"e-mail", "email"}, {"portie", "portie"}})
        CHECK_MESSAGE(sound(one) == sound(other), one);
}

TEST_CASE("what sounds otherwise has not") {
    for (const auto& [one, other] : std::vector<Pair>{
             {"hond", "hand"}, {"boom", "boon"}, {"bij", "boe"}, {"huis", "hoes"}, {"deur", "duur"}, {"kist", "kast"}, {"melden", "melten"}})
        CHECK_MESSAGE(sound(one) != sound(other), one);
}

}

TEST_SUITE("dutch/misspelling") {

TEST_CASE("a right word costs nothing, also in capitals; its marks cost little") {
    for (const auto* word : {"", "paspoort", "één", "re-integratie", "ik-heid"}) CHECK(cost(word, word) == 0);
    CHECK(cost("PASPOORT", "paspoort") == 0);
    CHECK(cost("amsterdam", "Amsterdam") == 0);
    CHECK(cost("cafe", "café") > 0);
    CHECK(cost("cafe", "café") < 30);
}

TEST_CASE("errors that people make are cheaper than those that they do not") {
    for (const auto& [typed, right] : std::vector<Pair>{
             {"hont", "hond"}, {"wordt", "word"}, {"eigelijk", "eigenlijk"}, {"rei", "rij"}, {"gaut", "goud"}, {"lagt", "lacht"},
             {"kado", "cadeau"}, {"fisite", "visite"}, {"suiker", "zuiker"}, {"taksi", "taxi"}, {"accomodatie", "accommodatie"},
             {"huwluk", "huwlijk"}, {"politsie", "politie"}, {"burquis", "burkwis"}, {"hte", "het"}, {"zee-arm", "zeearm"}})
        CHECK_MESSAGE(cost(typed, right) < 100, typed);
    CHECK(cost("hons", "hond") > cost("hont", "hond"));
    CHECK(cost("paspoprt", "paspoort") < cost("paspowrt", "paspoort"));  // p is beside o
    CHECK(cost("aspoort", "paspoort") > cost("paspoor", "paspoort"));    // people know how a word begins
}

TEST_CASE("random words: no cost below zero, zero for itself alone, the bound changes no lower cost") {
    std::mt19937 random{5};
    const auto word = [&] {
        static const std::vector<std::string> letters{"a", "e", "i", "j", "d", "t", "c", "k", "s", "h", "g", "x", "é", "-", "'", " "};
        std::string out;
        for (auto left = random() % 9; left > 0; --left) out += letters[random() % letters.size()];
        return out;
    };
    for (int round = 0; round < 20'000; ++round) {
        const auto typed = word(), right = word();
        const auto exact = cost(typed, right);
        CHECK((exact == 0) == (typed == right));
        CHECK(exact >= 0);
        const auto bounded = misspelling_cost(Spelled{typed}, Spelled{right}, 120);
        CHECK((exact <= 120 ? bounded == exact : bounded > 120));
    }
}

TEST_CASE("words of any length are compared by their first 64 letters") {
    CHECK(cost(std::string(100'000, 'a'), std::string(64, 'a')) == 0);
    CHECK(cost(std::string(), std::string(64, 'b')) > 1'000);
}

}
