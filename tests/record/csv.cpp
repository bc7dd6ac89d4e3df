// SPDX-License-Identifier: GPL-2.0-or-later
// CSV: how it is cut into rows, in what it is written, and which column is which field.
#include <doctest/doctest.h>

#include <string>

#include "record/settings.hpp"
#include "record/support.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;

namespace {

using Texts = std::vector<std::string>;

std::string outcome(std::string_view csv, const Source& source = {}) {
    std::string out;
    for (const auto& offered : test::read("csv", csv, test::three_groups(), source))
        out += (out.empty() ? "" : " ") +
               (offered.verdict.accepted() ? offered.record.id : '!' + test::first(offered.verdict.rejected));
    return out;
}

Record one(std::string_view csv, const Source& source = {}) {
    auto offered = test::read("csv", csv, test::three_groups(), source);
    REQUIRE(offered.size() == 1);
    INFO(test::first(offered.front().verdict.rejected));
    REQUIRE(offered.front().verdict.accepted());
    return std::move(offered.front().record);
}

std::vector<Finding> warnings(std::string_view csv, const Source& source = {}) {
    return test::read("csv", csv, test::three_groups(), source).front().verdict.warnings;
}

// UTF-16; for text without characters beyond U+00FF in UTF-8.
std::string utf16(std::string_view text, bool big, bool mark = true) {
    std::string out = mark ? (big ? "\xFE\xFF" : "\xFF\xFE") : "";
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned unit = static_cast<unsigned char>(text[i]);
        if (unit >= 0xC2) unit = (unit & 3U) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3FU);
        const char low = static_cast<char>(unit);
        out += big ? std::string{'\0', low} : std::string{low, '\0'};
    }
    return out;
}

const std::string header = "identificatie;voornaam;achternaam;telefoonnummer\n";

}  // namespace

