// SPDX-License-Identifier: GPL-2.0-or-later
// Feeds of Samenwerkende Catalogi.
#include <doctest/doctest.h>

#include <string>

#include "record/support.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;

namespace {

using Texts = std::vector<std::string>;

std::string feed(const std::string& products) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<overheidproduct:scproducten xmlns:overheidproduct=\"http://standaarden.overheid.nl/product/terms/\" "
           "xmlns:overheid=\"http://standaarden.overheid.nl/owms/terms/\" xmlns:dcterms=\"http://purl.org/dc/terms/\">" +
           products + "</overheidproduct:scproducten>\n";
}

std::string product(const std::string& id, const std::string& body = "", const std::string& text = "Kom langs.") {
    return "<overheidproduct:scproduct owms-version=\"4.0\">\n<overheidproduct:meta><overheidproduct:owmskern>"
           "<dcterms:identifier><![CDATA[https://www.x.example/onderwerp/paspoort]]></dcterms:identifier><dcterms:title>Paspoort &amp; meer</dcterms:title>"
           "<dcterms:language>nl</dcterms:language><dcterms:type scheme=\"overheid:Informatietype\">productbeschrijving</dcterms:type>"
           "<dcterms:modified>2026-04-16</dcterms:modified><dcterms:spatial scheme=\"overheid:Gemeente\">Stad</dcterms:spatial></overheidproduct:owmskern>"
           "<overheidproduct:owmsmantel><dcterms:audience scheme=\"overheid:Doelgroep\">particulier</dcterms:audience><dcterms:audience>ondernemer</dcterms:audience>"
           "<dcterms:abstract>" + text + "</dcterms:abstract></overheidproduct:owmsmantel><overheidproduct:scmeta><overheidproduct:productID>" + id +
           "</overheidproduct:productID><overheidproduct:onlineAanvragen>digid</overheidproduct:onlineAanvragen>"
           "<overheidproduct:uniformeProductnaam resourceIdentifier=\"http://standaarden.overheid.nl/owms/terms/paspoort\">paspoort</overheidproduct:uniformeProductnaam>"
           "</overheidproduct:scmeta></overheidproduct:meta>" + body + "</overheidproduct:scproduct>";
}

std::string outcome(std::string_view xml) {
    std::string out;
    for (const auto& offered : test::read("catalogi", xml))
        out += (out.empty() ? "" : " ") +
               (offered.verdict.accepted() ? offered.record.id : '!' + test::first(offered.verdict.rejected));
    return out;
}

}  // namespace

