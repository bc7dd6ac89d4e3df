// SPDX-License-Identifier: GPL-2.0-or-later
// What office programs make of a list, and what they did not make.
#include "editorial/spreadsheet.hpp"

#include <doctest/doctest.h>

using namespace vraagbaak;
using editorial::from_spreadsheet;

TEST_SUITE("editorial: spreadsheets") {
    TEST_CASE("columns between semicolons come between tabs, a row that names them goes, lines keep their numbers") {
        CHECK(from_spreadsheet(ListKind::terms, "\xEF\xBB\xBF" "zoekterm;artikel;staat\r\noude bank;grofvuil-ophalen;erbij\r\n\r\nkliko;gft-container;erbij;;\r\n") ==
              "\noude bank\tgrofvuil-ophalen\terbij\n\nkliko\tgft-container\terbij\n");
    }

    TEST_CASE("quotation marks around cells go, and what they hold stays one cell") {
        CHECK(from_spreadsheet(ListKind::terms, "\"oude bank; zetel\";grofvuil-ophalen;erbij\n\"de \"\"bak\"\"\";gft-container;erbij\n") ==
              "oude bank; zetel\tgrofvuil-ophalen\terbij\nde \"bak\"\tgft-container\terbij\n");
        CHECK(from_spreadsheet(ListKind::pins, "\"hoe kom ik van mijn bank af, snel\"\tgrofvuil-ophalen\ttonen\n") == "hoe kom ik van mijn bank af, snel\tgrofvuil-ophalen\ttonen\n");
    }

    TEST_CASE("two columns of synonyms are a rule") {
        CHECK(from_spreadsheet(ListKind::synonyms, "van;naar\nbankstel;grofvuil\n# een opmerking; van ons\n") == "\nbankstel => grofvuil\n# een opmerking; van ons\n");
    }

    TEST_CASE("a list of ours stays as it is") {
        for (const auto* text : {"oude bank\tgrofvuil-ophalen\terbij\t\tredactie\t2027-02-23\tzo; en zo\n", "de \"bak\"\tgft-container\terbij\n"}) CHECK(from_spreadsheet(ListKind::terms, text) == text);
        for (const auto* text : {"bankstel, zetel; poef => grofvuil\n", "kliko\n", ""}) CHECK(from_spreadsheet(ListKind::synonyms, text) == text);
        CHECK(from_spreadsheet(ListKind::terms, "zoekterm\tartikel\nbank\tgrofvuil-ophalen\terbij\n") == "\nbank\tgrofvuil-ophalen\terbij\n");
    }
}
