// SPDX-License-Identifier: GPL-2.0-or-later
// Products and VACs of Strapi, and pages of a crawler.
#include <doctest/doctest.h>

#include <string>

#include "record/support.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;

namespace {

using Texts = std::vector<std::string>;

Record one(const std::string& json) {
    auto offered = test::read("json", json);
    REQUIRE(offered.size() == 1);
    INFO(test::first(offered.front().verdict.rejected));
    REQUIRE(offered.front().verdict.accepted());
    CHECK(test::first(offered.front().verdict.warnings) == "");
    return std::move(offered.front().record);
}

std::string refusal(const std::string& json) { return test::first(test::read("json", json).front().verdict.rejected); }

// "key: text" of each section, with its groups.
Texts sections(const Record& record) {
    Texts out;
    for (const auto& section : record.sections) {
        out.push_back(section.key + ": " + section.text);
        for (const auto& group : *section.visibility) out.back() += " +" + group;
    }
    return out;
}

const std::string product = R"({"title":"Paspoort","slug":"paspoort","uuid":"a-5","locale":"nl","updatedAt":"2027-01-04T12:05:42.541Z","createdAt":"2024-11-05T16:03:50.975Z",
"publicationState":"PUBLISHED","metaTags":{"keymatch":"pas, reizen","title":"x","description":" "},"price":null,
"kennisartikelMetadata":{"uuid":"k","doelgroep":"eu_burger","productAanwezig":true,"productValtOnder":null,"afdelingen":[{"afdelingId":"1","afdelingnaam":"Burgerzaken"}],
 "verantwoordelijkeOrganisatie":{"owmsPrefLabel":"Stad"},"upnUri":"http://standaarden.overheid.nl/owms/terms/paspoort"},
"sections":[
 {"component":"ComponentComponentsUtrechtRichText","id":"1","content":"<p>Kom langs.</p>","kennisartikelCategorie":"inleiding"},
 {"component":"ComponentComponentsUtrechtRichText","id":"2","content":"<p>80 euro.</p>","categorie2":"kosten"},
 {"component":"ComponentComponentsUtrechtRichText","id":"3","content":"<p>Contant mag.</p>","kennisartikelCategorie":"kosten"},
 {"component":"ComponentComponentsUtrechtRichText","id":"4","content":"<p>Bel ons.</p>","kennisartikelCategorie":"wat_te_doen_bij_geen_reactie"},
 {"component":"ComponentComponentsUtrechtAccordion","categorie9":null,"item":[{"id":"1","label":"Spoed","body":"<p>Kan ook.</p>"}]},
 {"component":"ComponentComponentsContactInformationPublic","contact_information_public":{"data":{"attributes":{"contentBlock":[{"id":"1","content":"<p>14 020</p>"}]}}}},
 {"component":"ComponentComponentsInternalBlockContent","internal_field":{"data":{"attributes":{"content":{"uuid":"u","contentBlock":[{"content":"<p>Geheim.</p>","kennisartikelCategorie":"kosten"}]},
   "contact_information_internal":{"data":[{"attributes":{"contentBlock":[{"content":"tst. 1"}]}}]}}}}}
]})";

}  // namespace

