// SPDX-License-Identifier: GPL-2.0-or-later
// Items of OpenPDC: what they say, and above all who may read it.
#include <doctest/doctest.h>

#include <string>

#include "record/support.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;

namespace {

using Texts = std::vector<std::string>;

std::string item(const std::string& more) {
    return R"({"id":4120,"title":"Grofvuil &#8211; laten ophalen","slug":"grofvuil","content":"<h2>Aanmelden</h2><p>Bel ons.</p>","excerpt":"Wij halen grofvuil gratis op.")" +
           (more.empty() ? "" : "," + more) + "}";
}

std::vector<Offered> all(const std::string& json, const Settings& settings = test::three_groups(), const Source& source = {}) {
    return test::read("json", json, settings, source);
}

Record one(const std::string& json) {
    auto offered = all(json);
    REQUIRE(!offered.empty());
    INFO(test::first(offered.front().verdict.rejected));
    REQUIRE(offered.front().verdict.accepted());
    return std::move(offered.front().record);
}

std::string outcome(const std::string& json, const Settings& settings = test::three_groups(), const Source& source = {}) {
    std::string out;
    for (const auto& offered : all(json, settings, source)) {
        std::string groups;
        for (const auto& label : offered.record.visibility.value_or(Texts{"?"})) groups += '+' + label;
        out += (out.empty() ? "" : " ") +
               (offered.verdict.accepted() ? offered.record.id + groups : '!' + test::first(offered.verdict.rejected));
    }
    return out;
}

}  // namespace

