// SPDX-License-Identifier: GPL-2.0-or-later
#include "reports/old_figures.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace vraagbaak;
using namespace vraagbaak::reports;

namespace {

std::vector<std::string> sentences(std::string_view text) {
    std::vector<std::string> out;
    for (const auto& figure : old_figures(text, 2027)) out.push_back(figure.sentence);
    return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_SUITE("reports: old years and amounts") {
    TEST_CASE("a sentence about a year that is over") {
        CHECK(sentences("In 2026 kost een paspoort meer. Vraag het aan.") == Strings{"In 2026 kost een paspoort meer."});
        CHECK(sentences("De tarieven (2025) staan hieronder") == Strings{"De tarieven (2025) staan hieronder"});
        CHECK(sentences("Dit geldt vanaf 1 januari 2026.\nBel ons.") == Strings{"Dit geldt vanaf 1 januari 2026."});
        CHECK(old_figures("In 2026 betaalt u € 12,50.", 2027).front().amount);
        CHECK(old_figures("In 2026 betaalt u 12 euro.", 2027).front().year == 2026);
        CHECK(sentences("In 2019 betaalde u € 10.") == Strings{"In 2019 betaalde u € 10."});
    }

    TEST_CASE("what is no old year") {
        for (const auto* text : {"In 2027 kost een paspoort meer.", "Van 2026 tot en met 2028 geldt dit.", "In 2026-2027 geldt dit.", "De Wmo 2015 regelt dit.",
                                 "De Woningwet 2025 regelt dit.", "U krijgt een brief met nummer 2026/114.", "Bel 14 0202026 voor vragen.",
                                 "Het huis is gebouwd in 2025.", "Bent u geboren in 2026?", "In 2019 begon dit.", "Het bedrag is 2.026,00 of 2026,50.", ""}) {
            CAPTURE(text);
            CHECK(sentences(text).empty());
        }
    }

    TEST_CASE("amounts of money") {
        for (const auto* text : {"€ 12", "€12,50", "€\u00a09", "12 euro", "u betaalt 5 euro."}) {
            CAPTURE(text);
            CHECK(has_amount(text));
        }
        for (const auto* text : {"€", "euro", "12 eurocent", "De € is een munt", "eurobiljet van 5"}) {
            CAPTURE(text);
            CHECK_FALSE(has_amount(text));
        }
    }

    TEST_CASE("any text is read to its end") {
        std::mt19937 random{3};
        const std::string letters = "20 25.€,-/(\n)ab";
        for (int i = 0; i < 5000; ++i) {
            std::string text;
            for (auto size = random() % 40; size > 0; --size) text += letters[random() % 8 == 0 ? random() % letters.size() : random() % 4];
            for (const auto& figure : old_figures(text, 2027)) {
                CHECK(text.find(figure.sentence) != text.npos);
                CHECK(figure.year < 2027);
            }
        }
    }
}