TEST_SUITE("record/catalogi") {

TEST_CASE("a product of a feed is an article") {
    const auto all = test::read("catalogi", feed(product("5", "<overheidproduct:body><overheidproduct:productHTML><h2>Kosten</h2><p>80 &lt; 90<br/>euro</p></overheidproduct:productHTML></overheidproduct:body>")));
    REQUIRE(all.size() == 1);
    REQUIRE(all.front().verdict.accepted());
    CHECK(all.front().verdict.warnings.empty());
    const auto& r = all.front().record;
    CHECK(r.id == "5");
    CHECK(r.kind == "kennisartikel");
    CHECK(r.title == "Paspoort & meer");
    CHECK(r.language == "nl");
    CHECK(r.url == "https://www.x.example/onderwerp/paspoort");
    CHECK(r.audiences == Texts{"burger", "bedrijf"});
    CHECK(r.upn_label == "paspoort");
    CHECK(r.upn_uri == "http://standaarden.overheid.nl/owms/terms/paspoort");
    CHECK(to_string(*r.changed_on) == "2026-04-16");
    REQUIRE(r.sections.size() == 2);
    CHECK(r.sections[0].text == "Kom langs.");
    CHECK(r.sections[1].key == "kosten");
    CHECK(r.sections[1].text == "80 < 90\neuro");
}

TEST_CASE("HTML stands in a feed as elements, as CDATA or escaped, and means the same") {
    const auto section = [](const std::string& html) {
        const auto all = test::read("catalogi", feed(product("5", "<overheidproduct:body><overheidproduct:productHTML>" + html + "</overheidproduct:productHTML></overheidproduct:body>")));
        REQUIRE(all.size() == 1);
        REQUIRE(all.front().record.sections.size() == 2);
        return all.front().record.sections[1].key + ": " + all.front().record.sections[1].text + test::first(all.front().verdict.warnings);
    };
    const std::string expected = "kosten: 80 < 90 & meer";
    CHECK(section("<h2>Kosten</h2><p>80 &lt; 90 &amp; meer</p>") == expected);
    CHECK(section("<![CDATA[<h2>Kosten</h2><p>80 &lt; 90 &amp; meer</p>]]>") == expected);
    CHECK(section("&lt;h2>Kosten&lt;/h2&gt;&lt;p&gt;80 &amp;lt; 90 &amp;amp; meer&lt;/p&gt;") == expected);
    const auto twice = test::read("catalogi", feed(product("5", "<overheidproduct:body><overheidproduct:productHTML>&amp;lt;p&amp;gt;80&amp;lt;/p&amp;gt;</overheidproduct:productHTML></overheidproduct:body>")));
    REQUIRE(twice.size() == 1);
    CHECK(test::first(twice.front().verdict.warnings) == "double_escaped@2:productHTML");
}

TEST_CASE("each product is read by itself, and a finding names its element and line") {
    CHECK(outcome(feed(product("5") + product("6", "", "") + product("7"))) == "5 !no_text@3:abstract 7");
    CHECK(outcome(feed(product("")) ) == "paspoort");
    CHECK(outcome(feed("<overheidproduct:scproduct/>" + product("7"))) == "!no_id@2:id 7");
}

TEST_CASE("entities and files are never fetched or unfolded") {
    const std::string body = feed(product("5", "", "&x;")).substr(39);
    CHECK(outcome("<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" + body).starts_with("!xml_doctype@"));
    CHECK(outcome("<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;&b;\">]>" + body).starts_with("!xml_doctype@"));
    CHECK(outcome(body).find("!xml_product@") != std::string::npos);
}

TEST_CASE("XML that is broken keeps what came before it, and other XML is refused") {
    CHECK(outcome(feed(product("5") + product("6") + "<open>")).starts_with("5 "));
    CHECK(outcome(feed(product("5") + "<open>")).find("!xml_syntax@") != std::string::npos);
    CHECK(outcome("<html/>") == "!xml_no_products@1:");
    CHECK(outcome("").starts_with("!xml_syntax@"));
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    CHECK(outcome(feed(product("5") + deep)).starts_with("5 !xml_syntax@"));
    CHECK(outcome(feed(product("5", "", std::string(9 << 20, 'x') + "<b/>" + std::string(9 << 20, 'y')) + product("6"))) == "!element_too_long@2: 6");
}

TEST_CASE("of a product in several languages one version goes in, wherever it stands") {
    const auto in = [](std::string xml, const std::string& language, const std::string& title) {
        xml.replace(xml.find(">nl<"), 4, ">" + language + "<");
        xml.replace(xml.find("Paspoort &amp; meer"), std::string("Paspoort &amp; meer").size(), title);
        return xml;
    };
    const auto titles = [](std::string_view xml, const Settings& settings = test::three_groups()) {
        std::string out;
        for (const auto& offered : test::read("catalogi", xml, settings)) {
            out += out.empty() ? "" : " ";
            out += offered.verdict.accepted() ? offered.record.title : '!' + test::first(offered.verdict.rejected);
            if (test::has(offered.verdict.warnings, "translation_missing")) out += "(other)";
        }
        return out;
    };
    auto english = test::three_groups();
    english.language = "en";
    const auto twins = feed(in(product("5"), "en", "Passport") + in(product("5"), "nl-NL", "Paspoort") + in(product("6"), "en", "Dog") + in(product("7"), "nl", "Kat"));
    CHECK(titles(twins) == "Paspoort Kat Dog(other)");
    CHECK(titles(twins, english) == "Passport Dog Kat(other)");
    CHECK(titles(feed(in(product("5"), "de", "Pass") + in(product("5"), "nl", "Paspoort")), english) == "Paspoort(other)");
    CHECK(titles(feed(in(product("5"), "nl", "Een") + in(product("5"), "nl", "Twee"))) == "Een Twee");  // told as a duplicate by who builds
    auto broken = twins;
    broken.resize(broken.size() - 10);
    CHECK(titles(broken).starts_with("Paspoort Kat "));
    CHECK(titles(broken).find("Passport") == std::string::npos);
}

TEST_CASE("a product without a title is called by its uniform name") {
    auto xml = product("5");
    xml.replace(xml.find("Paspoort &amp; meer"), std::string("Paspoort &amp; meer").size(), " ");
    CHECK(test::read("catalogi", feed(xml)).front().record.title == "paspoort");
    xml.replace(xml.find(">paspoort<"), 10, ">UPL-naam nog niet beschikbaar<");
    CHECK(outcome(feed(xml)) == "!no_title@2:title");
}

}