TEST_SUITE("record/csv") {

TEST_CASE("every field of a person arrives, whatever the case of its column") {
    const auto r = one("Identificatie;VOORNAAM;Tussenvoegsel;Achternaam;Functie;Afdeling;Telefoon;E-mail adres;Mobiel;Skills;Actief;Toestel;Werklocatie\n"
                       "mw-1;Wiebrich;in 't;Zandvliedt;Teamleider;Zorg, welzijn;020 011 2600, 020 011 2601;w@x.example;06 1;paspoort; WAAR ;2600;Stadhuis\n");
    CHECK(r.kind == "medewerker");
    CHECK(r.title == "Wiebrich in 't Zandvliedt");
    CHECK(r.departments == Texts{"Zorg, welzijn"});
    CHECK(r.phones == Texts{"020 011 2600", "020 011 2601"});
    CHECK(r.emails == Texts{"w@x.example"});
    CHECK(r.mobile == "06 1");
    CHECK(r.status == "actief");
    CHECK(r.extension == "2600");
    CHECK(one("id,sn,actief\na,Wit,ONWAAR\n").status == "non-actief");
}

TEST_CASE("the names that a directory of staff has are known") {
    const auto r = one("sAMAccountName,employeeID,givenName,sn,displayName,mail,telephoneNumber,otherTelephone,mobile,department,title,physicalDeliveryOfficeName\n"
                       "wzand,007,Wiebrich,Zandvliedt,\"Zandvliedt, Wiebrich\",w@x.example,020 1,020 2,06,Burgerzaken,Teamleider,Stadhuis\n");
    CHECK(r.id == "007");
    CHECK(r.title == "Wiebrich Zandvliedt");
    CHECK(r.function == "Teamleider");
    CHECK(r.phones == Texts{"020 1", "020 2"});
    CHECK(r.departments == Texts{"Burgerzaken"});
    CHECK(r.work_location == "Stadhuis");
}

TEST_CASE("an id is cleaned, and made of the mail address when there is none") {
    CHECK(one("id;achternaam\nJan de Wit/é;Wit\n").id == "jan-de-wit-e");
    CHECK(one("achternaam;e-mail\nWit;J.Wit@x.example\n").id == "j.wit-x.example");
    CHECK(one("achternaam;e-mail;mail\nWit;\"j@x.example, k@x.example\";l@x.example\n").emails == Texts{"j@x.example", "k@x.example", "l@x.example"});
    CHECK(one("achternaam;e-mail\nWit;\"j@x.example, k@x.example\"\n").id == "j-x.example-wit");
    CHECK(one("afdeling;telefoon;openingstijden\nBurgerzaken & Co;14 020;ma\n").id == "afd-burgerzaken-co");
}

TEST_CASE("a page without an id is known by its address") {
    const auto all = test::read("csv", "title,url,body\nAfval,https://www.x.example/afval?a=1,Tekst.\nWeg,,Tekst.\n");
    REQUIRE(all.size() == 2);
    CHECK(all[0].record.id == "www.x.example-afval-a-1");
    CHECK(all[0].record.kind == "pagina");
    CHECK(all[0].verdict.accepted());
    CHECK(all[1].record.id == "pagina-weg");
}

TEST_CASE("a list of people without ids gets ids of what tells people apart") {
    CHECK(outcome("Naam;Telefoon;Afdeling\nAns Wit;020 123 45 67;Zorg\nAns Wit;020 123 45 68;Zorg\nBo Zwart;;Zorg\nBo Zwart;;Zorg\n") ==
          "mw-ans-wit-201234567 mw-ans-wit-201234568 mw-bo-zwart-zorg mw-bo-zwart-zorg");
    CHECK(one("Naam;Telefoon;Afdeling\nAns Wit;+31 (20) 123-4567;Balie\n").id == "mw-ans-wit-201234567");
    CHECK(outcome("Naam;E-mail;Functie\nAns Wit;;consulent\nBo Zwart;b.zwart@x.example;\n") == "mw-ans-wit-consulent b.zwart-x.example");
    CHECK(one("achternaam;voornaam;functie\nWit;Ans;balie\n").id == "mw-ans-wit-balie");
    CHECK(outcome("id;naam;functie\n;Ans Wit;balie\n") == "!no_id@2:id");  // where there are ids one is missing
}

TEST_CASE("who share a mailbox are two people") {
    CHECK(outcome("Naam;E-mail;Functie\nAns Wit;balie@x.example;x\nJan van der Berg;balie@x.example;x\n\"Berg, J. van der\";j.berg@x.example;x\n") ==
          "balie-x.example-ans-wit balie-x.example-jan-van-der-berg j.berg-x.example");
}

TEST_CASE("questions and pages without ids are known by their title") {
    CHECK(outcome("vraag;antwoord\nWat kost het?;Niets.\nMag het?;Ja.\n") == "vac-wat-kost-het vac-mag-het");
    const auto longest = std::string(250, 'x');
    const auto all = test::read("csv", "vraag;antwoord\n" + longest + "a;Ja.\n" + longest + "b;Ja.\n");
    REQUIRE(all.size() == 2);
    CHECK(all[0].verdict.accepted());
    CHECK(all[0].record.id != all[1].record.id);
}

TEST_CASE("an introduction and a text beside it are both kept, the introduction first") {
    for (const auto* header : {"titel;tekst;inleiding;url", "titel;inhoud;samenvatting;url", "titel;content;intro;url"}) {
        CAPTURE(header);
        const std::string csv = header + std::string("\nAfval;<p>Lang.</p>;Kort.;https://x.example/a\n");
        CHECK(one(csv).sections.front().text == "Kort.\n\nLang.");
        CHECK(warnings(csv).empty());
    }
    CHECK(one("titel;inhoud\nAfval;Lang.\n").kind == "kennisartikel");
}

TEST_CASE("what a column says is not published is not active") {
    const auto status = [](const std::string& column, const std::string& cell) {
        return one("id;titel;tekst;" + column + "\na;t;x;" + cell + "\n").status;
    };
    for (const auto* column : {"published", "Gepubliceerd", "online", "actief", "status", "post_status"}) {
        CAPTURE(column);
        for (const auto* cell : {"0", "nee", "false", "No", "niet actief"}) CHECK(status(column, cell) == "non-actief");
        for (const auto* cell : {"concept", "Draft"}) CHECK(status(column, cell) == "concept");
        for (const auto* cell : {"1", "ja", "TRUE", "gepubliceerd"}) CHECK(status(column, cell) == "actief");
        CHECK(outcome("id;titel;tekst;" + std::string(column) + "\na;t;x;misschien\n").starts_with("!"));
    }
    CHECK(status("published;status", "nee;actief") == "non-actief");
    CHECK(status("status;published", "te-verwijderen;ja") == "te-verwijderen");
    CHECK(status("published", "") == "non-actief");
    CHECK(test::first(warnings("id;titel;tekst;published\na;t;x;\n")) == "csv_published_empty@2:published");
    CHECK(outcome("id;titel;tekst;published\na;t;x;misschien\n") == "!csv_published_unknown@2:published");
    CHECK(one("id;titel;tekst;published\na;t;x;1-3-2027 0:00:00\n").visible_from == parse_date("2027-03-01"));
}

TEST_CASE("dates are read as people here write them, day first and with the whole year") {
    for (const auto* date : {"1-2-2026", "01-02-2026", "1/2/2026", "01.02.2026", "2026-02-01", "01-02-2026 10:15", "1-2-2026 0:00:00"}) {
        CAPTURE(date);
        CHECK(one("id;titel;tekst;publicatieVan\na;t;x;" + std::string(date) + "\n").visible_from == parse_date("2026-02-01"));
    }
    for (const auto* date : {"1-2-26", "31-2-2026", "1-2.2026", "2026/2/1", "1-13-2026", "1-2-2026x", "1-2"}) {
        CAPTURE(date);
        CHECK(outcome("id;titel;tekst;publicatieVan\na;t;x;" + std::string(date) + "\n") == "!expected_date@2:publicatieVan");
    }
}

TEST_CASE("titles, names and keywords lose their entities and tags") {
    const auto r = one("id|titel|tekst|trefwoorden|afdeling\na|Afval &amp;amp; milieu &#8211; <b>info</b>|x|kliko &amp; bak|R&amp;D\n");
    CHECK(r.title == "Afval & milieu – info");
    CHECK(r.keywords == Texts{"kliko & bak"});
    CHECK(r.departments == Texts{"R&D"});
}

TEST_CASE("the delimiter is the one that the first row has most of") {
    for (const std::string sign : {";", ",", "\t", "|"}) {
        CAPTURE(sign);
        CHECK(outcome("id" + sign + "achternaam\na" + sign + "Wit\nb" + sign + "Zwart") == "a b");
    }
    CHECK(outcome("sep=|\nid|achternaam, deftig;lang|voornaam\na|Wit|Jan\n") == "a");
    CHECK(outcome("\n;\n\"id;a,,,,,\";achternaam;id\nx;Wit;a\n") == "a");
}

TEST_CASE("quoted cells hold delimiters, line breaks and doubled quotation marks") {
    const auto r = one("id;achternaam;skills\na;\"De \"\"Witte\"\"; junior\";\"een\r\ntwee\n\ndrie\"\n");
    CHECK(r.family_name == "De \"Witte\"; junior");
    CHECK(r.skills == "een\ntwee\n\ndrie");
    CHECK(outcome("id;achternaam\r\na;Wit\r\nb;\"Zwart\"\rc;Rood\r\n\r\n;\r\nd;O\"Neil") == "a b c d");
}

TEST_CASE("a row of another width is rejected at its line, and the rest goes in") {
    CHECK(outcome(header + "a;An;Wit;020\nb;Bo;Zwart\nc;Cy;Rood;020;x\n\"d\n\";Di;Groen;1\ne;Ed;Geel;2\n") ==
          "a !csv_width@3: !csv_width@4: d e");
    CHECK(test::read("csv", header + "b;Bo\n").front().verdict.rejected.front().message == Message{"csv_width", {"2", "4"}});
}

TEST_CASE("a finding names the line and the column of the file") {
    CHECK(outcome("id;Achternaam;Publicatie tot\na;Wit;2027-01-01\nb;\"Zw\nart\";31-12-27\n") == "a !expected_date@4:Publicatie tot");
    CHECK(outcome("id;achternaam;zichtbaarhied\na;Wit;kcc\n") == "!visibility_misspelt@2:zichtbaarhied");
    CHECK(outcome("id;achternaam;Zichtbaarheid\na;Wit;wie\n") == "!unknown_group@2:Zichtbaarheid");
    CHECK(one("id;achternaam;zichtbaarheid\na;Wit;\"kcc, burgerzaken\"\n").visibility == Texts{"burgerzaken", "kcc"});
}

TEST_CASE("a quotation mark that is never closed costs its own row, and where it opens is said") {
    CHECK(outcome(header + "a;An;Wit;1\nb;\"Bo;Zwart;2\nc;Cy;Rood;3\n") == "a !csv_open_quote@3: c");
    CHECK(outcome(header + "a;An;Wit;1\nb;\"Bo;Zwart;2\nc;\"Cy\";Rood;3\nd;Di;Geel;4\n") == "a !csv_quote@3: c d");
    CHECK(outcome("\"id;achternaam\na;Wit\n") == "!csv_open_quote@1:");
}

TEST_CASE("UTF-8, UTF-16 and Windows-1252 are told apart") {
    const std::string csv = "id;voornaam;achternaam\na;Zoë;Müller\nb;André;Wit\n";
    const std::string windows = "id;voornaam;achternaam\na;Zo\xEB;M\xFCller \x80\nb;Andr\xE9;Wit\n";
    for (const auto& bytes : {csv, "\xEF\xBB\xBF" + csv, utf16(csv, false), utf16(csv, true), utf16(csv, false, false), utf16(csv, true, false), windows}) {
        const auto all = test::read("csv", bytes);
        REQUIRE(all.size() == 2);
        REQUIRE(all[0].verdict.accepted());
        CHECK(all[0].record.given_name == "Zoë");
        CHECK(all[1].record.given_name == "André");
    }
    CHECK(test::read("csv", windows).front().record.family_name == "Müller €");
    for (const auto& [bytes, encoding, sign] : {std::tuple{csv, "UTF-8", ";"},
                                                {windows, "Windows-1252", ";"},
                                                {utf16(csv, true), "UTF-16", ";"},
                                                {utf16(csv, false, false), "UTF-16", ";"},
                                                {std::string("id\tachternaam\na\tWit\n"), "UTF-8", "TAB"}}) {
        CHECK(warnings(bytes).empty());
        CHECK(test::notes("csv", bytes) == std::vector<Finding>{{{"csv_read_as", {encoding, sign}}, {"bestand", 0, ""}}});
    }
}

TEST_CASE("a wrong byte in UTF-8 costs its row alone") {
    CHECK(outcome("id;achternaam;functie\na;Zoë;é\nb;W\xFFit;x\nc;é;é\n") == "a !ill_formed_utf8@3:achternaam c");
    CHECK(outcome(utf16("id;achternaam\na;Wit\nb;", false) + std::string("\x00\xDC\x57\x00\n\x00", 6) + "c") == "a !ill_formed_utf8@3:achternaam !csv_width@4:");
}

TEST_CASE("columns that nobody knows are told once") {
    const std::string csv = "id;achternaam;Geboortedatum;Kleur;Voorkeur\na;Wit;2000-01-01;rood;x\nb;Zwart;;;\n";
    const auto all = test::read("csv", csv);
    CHECK(all[0].verdict.warnings.size() == 1);
    CHECK(all[0].verdict.warnings.front().message == Message{"csv_columns_unknown", {"Geboortedatum, Kleur, Voorkeur"}});
    CHECK(all[1].verdict.warnings.empty());
    CHECK(test::first(warnings("id;achternaam;naam;volledigeNaam\na;Wit;A;B\n")) == "csv_column_twice@1:");
}

TEST_CASE("two columns of mobile numbers are one shielded line, and no number in it is lost") {
    const auto all = test::read("csv", "id;achternaam;mobiel;otherMobile;telefoon;telefoon\na;Wit;06 1111 2222;06 4444 5555 / 06 7777 8888;020 624 1111;020 624 1112\nb;Bos;;06 1;;\n");
    CHECK(all[0].verdict.warnings.empty());
    CHECK(all[0].record.mobile == "06 1111 2222, 06 4444 5555 / 06 7777 8888");
    CHECK(all[0].record.phones == std::vector<std::string>{"020 624 1111", "020 624 1112"});
    CHECK(all[1].record.mobile == "06 1");
}

TEST_CASE("a number that cannot be one is warned about and kept, and the warning does not tell it") {
    const auto all = test::read("csv", "id;achternaam;mobiel;telefoon;toestel\na;Wit;06 1234 567;geen;12\nb;Bos;06 0123 4567;020 624 1111, 2611;1\n");
    REQUIRE(all[0].verdict.warnings.size() == 2);
    CHECK(all[0].verdict.warnings[0].message == Message{"phone_impossible", {}});
    CHECK(all[0].verdict.warnings[1].message == Message{"phone_impossible", {}});
    CHECK(all[0].record.mobile == "06 1234 567");
    CHECK(all[1].verdict.warnings.empty());
}

TEST_CASE("the settings say which column is which field") {
    const auto settings = parse_settings("bronnen:\n  - pad: a.csv\n    kolommen: {Wie: achternaam, Doorkies nr: telefoonnummers, Kleur: , Nummer: identificatie}\n", "f");
    const auto& source = settings.sources.front();
    CHECK(source.columns == std::map<std::string, std::string>{{"Wie", "achternaam"}, {"Doorkies nr", "telefoonnummers"}, {"Kleur", ""}, {"Nummer", "id"}});
    const std::string csv = "NUMMER;wie;doorkies-nr;kleur\na;Wit;020 1;rood\n";
    const auto r = one(csv, source);
    CHECK(r.family_name == "Wit");
    CHECK(r.phones == Texts{"020 1"});
    CHECK(warnings(csv, source).empty());
}

TEST_CASE("what a file holds is seen by its columns, or it is refused") {
    CHECK(one("id;vraag;antwoord;trefwoorden\na;Mag het?;Ja.;\"een, twee\"\n").kind == "vac");
    CHECK(one("id;vraag;antwoord;trefwoorden\na;Mag het?;Ja.;\"een, twee\"\n").keywords == Texts{"een", "twee"});
    CHECK(one("id;titel;tekst;url\na;t;<p>x</p>;https://x.example\n").kind == "pagina");
    CHECK(one("id;titel;tekst;kosten\na;t;<p>x</p>;niets\n").kind == "kennisartikel");
    const auto product = one("name,slug,summary,content,keywords,uniforme_productnaam\nPaspoort,paspoort-1,Kom langs.,<p>Neem mee.</p>,\"pas, reizen\",paspoort\n");
    CHECK(product.kind == "kennisartikel");
    CHECK(product.id == "paspoort-1");
    CHECK(product.keywords == Texts{"pas", "reizen"});
    CHECK(product.upn_label == "paspoort");
    CHECK(product.sections.front().text == "Kom langs.\n\nNeem mee.");
    CHECK(one("id;soort;titel;start;status\na;project;t;2027-01-01;lopend\n").kind == "project");
    CHECK(one("id;naam;telefoon;openingstijden\na;Balie;14 020;ma\n").kind == "afdeling");
    CHECK(one("id;naam;telefoon;afdeling\na;A. Wit;14 020;Balie\n").kind == "medewerker");
    CHECK(outcome("id;kleur\na;rood\n") == "!csv_no_kind@1:");
    CHECK(outcome("") == "");
    CHECK(outcome("id;achternaam\n") == "");
}

TEST_CASE("long rows and wide rows have bounds") {
    CHECK(outcome(header + "a;" + std::string(17 << 20, 'x') + ";Wit;1\nb;Bo;Zwart;2\n") == "!element_too_long@2: b");
    CHECK(outcome(header + std::string(3'000'000, ';') + "\nb;Bo;Zwart;2\n") == "!csv_width@2: b");
    CHECK(outcome(std::string(3'000'000, ';') + "id\n") == "!csv_no_kind@1:");
}

TEST_CASE("any subset of broken rows costs no good one") {
    const Texts broken = {"x", "x;y;z;1;2", "x;Xi;Wit\xFF;1", ";Xi;Wit;1", "\"\"x;1"};
    for (unsigned mask = 0; mask < 1U << broken.size(); ++mask) {
        std::string csv = header + "é;Zoë;é;1\n", expected = "e";
        std::string accepted;
        for (unsigned i = 0; i < broken.size(); ++i) {
            if (mask >> i & 1U) csv += broken[i] + "\n";
            csv += "a" + std::to_string(i) + ";An;Wit;1\n";
            expected += " a" + std::to_string(i);
        }
        for (const auto& offered : test::read("csv", csv))
            if (offered.verdict.accepted()) accepted += (accepted.empty() ? "" : " ") + offered.record.id;
        CAPTURE(csv);
        CHECK(accepted == expected);
    }
}

}
