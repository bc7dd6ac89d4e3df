// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/html.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace vraagbaak::unicode;

namespace {

std::string plain(std::string_view html) { return plain_from_html(html).text; }

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += text;
    return out;
}

}  // namespace

TEST_SUITE("text/html") {

TEST_CASE("paragraphs stand apart by an empty line, line breaks by a line") {
    CHECK(plain("<p>Een  paspoort\n kost geld.</p><p>Neem mee:<br>een foto</p>") ==
          "Een paspoort kost geld.\n\nNeem mee:\neen foto");
    CHECK(plain("<h2>Kosten</h2>Gratis<div>voor <b>ieder</b>een</div>") == "Kosten\n\nGratis\n\nvoor iedereen");
}

TEST_CASE("list items get a line each, numbered lists keep their numbers") {
    CHECK(plain("<p>Neem mee:</p><ul><li>foto</li><li><p>oud paspoort</p></li></ul><p>Klaar</p>") ==
          "Neem mee:\n- foto\n- oud paspoort\n\nKlaar");
    CHECK(plain("<ol start=\"3\"><li>bel<ul><li>of mail</li></ul></li><li>wacht</li></ol>") ==
          "3. bel\n- of mail\n4. wacht");
    CHECK(plain("<ol start=\"-99999999999\"><li>a</li></ol>") == "1. a");
}

TEST_CASE("table cells stay apart and rows get a line each") {
    CHECK(plain("<table><tr><th>Soort</th><th>Kosten</th></tr><tr><td>paspoort</td><td>€ 80</td></tr></table>") ==
          "Soort | Kosten\npaspoort | € 80");
}

TEST_CASE("scripts, styles, comments and attributes give no words") {
    CHECK(plain("<p onclick=\"geheim()\" title='geheim'>ja<script>geheim</script><style>geheim</style><!-- geheim --></p>") ==
          "ja");
    CHECK(plain("<a href=\"https://geheim.example\" data-x=geheim>naar de <i>balie</i></a>") == "naar de balie");
    CHECK(plain("<img src=x alt=geheim onerror=geheim()>foto") == "foto");
}

TEST_CASE("entities are decoded, those of Windows included") {
    CHECK(plain("<p>caf&eacute;&nbsp;&amp;&#32;bar &euro;&#8364;&#x20ac;</p>") == "café & bar €€€");
    CHECK(plain("<p>&#145;s avonds&#146; &#133;</p>") == "‘s avonds’ …");
    CHECK(plain("<p>R&D en A&B; &onbekend;</p>") == "R&D en A&B; &onbekend;");
}

TEST_CASE("what was escaped twice is decoded twice, and never a third time") {
    const auto twice = plain_from_html("&lt;p&gt;Bel &amp;eacute;&eacute;n keer&lt;/p&gt;");
    CHECK(twice.double_escaped);
    CHECK(twice.text == "Bel één keer");
    CHECK_FALSE(plain_from_html("<p>gewoon</p>").double_escaped);
    CHECK(plain("&amp;amp;lt;p&amp;amp;gt;x&amp;amp;lt;/p&amp;amp;gt;") == "&lt;p&gt;x&lt;/p&gt;");
    CHECK(plain("caf&amp;eacute; &amp;amp; bar") == "café & bar");
}

TEST_CASE("two layers over the markup come off, also within tags, and the markup is read as ever") {
    for (const auto* html : {"&amp;lt;p&amp;gt;&amp;amp;euro; 5 &amp;amp;amp; meer&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;twee&amp;lt;/p&amp;gt;",
                             "<p>&amp;lt;p&amp;gt;&amp;amp;euro; 5 &amp;amp;amp; meer&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;twee&amp;lt;/p&amp;gt;</p>",
                             "<div>&lt;p&gt;&amp;euro; 5 &amp;amp; meer&lt;/p&gt;&lt;p&gt;twee&lt;/p&gt;</div>"}) {
        CAPTURE(html);
        const auto mended = plain_from_html(html);
        CHECK(mended.double_escaped);
        CHECK(mended.text == "€ 5 & meer\n\ntwee");
    }
}

TEST_CASE("a text about HTML keeps what it says of tags") {
    for (const auto* html : {"<p>Zet &lt;p&gt; voor een alinea.</p>", "<p>&lt;b&gt; maakt <b>vet</b>, &lt;p&gt; niet</p>"}) {
        CAPTURE(html);
        const auto about = plain_from_html(html);
        CHECK_FALSE(about.double_escaped);
        CHECK(about.text.find("<p>") != std::string::npos);
    }
    CHECK(plain("<p>&lt;p&gt;</p>") == "<p>");
    CHECK(plain("<p>Tekst over &lt;p&gt;.</p>&lt;script&gt;geheim()&lt;/script&gt;<p>En.</p>") == "Tekst over <p>.\n\nEn.");
}

TEST_CASE("headings of a page that was escaped begin parts all the same") {
    const auto page = page_from_html("&amp;lt;p&amp;gt;een&amp;lt;/p&amp;gt;&amp;lt;h2&amp;gt;Kosten&amp;lt;/h2&amp;gt;niets");
    REQUIRE(page.parts.size() == 2);
    CHECK(page.double_escaped);
    CHECK(page.parts[0].text == "een");
    CHECK(page.parts[1].heading == "Kosten");
    CHECK(page.parts[1].text == "niets");
    CHECK(page_from_html("&amp;amp;lt;p&amp;amp;gt;x").parts.front().text == "&lt;p&gt;x");
}

TEST_CASE("only known tags and entities make a text HTML") {
    for (const auto* html : {"<p>x", "x<br/>y", "&lt;b&gt;x&lt;/b&gt;", "caf&eacute;", "&#39;s avonds", "<!-- x -->",
                             "</div>", "<A HREF=x>y</A>"}) {
        CAPTURE(html);
        CHECK(looks_like_html(html));
    }
    for (const auto* text : {"3 < 4 en 5 > 4", "<naam van de aanvrager>", "R&D", "a <b", "Bel &amp", "<3", "P&O; en zo",
                             "<postcode>", ""}) {
        CAPTURE(text);
        CHECK_FALSE(looks_like_html(text));
    }
}

TEST_CASE("text with no more than inline tags keeps its own lines") {
    CHECK(plain("Neem mee:\n- een <b>foto</b>\n- uw pas\n\nKosten: &euro; 10") ==
          "Neem mee:\n- een foto\n- uw pas\n\nKosten: € 10");
}

TEST_CASE("no network, no entity from outside, no file") {
    CHECK(plain("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>a &x; b</p>").find("root:") ==
          std::string::npos);
}

TEST_CASE("a charset in the text does not change how it is read") {
    CHECK(plain("<meta charset=iso-8859-1><meta http-equiv=Content-Type content='text/html; charset=utf-16'><p>één</p>") == "één");
}

TEST_CASE("nesting beyond all measure ends, and says so") {
    const auto deep = plain_from_html(repeated("<div>", 100'000) + "diep");
    CHECK(deep.cut);
    CHECK_FALSE(plain_from_html(repeated("<div>", 100) + "diep").cut);
    CHECK(plain(repeated("<div>", 100) + "diep") == "diep");
}

TEST_CASE("a tag with more attributes than any page has goes, its words stay") {
    std::string attributes;
    for (int i = 0; i < 100'000; ++i) attributes += " a" + std::to_string(i);
    CHECK(plain("<p>voor<b" + attributes + ">vet</b> na") == "voorvet na");
    CHECK(plain("<p><img alt='>' src=\"data:" + std::string(100'000, '/') + "\">foto") == "foto");
}

TEST_CASE("broken HTML loses no words") {
    CHECK(plain("<p>een <b>twee <i>drie</b> vier</p></div> vijf <ul><li>zes") == "een twee drie vier\n\nvijf\n- zes");
    CHECK(plain("als 3 < 4 dan <b>ja</b>") == "als 3 < 4 dan ja");
}

}