TEST_SUITE("record/strapi") {

TEST_CASE("a product is an article, its blocks are sections by their category") {
    const auto r = one(R"({"data":[{"id":"12","attributes":)" + product + R"(}],"meta":{"pagination":{"page":1}}})");
    CHECK(r.id == "a-5");
    CHECK(r.kind == "kennisartikel");
    CHECK(r.keywords == Texts{"pas", "reizen"});
    CHECK(r.audiences == Texts{"burger"});
    CHECK(r.departments == Texts{"Burgerzaken"});
    CHECK(to_string(*r.changed_on) == "2027-01-04");
    CHECK(sections(r) == Texts{"tekst: Kom langs.", "kosten: 80 euro.", "kosten-2: Contant mag.", "geen-reactie-gekregen: Bel ons.", "spoed: Kan ook.",
                               "contact: 14 020", "deskMemo: Geheim. +kcc", "deskMemo-2: tst. 1 +kcc"});
}

TEST_CASE("answers of REST and GraphQL, with attributes and flat, give the same product") {
    const auto expected = one(product);
    const std::string wrapped = R"({"id":"12","attributes":)" + product + "}";
    CHECK(one(R"({"data":{"products":{"data":[)" + wrapped + "]}}}") == expected);
    CHECK(one(R"({"data":{"products":[)" + product + "]}}") == expected);
    CHECK(one(R"({"data":)" + wrapped + R"(,"meta":{}})") == expected);
    CHECK(one("[" + wrapped + "]") == expected);
}

TEST_CASE("an answer of GraphQL may hold the lists of several queries") {
    const std::string vac = R"({"vac":{"uuid":"v-1","vraag":"Hoe?","antwoord":"Zo.","status":"actief"}})";
    const auto ids = [](std::string_view format, const std::string& json) {
        std::string out;
        for (const auto& offered : test::read(format, json))
            out += (offered.verdict.accepted() ? offered.record.id : '!' + test::first(offered.verdict.rejected)) + ' ';
        return out;
    };
    auto flat = product;
    std::erase(flat, '\n');
    const auto answer = R"({"data":{"products":{"data":[)" + flat + R"(],"meta":{"total":1}},"leeg":[],"niets":null,"vacs":[)" + vac + R"(],"__typename":"Query"},"extensions":{}})";
    CHECK(ids("json", answer) == "a-5 v-1 ");
    CHECK(ids("jsonl", answer) == "a-5 v-1 ");
    CHECK(ids("json", answer + "\n" + answer) == "a-5 v-1 a-5 v-1 ");
    CHECK(ids("json", R"({"data":{"products":[)" + flat + R"(,{"uuid":,},)" + vac + R"(],"vacs":[)" + vac + "]}}") == "a-5 !json_syntax@1:/data/products/1 v-1 v-1 ");
    CHECK(ids("json", R"({"data":{"vacs":[)" + vac + R"(],"product":{"id":"los"}}})") == "v-1 !page_and_record@1: ");
    CHECK(ids("json", R"({"data":{"vacs":{"meta":[],"data":[)" + vac + "]}}}") == "v-1 ");
    CHECK(ids("json", R"({"data":{"vacs":[)" + vac) == "v-1 !json_no_end@1: !json_syntax@1: ");
}

TEST_CASE("an answer of GraphQL is not held in memory as a whole") {
    const std::string text(1 << 20, 'x');
    for (const std::string begin : {R"({"data":{"vacs":{"data":[)", "{\n  \"data\": {\n    \"vacs\": {\n      \"data\": [\n        "}) {
        CAPTURE(begin);
        auto big = begin;
        for (int i = 0; i < 40; ++i)
            big += (i ? "," : "") + (R"({"id":")" + std::to_string(i)) + R"(","attributes":{"vac":{"vraag":"v","antwoord":")" + text + "\"}}}";
        const auto offered = test::read("json", big + "],\"meta\":{}}}}");
        CHECK(offered.size() == 40);  // as one element it would be beyond the bound of 16 MiB
        CHECK(std::ranges::all_of(offered, [](const auto& o) { return o.verdict.accepted(); }));
    }
}

TEST_CASE("a VAC has one answer or several blocks of it") {
    const auto with = [](const std::string& answer) {
        return R"({"data":{"vacs":{"data":[{"id":"1","attributes":{"updatedAt":"2027-01-04T12:05:42.541Z","vac":{"uuid":"v-1","vraag":"Hoe?","antwoord":)" + answer +
               R"(,"status":"actief","doelgroep":"eu_bedrijf","afdelingen":[{"afdelingnaam":"Zorg"}],"toelichting":"Intern.","keywords":"een, twee"}}}]}}})";
    };
    const auto r = one(with("\"Zo.\""));
    CHECK(r.id == "v-1");
    CHECK(r.kind == "vac");
    CHECK(r.title == "Hoe?");
    CHECK(r.keywords == Texts{"een", "twee"});
    CHECK(r.audiences == Texts{"bedrijf"});
    CHECK(sections(r) == Texts{"tekst: Zo.", "toelichting: Intern. +kcc"});
    CHECK(sections(one(with(R"([{"content":"<p>Zo.</p>","kennisartikelCategorie":"inleiding"},{"content":"<p>10</p>","kennisartikelCategorie":"kosten"}])"))) ==
          Texts{"tekst: Zo.", "kosten: 10", "toelichting: Intern. +kcc"});
}

TEST_CASE("words of the database mean what the standard's do, and every list of keywords counts") {
    const auto with = [](const std::string& more) { return one(R"({"vac":{"uuid":"v-1","vraag":"Hoe?","antwoord":"Zo.",)" + more + "}}"); };
    CHECK(with(R"("status":"non_actief")").status == "non-actief");
    CHECK(with(R"("status":"te_verwijderen")").status == "te-verwijderen");
    CHECK(with(R"("trefwoorden":[{"trefwoord":"een"}],"keywords":"twee, drie")").keywords == Texts{"een", "twee", "drie"});
    CHECK(with(R"("trefwoorden":"een, twee","keywords":["drie"])").keywords == Texts{"een", "twee", "drie"});
}

TEST_CASE("a category of no known kind is the heading of its section") {
    const auto r = one(R"({"uuid":"a","title":"t","sections":[{"content":"x","kennisartikelCategorie":"extra_informatie"},{"content":"y","kennisartikelCategorie":"wat_te_doen_bij_geen_reactie"},
{"content":"z","kennisartikelCategorie":"kosten"},{"kennisartikelCategorie":"meer_hulp","item":[{"body":"w"},{"label":"Eigen kop","body":"v"}]}]})");
    Texts headings;
    for (const auto& section : r.sections) headings.push_back(section.key + '|' + section.title);
    CHECK(headings == Texts{"extra-informatie|Extra informatie", "geen-reactie-gekregen|Geen reactie gekregen", "kosten|", "meer-hulp|Meer hulp", "eigen-kop|Eigen kop"});
}

