// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <random>

#include "vraagbaak/changes.hpp"

using namespace vraagbaak;

namespace {

// "Het kost [-25-] {+30+} euro."
std::string shown(std::string_view before, std::string_view after) {
    std::string out;
    for (const auto& [kind, text] : word_diff(before, after))
        out += kind == DiffKind::same ? text : kind == DiffKind::removed ? "[-" + text + "-]" : "{+" + text + "+}";
    return out;
}

// What stays when one side is left out.
std::string side(const std::vector<DiffPiece>& pieces, DiffKind left_out) {
    std::string out;
    for (const auto& piece : pieces)
        if (piece.kind != left_out) out += piece.text;
    return out;
}

std::string without_space(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\n') out += c;
    return out;
}

}  // namespace

TEST_SUITE("editorial/word_diff") {
    TEST_CASE("the words that went and came are told, and the rest stays") {
        CHECK(shown("Het kost 25 euro.", "Het kost 30 euro.") == "Het kost [-25 -]{+30 +}euro.");
        CHECK(shown("Neem een foto mee.", "Neem een pasfoto en geld mee.") == "Neem een [-foto -]{+pasfoto en geld +}mee.");
        CHECK(shown("Bel ons", "Bel ons.") == "Bel ons{+.+}");
        CHECK(shown("gelijk", "gelijk") == "gelijk");
        CHECK(shown("", "nieuw").compare("{+nieuw+}") == 0);
        CHECK(shown("oud", "") == "[-oud-]");
        CHECK(shown("", "").empty());
    }

    TEST_CASE("a lone word between changes goes with them") {
        CHECK(shown("vijf werkdagen na aanvraag thuis", "drie weken na ontvangst thuis") == "[-vijf werkdagen na aanvraag -]{+drie weken na ontvangst +}thuis");
    }

    TEST_CASE("both texts come back from the pieces, whatever they are") {
        std::mt19937 random{20270223};
        const std::string words[] = {"een", "twee", "drie", "vier.", "vijf,", "\n", "  ", "zes)", "(zeven", "..."};
        for (int round = 0; round < 2000; ++round) {
            std::string before, after;
            for (auto* text : {&before, &after})
                for (auto left = random() % 30; left > 0; --left) *text += words[random() % std::size(words)] + (random() % 4 == 0 ? "" : " ");
            const auto pieces = word_diff(before, after);
            CAPTURE(before);
            CAPTURE(after);
            REQUIRE(side(pieces, DiffKind::removed) == after);
            REQUIRE(without_space(side(pieces, DiffKind::added)) == without_space(before));
            for (std::size_t i = 1; i < pieces.size(); ++i) REQUIRE(pieces[i].kind != pieces[i - 1].kind);
        }
    }

    TEST_CASE("long texts without anything in common are replaced, within memory") {
        std::string before, after;
        for (int i = 0; i < 20000; ++i) {
            before += "a" + std::to_string(i) + ' ';
            after += "b" + std::to_string(i) + ' ';
        }
        const auto pieces = word_diff(before, after);
        REQUIRE(pieces.size() == 2);
        CHECK(pieces[0].text == before);
        CHECK(pieces[1].text == after);
    }
}