TEST_SUITE("record/openpdc") {

TEST_CASE("an item is an article, with its texts, names and terms") {
    const auto r = one(item(R"("synonyms":"grof vuil, bankstel,  matras","title_alternative":"Oude meubels wegdoen","date":"2026-05-01 09:30:00","date_modified":"2027-01-04 08:00:00",
"post_status":"publish","protected":false,"expiration_date":"2027-12-31 23:59:00","links":[{"title":"Tarieven &amp; data","url":"https://x.example/t"},{"title":"leeg","url":""}],
"taxonomies":{"pdc-type":[{"id":1,"name":"Extern","slug":"external"}],"pdc-owner":[{"id":2,"name":"Afval en Reiniging","slug":"afval"}],"pdc-category":[{"name":"Afval","slug":"afval"}],"pdc-theme":["Milieu, groen"],"pdc-doelgroep":[{"name":"Inwoner"}]},
"identifications":{},"downloads":[],"forms":[],"portal_url":"https://www.x.example/grofvuil","image":{"url":"x"})"));
    CHECK(r.id == "4120");
    CHECK(r.kind == "kennisartikel");
    CHECK(r.title == "Grofvuil – laten ophalen");
    CHECK(r.alternative_titles == Texts{"Oude meubels wegdoen"});
    CHECK(r.keywords == Texts{"grof vuil", "bankstel", "matras"});
    CHECK(r.short_answer == "Wij halen grofvuil gratis op.");
    REQUIRE(r.sections.size() == 1);
    CHECK(r.sections.front().title == "Aanmelden");
    CHECK(r.sections.front().text == "Bel ons.");
    CHECK(r.departments == Texts{"Afval en Reiniging"});
    CHECK(r.themes == Texts{"Afval", "Milieu, groen"});
    CHECK(r.audiences == Texts{"burger"});
    CHECK(r.links == std::vector<Link>{{"Tarieven & data", "https://x.example/t"}});
    CHECK(r.url == "https://www.x.example/grofvuil");
    CHECK(r.status == "actief");
    CHECK(r.visibility == Texts{});
    CHECK(to_string(*r.visible_from) == "2026-05-01");
    CHECK(to_string(*r.visible_until) == "2027-12-31");
    CHECK(to_string(*r.changed_on) == "2027-01-04");
    CHECK(all(item(R"("image":{"url":"x"},"identifications":{},"slug2":1)")).front().verdict.warnings.empty());
}

TEST_CASE("a list of items and the pages of them give the same") {
    const auto expected = one(item(""));
    CHECK(one("[" + item("") + "]") == expected);
    CHECK(one(R"({"data":[)" + item("") + R"(],"pagination":{"total_count":1,"current_page":1}})") == expected);
}

TEST_CASE("headings in the text begin sections, and one that is a memo is seen by colleagues alone") {
    const auto r = one(R"({"id":1,"title":"t","post_status":"publish","content":"<p>Begin.</p><div><h2>Wat <b>kost</b> het?</h2><p>Niets.</p></div><h3>Kleiner</h3><ul><li>een</li></ul><h2>Deskmemo</h2><p>Intern.</p><script>'<h2>x</h2>'</script>"})");
    REQUIRE(r.sections.size() == 3);
    CHECK(r.sections[0].key == "tekst");
    CHECK(r.sections[0].text == "Begin.");
    CHECK(r.sections[1].key == "kosten");
    CHECK(r.sections[1].text == "Niets.\n\nKleiner\n- een");
    CHECK(r.sections[2].key == "deskMemo");
    CHECK(r.sections[2].text == "Intern.");
    CHECK(r.sections[2].visibility == Texts{"kcc"});
    CHECK(outcome(R"({"id":1,"title":"t","post_status":"publish","content":"<p>x</p><h2>Deskmeno</h2><p>Intern.</p>"})").starts_with("!nearly_internal@1:"));
}

TEST_CASE("a lead of more than one sentence is the begin of the text") {
    const auto lead = [](const std::string& excerpt) {
        return one(R"({"id":1,"title":"t","content":"<p>Tekst.</p>","excerpt":")" + excerpt + "\"}");
    };
    CHECK(lead("<p>Een zin.</p>").short_answer == "Een zin.");
    CHECK(lead("Een zin zonder punt").short_answer == "Een zin zonder punt");
    const auto two = lead("Een zin. Nog een.");
    CHECK(two.short_answer.empty());
    CHECK(two.sections.front().text == "Een zin. Nog een.\n\nTekst.");
    CHECK(lead("").short_answer.empty());
    CHECK(lead("<p>Een.</p><p>Twee</p>").short_answer.empty());
}

TEST_CASE("each question under an item is a record that refers to it, and it to them") {
    const auto offered = all(item(R"("post_status":"publish","taxonomies":{"pdc-owner":[{"name":"Afval"}]},
"faq":[{"question":"Mag een koelkast mee?","answer":"<p>Ja.</p>"},{"question":"","answer":""},{"question":"Wat kost het?","answer":"Niets."},{"question":"Zonder antwoord?","answer":""}])"));
    REQUIRE(offered.size() == 4);
    CHECK(offered[0].record.related == Texts{"4120-faq-1", "4120-faq-3", "4120-faq-4"});
    const auto& child = offered[1].record;
    CHECK(child.id == "4120-faq-1");
    CHECK(child.kind == "vac");
    CHECK(child.title == "Mag een koelkast mee?");
    CHECK(child.sections.front().text == "Ja.");
    CHECK(child.related == Texts{"4120"});
    CHECK(child.departments == Texts{"Afval"});
    CHECK(offered[2].record.id == "4120-faq-3");
    CHECK(test::has(offered[3].verdict.rejected, "no_text"));
}

TEST_CASE("an answer without a question is refused at its place, and not lost") {
    const auto offered = all(item(R"("faq":[{"question":"","answer":"<p>Ja.</p>"},{"answer":" "},{"question":"Wat?","answer":"Dat."}])"));
    REQUIRE(offered.size() == 3);
    CHECK(test::first(offered[1].verdict.rejected) == "no_title@1:/faq/0/question");
    CHECK(offered[0].record.related == Texts{"4120-faq-3"});
}

TEST_CASE("what a question has of its item is warned about once, with the item") {
    const auto offered = all(item(R"("taxonomies":{"pdc-doelgroep":[{"name":"Vereniging"}]},"language":"xxxxx","faq":[{"question":"v","answer":"a"},{"question":"w","answer":"&amp;lt;p&amp;gt;a&amp;lt;/p&amp;gt;"}])"));
    REQUIRE(offered.size() == 3);
    CHECK(test::has(offered[0].verdict.warnings, "unknown_audience"));
    CHECK(test::has(offered[0].verdict.warnings, "bad_language"));
    CHECK(offered[1].verdict.warnings.empty());
    CHECK(test::first(offered[2].verdict.warnings) == "double_escaped@1:/faq/1/answer");
    CHECK(offered[2].verdict.warnings.size() == 1);
}

TEST_CASE("synonyms are one text with commas or semicolons, or a list") {
    CHECK(one(item(R"("synonyms":"grof vuil; bankstel , matras;")")).keywords == Texts{"grof vuil", "bankstel", "matras"});
    CHECK(one(item(R"("synonyms":"foto&#039;s; pas")")).keywords == Texts{"foto's", "pas"});
    CHECK(one(item(R"("synonyms":["grof vuil","matras"])")).keywords == Texts{"grof vuil", "matras"});
}

TEST_CASE("questions and what they inherit have a bound") {
    std::string questions, themes;
    for (int i = 0; i < 201; ++i) {
        questions += std::string(i ? "," : "") + R"({"question":"v","answer":"a"})";
        themes += std::string(i ? "," : "") + "\"t" + std::to_string(i) + '"';
    }
    CHECK(outcome(item(R"("faq":[)" + questions + "]")) == "!too_many_questions@1:/faq");
    CHECK(outcome(item(R"("faq":[{"question":"v","answer":"a"}],"taxonomies":{"pdc-theme":[)" + themes + "]}")) == "!too_many_questions@1:/faq");
    CHECK(outcome(item(R"("taxonomies":{"pdc-theme":[)" + themes + "]}")) == "4120");
}

TEST_CASE("a prefix of the source goes before an item, its questions and what they refer to") {
    const auto offered = all(item(R"("faq":[{"question":"v","answer":"a"}])"), test::three_groups(), {"", "", "pdc-", {}});
    REQUIRE(offered.size() == 2);
    CHECK(offered[0].record.related == Texts{"pdc-4120-faq-1"});
    CHECK(offered[1].record.related == Texts{"pdc-4120"});
}

TEST_CASE("what is internal or protected is seen by the internal groups alone, with all its questions") {
    const std::string faq = R"(,"faq":[{"question":"v","answer":"a"}])";
    CHECK(outcome(item(R"("taxonomies":{"pdc-type":[{"name":"Intern","slug":"internal"}]})" + faq)) == "4120+kcc 4120-faq-1+kcc");
    CHECK(outcome(item(R"("taxonomies":{"pdc-type":{"3":{"slug":"Internal"},"5":{"slug":"external"}}})" + faq)) == "4120+kcc 4120-faq-1+kcc");
    CHECK(outcome(item(R"("taxonomies":{"pdc-type":["internal"]})" + faq)) == "4120+kcc 4120-faq-1+kcc");
    CHECK(outcome(item(R"("pdc-type":"internal")" + faq)) == "4120+kcc 4120-faq-1+kcc");
    CHECK(outcome(item(R"("pdc-type":[{"name":"Intern product","slug":"intern-product"}])" + faq)) == "4120+kcc 4120-faq-1+kcc");
    CHECK(outcome(item(R"("taxonomies":{"pdc-type":[{"name":"Voor ons","slug":"pdc-type-internal"}]})" + faq)) == "4120+kcc 4120-faq-1+kcc");
    CHECK(outcome(item(R"("taxonomies":{"pdc-type":["Internetdienst, extern"]})" + faq)) == "4120 4120-faq-1");
    CHECK(outcome(item(R"("taxonomies":{"pdc-type":[]},"pdc-type":null)" + faq)) == "4120 4120-faq-1");
    CHECK(outcome(item(R"("protected":true)" + faq)) == "4120+kcc 4120-faq-1+kcc");
    CHECK(outcome(item(R"("protected":"1")" + faq)) == "4120+kcc 4120-faq-1+kcc");
    CHECK(outcome(item(R"("protected":"0")" + faq)) == "4120 4120-faq-1");
    CHECK(outcome(item(R"("protected":null,"taxonomies":[])")) == "4120");
    CHECK(outcome(item(R"("zichtbaarheid":["burgerzaken"],"protected":true)" + faq)) == "4120+burgerzaken 4120-faq-1+burgerzaken");
    CHECK(outcome(item(R"("zichtbarheid":["burgerzaken"])" + faq)) == "!visibility_misspelt@1:/zichtbarheid !visibility_misspelt@1:/zichtbarheid");
}

TEST_CASE("a type that nobody knows may be meant as internal, and is told") {
    const auto offered = all(item(R"("taxonomies":{"pdc-type":[{"id":3,"name":"Medewerkers","slug":"medewerkers"}]},"faq":[{"question":"v","answer":"a"}])"));
    REQUIRE(offered.size() == 2);
    CHECK(offered[0].record.visibility == Texts{"kcc"});
    CHECK(offered[1].record.visibility == Texts{"kcc"});
    REQUIRE(offered[0].verdict.warnings.size() == 1);
    CHECK(offered[0].verdict.warnings.front().message == Message{"pdc_type_unknown", {"Medewerkers"}});
    CHECK(offered[0].verdict.warnings.front().place.field == "/taxonomies/pdc-type");
    CHECK(offered[1].verdict.warnings.empty());
    CHECK(outcome(item(R"("zichtbaarheid":["openbaar"],"taxonomies":{"pdc-type":["Medewerkers"]})")) == "4120");
}

TEST_CASE("internal text never gets wider than its source, and is refused when nobody is left") {
    const auto internal = item(R"("protected":true,"faq":[{"question":"v","answer":"a"}])");
    Source source;
    source.visibility = Texts{"burgerzaken"};
    CHECK(outcome(internal, test::three_groups(), source) == "!internal_for_nobody@1:/protected !internal_for_nobody@1:/protected");
    source.visibility = Texts{"burgerzaken", "KCC"};
    CHECK(outcome(internal, test::three_groups(), source) == "4120+kcc 4120-faq-1+kcc");
    auto nobody = test::three_groups();
    nobody.internal_groups.clear();
    CHECK(outcome(internal, nobody) == "!internal_for_nobody@1:/protected !internal_for_nobody@1:/protected");
}

TEST_CASE("internal parts of an item for all are a memo") {
    const auto r = one(item(R"("internaldata":[{"title":"Budget","content":"<p>Post 12.</p>"},{"title":"","content":"Bel Ans."}])"));
    CHECK(r.visibility == Texts{});
    REQUIRE(r.sections.size() == 3);
    CHECK(r.sections[1].title == "Budget");
    CHECK(r.sections[1].text == "Post 12.");
    CHECK(r.sections[1].visibility == Texts{"kcc"});
    CHECK(r.sections[2].visibility == Texts{"kcc"});
}

TEST_CASE("what is not published is kept and not shown") {
    for (const auto* status : {"draft", "private", "future", "trash", "pending"}) {
        const auto offered = all(item(R"("post_status":")" + std::string(status) + R"(","faq":[{"question":"v","answer":"a"}])"));
        REQUIRE(offered.size() == 2);
        CHECK(offered[0].record.status == "concept");
        CHECK(offered[1].record.status == "concept");
    }
    CHECK(one(item(R"("_owc_pdc_active":"0")")).status == "non-actief");
}

TEST_CASE("a date may be written day first") {
    CHECK(to_string(*one(item(R"("expiration_date":"31-12-2099")")).visible_until) == "2099-12-31");
    CHECK(one(item(R"("expiration_date":"31-12-2099 23:59:00")")).visible_until == one(item(R"("expiration_date":"31.12.2099")")).visible_until);
}

TEST_CASE("scripts and styles never become text") {
    const auto r = one(R"({"id":1,"title":"t<script>alert(1)</script>","excerpt":"<style>p{}</style>Zin.","content":"<script>var a='geheim';</script><style>.b{}</style><p onclick=\"c()\">Tekst.</p>&lt;script&gt;d()&lt;/script&gt;"})");
    CHECK(r.title == "t");
    CHECK(r.short_answer == "Zin.");
    CHECK(r.sections.front().text == "Tekst.");
}

TEST_CASE("texts may come as WordPress renders them") {
    const auto r = one(R"({"id":1,"title":{"rendered":"T &amp; t"},"excerpt":{"rendered":"<p>Zin.</p>\n"},"content":{"rendered":"<p>x</p>"},"modified":"2027-01-04T08:00:00"})");
    CHECK(r.title == "T & t");
    CHECK(r.short_answer == "Zin.");
    CHECK(r.sections.front().text == "x");
}

}