TEST_CASE("what is not published is kept and not shown") {
    CHECK(one(R"({"uuid":"a","title":"t","publishedAt":null,"sections":[{"content":"x"}]})").status == "concept");
    CHECK(one(R"({"uuid":"a","title":"t","publicationState":"DRAFT","publishedAt":"2027-01-01T00:00:00Z","sections":[{"content":"x"}]})").status == "concept");
    CHECK(one(R"({"uuid":"a","title":"t","publishedAt":"2027-01-01T00:00:00Z","sections":[{"content":"x"}]})").status == "actief");
}

TEST_CASE("a shield holds, and one that is misspelt refuses the product") {
    CHECK(one(R"({"uuid":"a","title":"t","zichtbaarheid":"kcc","sections":[{"content":"x"}]})").visibility == Texts{"kcc"});
    CHECK(refusal(R"({"uuid":"a","title":"t","sections":[{"content":"x"}],"kennisartikelMetadata":{"zichtbaarhied":"kcc"}})") ==
          "visibility_misspelt@1:/kennisartikelMetadata/zichtbaarhied");
}

TEST_CASE("a page of a crawler has its address as id") {
    const auto r = one(R"([{"title":"Grofvuil | Stad","headings":["Kosten"],"url":"https://www.x.example/afval/grofvuil?a=1","meta_description":"Wij halen het op.",
"body":"<nav>Menu</nav><h1>Grofvuil</h1><p>Bel ons.</p><h2>Kosten</h2><p>Niets.</p>","domains":["x.example"]}])");
    CHECK(r.id == "www.x.example-afval-grofvuil-a-1");
    CHECK(r.kind == "pagina");
    CHECK(r.url == "https://www.x.example/afval/grofvuil?a=1");
    CHECK(r.title == "Grofvuil | Stad");
    CHECK(sections(r).back() == "kosten: Niets.");
    CHECK(sections(one(R"({"id":"7","title":"t","url":"https://x.example","body_content":"Tekst."})")) == Texts{"tekst: Tekst."});
}

TEST_CASE("headings that a crawler gives apart are words of the page, once") {
    const auto r = one(R"({"title":"Grofvuil | Stad","headings":["Grofvuil","Wat kost het?","Aanhanger lenen"," ","Zonder tekst &amp; uitleg"],"url":"https://www.x.example/a","body_content":"Bel ons. Wat kost het? Niets."})");
    CHECK(sections(r) == Texts{"tekst: Bel ons. Wat kost het? Niets.", "op-deze-pagina: - Aanhanger lenen\n- Zonder tekst & uitleg"});
    CHECK(sections(one(R"({"title":"t","headings":"Aanhanger lenen","url":"https://x.example","body":"x"})")).back() == "op-deze-pagina: - Aanhanger lenen");
    CHECK(sections(one(R"({"title":"t","headings":null,"url":"https://x.example","body":"x"})")).size() == 1);
}

TEST_CASE("an element that could be of two systems is refused, and not guessed at") {
    CHECK(refusal(R"({"id":1,"title":"t","excerpt":"e","url":"https://x.example","body":"b"})") == "two_shapes@1:");
    CHECK(test::read("json", R"({"id":"a","soort":"pagina","titel":"t","tekst":"x","excerpt":"e","title":"t","url":"https://x.example","body":"b"})").front().verdict.accepted());
}

}
