// SPDX-License-Identifier: GPL-2.0-or-later
// Personal data and secrets in content: what is warned about, for whom it is seen, and that no warning repeats it.
#include <doctest/doctest.h>

#include <string>

#include "record/support.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;

namespace {

// "code@field" of each warning.
std::string warnings(const std::string& json, const Source& source = {}) {
    std::string out;
    for (const auto& offered : test::read("jsonl", json, test::three_groups(), source)) {
        REQUIRE(offered.verdict.accepted());
        for (const auto& [message, place] : offered.verdict.warnings)
            out += (out.empty() ? "" : " ") + message.code + '@' + place.field;
    }
    return out;
}

std::string article(const std::string& more) {
    return R"({"id":"a","soort":"kennisartikel","titel":"Paspoort","tekst":"Kom langs.")" +
           (more.empty() ? "" : "," + more) + "}";
}

}  // namespace

TEST_SUITE("record/personal") {
    TEST_CASE("a BSN, IBAN, mobile number or secret that everyone sees is warned about, by field") {
        CHECK(warnings(article(R"("kosten":"bsn 999900006")")) == "personal_bsn@/kosten");
        CHECK(warnings(article(R"("kosten":"Betaal op NL91 ABNA 0417 1643 00.")")) == "personal_iban@/kosten");
        CHECK(warnings(article(R"("contact":"Bel Ans op 06 12345678.")")) == "personal_mobile@/contact");
        CHECK(warnings(article(R"("aanvraag":"wachtwoord: Welkom01!")")) == "personal_secret@/aanvraag");
        CHECK(warnings(article(R"("kortAntwoord":"Bel 06 12345678.")")) == "personal_mobile_here@/kortAntwoord");
        CHECK(warnings(article(R"("trefwoorden":["bsn 999900006","999900018"])")) == "personal_bsn_here@/trefwoorden");
        CHECK(warnings(article(R"("secties":[{"kop":"Iets","tekst":"x"},{"kop":"Ander","tekst":"999900006"}])")) ==
              "personal_bsn@/secties/1");
        CHECK(
            warnings(
                R"({"id":"p","soort":"project","titel":"Riool","status":"lopend","samenvatting":"Bel 06 12345678."})") ==
            "personal_mobile@/samenvatting");
    }

    TEST_CASE("in a shielded section or record only a BSN and a secret are") {
        const std::string all = "999900006, NL91ABNA0417164300, 06 12345678, pincode 4821";
        CHECK(warnings(article(R"("deskMemo":")" + all + "\"")) == "personal_bsn@/deskMemo personal_secret@/deskMemo");
        CHECK(warnings(article(R"("zichtbaarheid":["kcc"],"kosten":")" + all + "\"")) ==
              "personal_bsn@/kosten personal_secret@/kosten");
        Source source;
        source.visibility = {"kcc"};
        CHECK(warnings(article(R"("kosten":")" + all + "\""), source) ==
              "personal_bsn@/kosten personal_secret@/kosten");
    }

    TEST_CASE("numbers and addresses that belong where they stand give none") {
        CHECK(
            warnings(
                R"({"identificatie":"m","soort":"medewerker","naam":"Ans Wit","mobiel":"06 12345678","vervanging":"06 87654321",)"
                R"("telefoonnummers":["06 87654321","999900006"],"emails":["a.wit@gemeente.example"]})") == "");
        CHECK(
            warnings(
                R"({"id":"d","soort":"afdeling","naam":"Werf","telefoon":"06 12345678","openingstijden":"ma 9-17; bel 06 12345678"})") ==
            "");
        CHECK(
            warnings(article(
                R"("contact":"Bel 14 070, 0800 1234, 0900-1234567 of 112, of 070 1234567; mail kcc@gemeente.example.")")) ==
            "");
        CHECK(
            warnings(article(
                R"("url":"https://gemeente.example/999900006","links":[{"label":"Lees","url":"https://x.example/?wachtwoord=abc123"}])")) ==
            "");
        CHECK(warnings(article(R"("kosten":"Wachtwoord vergeten? Een paspoort kost € 83,87.")")) == "");
    }

    TEST_CASE("the number of somebody who is named beside it is, in what everyone sees") {
        for (const auto* text : {"Bel Jan de Vries op 020-1234567.", "Vraag naar mevrouw Bakker (020 123 45 67).", "Contact: J.P. van der Zee, tel. 020-1234567",
                                 "Bel 020-1234567 en vraag naar Pieter Bos.", "Dhr. De Boer: 020-1234567", "Neem contact op met Anna Özdemir via 020-1234567"}) {
            CAPTURE(std::string(text));
            CHECK(warnings(article("\"contact\":\"" + std::string(text) + "\"")) == "personal_phone@/contact");
        }
        for (const auto* text : {"Bel Stichting Leergeld op 020-1234567.", "Jan van Galenstraat 12, 020-1234567", "Jan de Vries is wethouder. Bel de balie op 020-1234567.", "Bel Bouw B.V. Amsterdam op 020-1234567",
                                 "Bel Jan de Vries op 14 020.", "Bel het Team Sociaal op 020-1234567 en vraag naar uw consulent.", "De Boer: 020-1234567", "Mijn Amsterdam, 020-1234567", "Wijk Noord: 020-1234567", "Anne Frankschool, 020-1234567"}) {
            CAPTURE(std::string(text));
            CHECK(warnings(article("\"contact\":\"" + std::string(text) + "\"")) == "");
        }
        CHECK(warnings(article(R"("deskMemo":"Bel Jan de Vries op 020-1234567.")")) == "");
    }

    TEST_CASE("a mobile number in what a department tells everyone of putting through is") {
        const auto department = [](const std::string& more) { return R"({"id":"d","soort":"afdeling","naam":"Werf","doorverbindinstructie":"Bel eerst 06 12345678.")" + more + "}"; };
        CHECK(warnings(department("")) == "personal_mobile_here@/doorverbindinstructie");
        CHECK(warnings(department(R"(,"zichtbaarheid":["kcc"])")) == "");
    }

    TEST_CASE("a warning names the paragraph and never what stands there, in both languages") {
        const auto all = test::read(
            "jsonl", article(R"("kosten":"Een.\n\nTwee.\n\nDrie: bsn 999900006 en 999900018, wachtwoord: Welkom01!")"));
        const auto& found = all.front().verdict.warnings;
        REQUIRE(found.size() == 2);
        CHECK(found[0].message == Message{"personal_bsn", {"3"}});
        CHECK(found[1].message == Message{"personal_secret", {"3"}});
        for (const auto& [message, place] : found)
            for (const char* language : {"nl", "en"})
                for (const char* value : {"999900006", "Welkom01"})
                    CHECK(text(message, language).find(value) == std::string::npos);
    }

    TEST_CASE("no paragraph is named where there are none: in a title, a keyword, the name of a link") {
        const auto found = warnings(R"({"id":"a","soort":"vac","titel":"Bel 06 12345678","antwoord":"Bel 06 12345678.",)"
                                    R"("trefwoorden":["pincode 4821"],"links":[{"label":"NL91 ABNA 0417 1643 00","url":"https://x.example"}]})");
        for (const auto* expected : {"personal_mobile_here@/titel", "personal_mobile@/antwoord", "personal_secret_here@/trefwoorden", "personal_iban_here@/links"})
            CHECK(found.find(expected) != std::string::npos);
        CHECK(text(Message{"personal_mobile_here", {}}, "nl").find("alinea") == std::string::npos);
    }

    TEST_CASE("a text full of numbers takes no time by the square") {
        std::string many;
        while (many.size() < 4'000'000) many += "999900006 06 12345678\\n\\n";
        CHECK(warnings(article("\"kosten\":\"" + many + "\"")) == "personal_bsn@/kosten personal_mobile@/kosten");
    }
}
