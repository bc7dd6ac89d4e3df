// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/markdown.hpp"

#include <doctest/doctest.h>

#include <string>

#include "record/heading.hpp"
#include "record/sections.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;

namespace {

std::string body(std::string_view markdown) {
    const auto parsed = parse_markdown(markdown);
    REQUIRE(parsed.sections.size() == 1);
    return parsed.sections.front().section.text;
}

std::string first_problem(std::string_view heading) {
    const auto parsed = parse_heading(heading);
    return parsed.problems.empty() ? "" : parsed.problems.front().code;
}

}  // namespace

TEST_SUITE("record/markdown") {

TEST_CASE("what stands before the first heading is the body, headings of two levels begin sections") {
    const auto parsed = parse_markdown("Inleiding.\n\n# Wat kost het?\n\nGratis.\n\nEcht.\n\n## Eigen kop\n### Dieper\nTekst\n", 7);
    REQUIRE(parsed.sections.size() == 3);
    CHECK(parsed.sections[0].section == Section{"tekst", "", "Inleiding.", std::nullopt});
    CHECK(parsed.sections[0].line == 7);
    CHECK(parsed.sections[1].section == Section{"kosten", "Wat kost het?", "Gratis.\n\nEcht.", std::nullopt});
    CHECK(parsed.sections[1].line == 9);
    CHECK(parsed.sections[2].section == Section{"eigen-kop", "Eigen kop", "Dieper\n\nTekst", std::nullopt});
    CHECK(parsed.sections[2].line == 15);
}

TEST_CASE("markup goes, words stay") {
    CHECK(body("Een **vet** en _schuin_ [linkje](https://x.example \"geheim\"), `code` en <https://a.example>.") ==
          "Een vet en schuin linkje, code en https://a.example.");
    CHECK(body("regel een\nregel twee  \nregel drie\\\nregel vier") == "regel een regel twee\nregel drie\nregel vier");
    CHECK(body("a\n\n```\ncode  blijft\n  zo\n```\n\nb") == "a\n\ncode  blijft\n  zo\n\nb");
    CHECK(body("> gezegd\n> is gezegd\n\n---\n\nna") == "gezegd is gezegd\n\nna");
    CHECK(body("\\- geen lijst, 1\\. ook niet &eacute;&amp;") == "- geen lijst, 1. ook niet é&");
}

TEST_CASE("lists have a line for each item and numbers where they are numbered") {
    CHECK(body("Neem mee:\n- foto\n- pas\n  - oud\n  - nieuw\n\nEn:\n\n3. bel\n\n4. wacht\n\n   lang\n\nKlaar") ==
          "Neem mee:\n- foto\n- pas\n- oud\n- nieuw\n\nEn:\n3. bel\n4. wacht\n\nlang\n\nKlaar");
}

TEST_CASE("the rows of a table stay lines, without the row of hyphens and the bars at the borders") {
    CHECK(body("| Soort | Tarief |\n|:---|---:|\n| **Paspoort** | € 83,87 |\n| ID-kaart | [€ 75](x) |\n") ==
          "Soort | Tarief\nPaspoort | € 83,87\nID-kaart | € 75");
    CHECK(body("Soort | Tarief\n--- | ---\nPaspoort | € 83,87") == "Soort | Tarief\nPaspoort | € 83,87");
    CHECK(body("Dit kost het\nbij ons:\n| Wat |\n|---|\n| a |\n\nSlot") == "Dit kost het bij ons:\nWat\na\n\nSlot");
    CHECK(body("| a | b |\n|---|---|\n|  | c |\n") == "a | b\n| c");
}

TEST_CASE("bars that make no table are text") {
    CHECK(body("kies 1 | 2\nof 3 | 4\n") == "kies 1 | 2 of 3 | 4");
    CHECK(body("| a |\n||\n| b |\n") == "| a | || | b |");
    CHECK(body("|---|---|\n| a | b |\n") == "|---|---| | a | b |");
}

TEST_CASE("HTML inside Markdown is read as HTML") {
    CHECK(body("voor <b>vet</b><br>en <script>geheim()</script>na") == "voor vet\nen na");
    CHECK(body("<table><tr><td>a</td><td>b</td></tr></table>\n\nna") == "a | b\n\nna");
    CHECK(body("a\n\n<style>\ngeheim\n</style>\n\nb <!-- geheim --> c") == "a\n\nb c");
}

TEST_CASE("usual headings get the key that every article uses") {
    const std::pair<const char*, const char*> pairs[] = {
        {"Kosten", "kosten"}, {"Wat kost het?", "kosten"}, {"Hoe vraag ik het aan", "aanvraag"}, {"Aanvragen", "aanvraag"},
        {"Hoe lang duurt het?", "termijn"}, {"Wat hebt u nodig?", "bewijs"}, {"Wat heb je nodig", "bewijs"},
        {"MEENEMEN", "bewijs"}, {"Bezwaar en beroep", "bezwaar"}, {"Desk memo", "deskMemo"}, {"Deskmemo:", "deskMemo"},
        {"Toelichting", "toelichting"}, {"Doorvragen", "doorvragen"}, {"Contact", "contact"}, {"Termijn", "termijn"},
        {"Bijzonderheden", "bijzonderheden"}, {"Voorwaarden", "voorwaarden"},
        {"Afwijkende openingstijden (zomer)", "afwijkende-openingstijden-zomer"}, {"Één & ander", "een-ander"},
        {"\u4f60\u597d", "sectie"}, {"-", "sectie"}};
    for (const auto& [heading, key] : pairs) {
        CAPTURE(heading);
        CHECK(section_key(heading) == key);
    }
}

TEST_CASE("a second section with the same heading gets a number") {
    Record record;
    for (int i = 0; i < 3; ++i) add_section(record, {"kosten", "Kosten", "x", std::nullopt});
    CHECK(record.sections[1].key == "kosten-2");
    CHECK(record.sections[2].key == "kosten-3");
}

TEST_CASE("a heading may say its key and who sees it") {
    const auto heading = parse_heading("Voor de balie {#balie zichtbaarheid=kcc,burgerzaken}");
    CHECK(heading.problems.empty());
    CHECK(heading.section.key == "balie");
    CHECK(heading.section.title == "Voor de balie");
    CHECK(heading.section.visibility == std::vector<std::string>{"kcc", "burgerzaken"});
    CHECK(parse_heading("Kop { Zichtbaarheid=\"kcc, burgerzaken\" }").section.visibility ==
          std::vector<std::string>{"kcc", "burgerzaken"});
    CHECK(parse_heading("Kop {zichtbaarheid=kcc, burgerzaken}").section.visibility ==
          std::vector<std::string>{"kcc", "burgerzaken"});
    CHECK(parse_heading("Memo {#DESKMEMO}").section.key == "deskMemo");
}

TEST_CASE("a heading that may have been meant to shield is refused") {
    CHECK(first_problem("Kop {zichbaarheid=kcc}") == "visibility_misspelt");
    CHECK(first_problem("Kop {zichtbaarhied=kcc}") == "visibility_misspelt");
    CHECK(first_problem("Kop {zichtbaar=kcc}") == "visibility_misspelt");
    CHECK(first_problem("Kop {intern}") == "unknown_attribute");
    CHECK(first_problem("Kop {zichtbaarheid=}") == "heading_attributes");
    CHECK(first_problem("Kop {zichtbaarheid=kcc zichtbaarheid=openbaar}") == "heading_attributes");
    CHECK(first_problem("Kop {zichtbaarheid=kcc") == "heading_attributes");
    CHECK(first_problem("Kop zichtbaarheid=kcc") == "heading_attributes");
    CHECK(first_problem("Kop {zichtbaarheid=kcc} voor de balie") == "heading_attributes");
    CHECK(first_problem("Deskmeno") == "nearly_internal");
    CHECK(first_problem("Desk memmo") == "nearly_internal");
    CHECK(first_problem("Toelichtng") == "nearly_internal");
    CHECK(first_problem("Memo {#deskmeno}") == "nearly_internal");
    CHECK(first_problem("Kop {zichtbaarheid: kcc}") != "");
    for (const auto* good : {"Kosten", "Toelichting", "Deskmemo", "Memo", "Openingstijden: balie", "Wie ziet u? (a=b)"}) {
        CAPTURE(good);
        CHECK(first_problem(good) == "");
    }
}

TEST_CASE("a numbered internal section is as internal as the first") {
    CHECK(is_internal("deskMemo"));
    CHECK(is_internal("deskMemo-2"));
    CHECK(is_internal("Toelichting"));
    CHECK_FALSE(is_internal("kosten-2"));
    CHECK_FALSE(is_internal("toelichting-kosten"));
}

TEST_CASE("depth costs no stack") {
    std::string quotes(50'000, '>');
    std::string list;
    for (int i = 0; i < 2'000; ++i) list += std::string(static_cast<std::size_t>(i), ' ') + "- a\n";
    CHECK(parse_markdown(quotes + " x").sections.front().section.text == "x");
    CHECK_FALSE(parse_markdown(list).sections.empty());
}

}
