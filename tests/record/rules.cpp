// SPDX-License-Identifier: GPL-2.0-or-later
// Each rule once with what it accepts and once with what it refuses, and where the finding says it is.
#include <doctest/doctest.h>

#include <map>
#include <string>

#include "record/support.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;

namespace {

// A good article with more fields before its end.
std::string with(const std::string& more) {
    return R"({"id":"a-1","soort":"kennisartikel","titel":"Paspoort","tekst":"Kom langs.")" +
           (more.empty() ? "" : "," + more) + "}";
}

Offered one(const std::string& json, const Source& source = {}) {
    auto all = test::read("jsonl", json, test::three_groups(), source);
    REQUIRE(all.size() == 1);
    return std::move(all.front());
}

std::string refusal(const std::string& json) { return test::first(one(json).verdict.rejected); }
std::string refusal_with(const std::string& more) { return refusal(with(more)); }

std::string warning_with(const std::string& more) {
    const auto offered = one(with(more));
    CHECK(offered.verdict.accepted());
    return test::first(offered.verdict.warnings);
}

Record accepted(const std::string& json, const Source& source = {}) {
    auto offered = one(json, source);
    INFO(test::first(offered.verdict.rejected));
    REQUIRE(offered.verdict.accepted());
    return std::move(offered.record);
}

using Labels = std::vector<std::string>;

}  // namespace

TEST_SUITE("record/rules") {

TEST_CASE("a plain article is accepted without a remark") {
    const auto offered = one(with(""));
    CHECK(offered.verdict.accepted());
    CHECK(offered.verdict.warnings.empty());
    CHECK(offered.verdict.id == "a-1");
}

TEST_CASE("an article needs id, soort, titel and text") {
    CHECK(refusal(R"({"soort":"vac","titel":"t","tekst":"x"})") == "no_id@1:/id");
    CHECK(refusal(R"({"id":"a","titel":"t","tekst":"x"})") == "no_kind@1:/soort");
    CHECK(refusal(R"({"id":"a","soort":"vac","tekst":"x"})") == "no_title@1:/titel");
    CHECK(refusal(R"({"id":"a","soort":"vac","titel":"t"})") == "no_text@1:/tekst");
    CHECK(refusal(R"({"id":"a","soort":"vac","titel":" \n ","tekst":"x"})") == "no_title@1:/titel");
    CHECK(accepted(R"({"id":"a","soort":"vac","titel":"t","kortAntwoord":"ja"})").short_answer == "ja");
}

TEST_CASE("persons, departments and projects need no text") {
    CHECK(accepted(R"({"id":"p","soort":"medewerker","voornaam":"Piet","voorvoegselAchternaam":"de","achternaam":"Wit"})").title == "Piet de Wit");
    CHECK(accepted(R"({"id":"d","soort":"groep","naam":"Balie"})").kind == "afdeling");
    CHECK(accepted(R"({"id":"p","soort":"Project","naam":"Gat","status":"Lopend"})").status == "lopend");
}

TEST_CASE("a person is recognised by shape, nothing else is") {
    CHECK(accepted(R"({"identificatie":"m1","achternaam":"Wit"})").kind == "medewerker");
    CHECK(accepted(R"({"identificatie":"m1","volledigeNaam":"P. Wit"})").title == "P. Wit");
    CHECK(refusal(R"({"id":"m1","achternaam":"Wit"})") == "no_kind@1:/soort");
}

TEST_CASE("ids are made of few signs and not long") {
    CHECK(accepted(R"({"id":"A.b_c:d-9","soort":"vac","vraag":"t","antwoord":"x"})").id == "A.b_c:d-9");
    CHECK(accepted(R"({"id":17,"soort":"vac","vraag":"t","antwoord":"x"})").id == "17");
    for (const auto* id : {"a b", "a/b", "é", "a\\nb"})
        CHECK(refusal(std::string(R"({"id":")") + id + R"(","soort":"vac","titel":"t","tekst":"x"})") == "bad_id@1:/id");
    CHECK(refusal(R"({"id":")" + std::string(201, 'a') + R"(","soort":"vac","titel":"t","tekst":"x"})") == "bad_id@1:/id");
}

TEST_CASE("a prefix goes before ids and references once") {
    Source source;
    source.id_prefix = "kb-";
    const auto record = accepted(with(R"("gerelateerd":["b","kb-c"],"vervangenDoor":"d")"), source);
    CHECK(record.id == "kb-a-1");
    CHECK(record.related == Labels{"kb-b", "kb-c"});
    CHECK(record.replaced_by == "kb-d");
}

TEST_CASE("a source name is given to records without one") {
    Source source;
    source.name = "vacs";
    CHECK(accepted(with(""), source).source == "vacs");
    CHECK(accepted(with(R"("bron":"eigen")"), source).source == "eigen");
}

TEST_CASE("soort and status are known words, whatever their case") {
    CHECK(accepted(R"({"id":"a","soort":"VAC","titel":"t","tekst":"x","status":"Concept"})").kind == "vac");
    CHECK(refusal(R"({"id":"a","soort":"vak","titel":"t","tekst":"x"})") == "unknown_kind@1:/soort");
    CHECK(refusal_with(R"("status":"afgerond")") == "unknown_status@1:/status");
    CHECK(refusal(R"({"id":"p","soort":"project","naam":"Gat","status":"klaar"})") == "unknown_status@1:/status");
    CHECK(accepted(R"({"id":"m","soort":"medewerker","naam":"x","actief":false})").status == "non-actief");
    CHECK(test::has(one(R"({"id":"p","soort":"project","naam":"Gat"})").verdict.warnings, "project_without_status"));
}

TEST_CASE("dates are days, and the last is not before the first") {
    const auto record = accepted(with(R"("publicatieVan":"2027-01-01","publicatieTot":"2027-01-01","gewijzigdOp":"2026-12-31T23:30:00Z")"));
    CHECK(to_string(*record.visible_from) == "2027-01-01");
    CHECK(to_string(*record.changed_on) == "2027-01-01");
    CHECK(refusal_with(R"("publicatieVan":"2027-01-02","publicatieTot":"2027-01-01")") == "dates_reversed@1:/publicatieTot");
    CHECK(refusal_with(R"("controleVoor":"2027-02-30")") == "expected_date@1:/controleVoor");
    CHECK(refusal_with(R"("controleVoor":"1-2-2027")") == "expected_date@1:/controleVoor");
    CHECK(refusal_with(R"("controleVoor":20270201)") == "expected_date@1:/controleVoor");
    CHECK(accepted(with(R"("controleVoor":null,"publicatieTot":"")")).review_before == std::nullopt);
    CHECK(refusal(R"({"id":"p","soort":"project","naam":"x","status":"lopend","start":"2027-01-02","eind":"2027-01-01"})") ==
          "dates_reversed@1:/eind");
}

TEST_CASE("titles and keywords have bounds that count characters") {
    const auto title = [](std::size_t length) {
        std::string json = R"({"id":"a","soort":"vac","tekst":"x","titel":")";
        for (std::size_t i = 0; i < length; ++i) json += "é";
        return json + "\"}";
    };
    CHECK(one(title(300)).verdict.accepted());
    CHECK(refusal(title(301)) == "title_too_long@1:/titel");
    CHECK(warning_with(R"("trefwoorden":[")" + std::string(81, 'x') + "\"]") == "keyword_too_long@1:/trefwoorden");
    std::string many = R"("zoektermen":")";
    for (int i = 0; i < 101; ++i) many += "w" + std::to_string(i) + ",";
    CHECK(warning_with(many + "\"") == "too_many_keywords@1:/zoektermen");
    CHECK(accepted(with(many + "\"")).keywords.size() == 100);
    CHECK(warning_with(R"("trefwoorden":"PASPOORT")") == "keyword_is_title@1:/trefwoorden");
}

TEST_CASE("an unknown field is a warning that names the nearest") {
    const auto offered = one(with(R"("trefworden":"a","iets heel anders":1)"));
    CHECK(offered.verdict.accepted());
    REQUIRE(offered.verdict.warnings.size() == 2);
    CHECK(offered.verdict.warnings[0].message == Message{"unknown_field_near", {"trefworden", "trefwoorden"}});
    CHECK(offered.verdict.warnings[0].place.field == "/trefworden");
    CHECK(offered.verdict.warnings[1].message.code == "unknown_field");
    CHECK(warning_with(R"("functie":"baliemedewerker")") == "field_of_other_kind@1:/functie");
}

TEST_CASE("a field that may have been meant as zichtbaarheid rejects the record") {
    for (const auto* key : {"zichbaarheid", "zichtbaarheit", "zichtbaarhied", "Zichtbaarheidd", "zichtbaar", "visibility"}) {
        CAPTURE(key);
        CHECK(refusal_with('"' + std::string(key) + R"(":"kcc")") == "visibility_misspelt@1:/" + std::string(key));
    }
    CHECK(refusal_with(R"("secties":[{"kop":"a","tekst":"b","zichtbarheid":"kcc"}])") ==
          "visibility_misspelt@1:/secties/0/zichtbarheid");
    CHECK(refusal_with(R"("zichtbaarheid":"kcc","Zichtbaarheid":"openbaar")") == "field_twice@1:");
}

TEST_CASE("who sees a record: its own labels, else those of its source, else those of the base") {
    Source source;
    source.visibility = Labels{"burgerzaken"};
    CHECK(accepted(with("")).visibility == Labels{});
    CHECK(accepted(with(""), source).visibility == Labels{"burgerzaken"});
    CHECK(accepted(with(R"("zichtbaarheid":null)"), source).visibility == Labels{"burgerzaken"});
    CHECK(accepted(with(R"("zichtbaarheid":"openbaar")"), source).visibility == Labels{});
    CHECK(accepted(with(R"("zichtbaarheid":[])"), source).visibility == Labels{});
    CHECK(accepted(with(R"("ZICHTBAARHEID":["KCC","burgerzaken","kcc"])")).visibility == Labels{"burgerzaken", "kcc"});
    CHECK(refusal_with(R"("zichtbaarheid":["kcc","openbaar"])") == "openbaar_with_groups@1:/zichtbaarheid");
    CHECK(refusal_with(R"("zichtbaarheid":["geheim"])") == "unknown_group@1:/zichtbaarheid");
    CHECK(refusal_with(R"("zichtbaarheid":{"kcc":true})") != "");
    auto settings = test::three_groups();
    settings.default_visibility = {"kcc"};
    CHECK(test::read("jsonl", with(""), settings).front().record.visibility == Labels{"kcc"});
}

TEST_CASE("memos and explanations are internal, other sections as open as the record") {
    const auto record = accepted(with(
        R"("deskMemo":"m","toelichting":"t","kosten":"k","secties":[{"sleutel":"deskmemo","tekst":"m2"},{"kop":"Balie","tekst":"b","zichtbaarheid":"burgerzaken"},{"sleutel":"toelichting","tekst":"open","zichtbaarheid":[]}])"));
    std::map<std::string, Labels> seen;
    for (const auto& section : record.sections) seen[section.key] = section.visibility.value();
    CHECK(seen == std::map<std::string, Labels>{{"tekst", {}}, {"deskMemo", {"kcc"}}, {"toelichting", {"kcc"}}, {"kosten", {}},
                                                {"deskMemo-2", {"kcc"}}, {"balie", {"burgerzaken"}}, {"toelichting-2", {}}});
    CHECK(refusal_with(R"("secties":[{"sleutel":"deskmeno","tekst":"m"}])") == "nearly_internal@1:/secties/0");
    CHECK(refusal_with(R"("secties":[{"kop":"x","tekst":"y"},{"kop":"b","tekst":"c","zichtbaarheid":"wie"}])") ==
          "unknown_group@1:/secties/1");
}

TEST_CASE("a desk memo that slipped into open text rejects the record") {
    CHECK(refusal_with(R"("kosten":"<p>Gratis</p><h3>Deskmemo</h3><p>geheim</p>")") == "desk_memo_in_text@1:/kosten");
    CHECK(refusal_with(R"("kosten":"Gratis\n\nDesk-memo:\ngeheim")") == "desk_memo_in_text@1:/kosten");
    CHECK(one(with(R"("kosten":"Vul de deskmemo in.\n- deskmemo")")).verdict.accepted());
    CHECK(one(with(R"("zichtbaarheid":"kcc","kosten":"Deskmemo\nx")")).verdict.accepted());
    CHECK(refusal_with(R"("kosten":"### Balie {zichtbaarheid=kcc}\nx")") == "shield_in_text@1:/kosten");
}

TEST_CASE("six ways to see a record are the most") {
    auto settings = test::three_groups();
    settings.groups = {"kcc", "b", "c", "d", "e", "f", "g"};
    const auto json = [](int count) {
        const char* labels[] = {"b", "c", "d", "e", "f", "g"};
        std::string sections;
        for (int i = 0; i < count; ++i)
            sections += std::string(i ? "," : "") + R"({"kop":"k)" + std::to_string(i) + R"(","tekst":"x","zichtbaarheid":")" + labels[i] + "\"}";
        return with("\"secties\":[" + sections + "]");
    };
    CHECK(test::read("jsonl", json(5), settings).front().verdict.accepted());
    CHECK(test::first(test::read("jsonl", json(6), settings).front().verdict.rejected) == "too_many_visibilities@1:/secties");
}

TEST_CASE("an empty section and escaped markup are warnings") {
    CHECK(warning_with(R"("secties":[{"kop":"Kosten","tekst":""}])") == "empty_section@1:/secties/0");
    CHECK(warning_with(R"("kosten":"&lt;p&gt;10 euro&lt;/p&gt;")") == "double_escaped@1:/kosten");
    CHECK(accepted(with(R"("kosten":"&lt;p&gt;10 euro&lt;/p&gt;")")).sections[1].text == "10 euro");
}

TEST_CASE("links that run a script are left out") {
    const auto record = accepted(with(
        R"-("url":"javascript:alert(1)","links":["https://a.example",{"label":"b","url":"JavaScript:x"},{"titel":"c","url":"/lokaal?a=b:c"},{"label":"zonder"}])-"));
    CHECK(record.url.empty());
    CHECK(record.links == std::vector<Link>{{"", "https://a.example"}, {"c", "/lokaal?a=b:c"}});
}

TEST_CASE("references that cannot be are left out with a warning") {
    const auto offered = one(with(R"("gerelateerd":["b","fout id","a-1"])"));
    CHECK(offered.record.related == Labels{"b"});
    CHECK(test::has(offered.verdict.warnings, "bad_reference"));
    CHECK(test::has(offered.verdict.warnings, "reference_to_itself"));
}

TEST_CASE("size and number of sections have bounds") {
    CHECK(refusal_with(R"("kosten":")" + std::string((8 << 20) + 1, 'x') + "\"") == "record_too_large@1:");
    std::string sections;
    for (int i = 0; i < 501; ++i) sections += std::string(i ? "," : "") + R"({"kop":"k","tekst":"x"})";
    CHECK(refusal_with("\"secties\":[" + sections + "]") == "too_many_sections@1:/secties");
}

TEST_CASE("a record from a program meets the same rules, and checking twice changes nothing") {
    Record record;
    record.id = "1";
    record.kind = "VAC";
    record.title = "  Twee\n woorden ";
    record.sections = {{"tekst", "", "cafe\u0301\r\n\r\n\r\n\r\neinde  ", std::nullopt}, {"deskMemo", "", "m", std::nullopt}};
    Source source;
    source.id_prefix = "x-";
    CHECK(check(record, test::three_groups(), source).accepted());
    CHECK(record.id == "x-1");
    CHECK(record.title == "Twee woorden");
    CHECK(record.sections[0].text == "café\n\neinde");
    CHECK(record.sections[1].visibility == Labels{"kcc"});
    CHECK(record.audiences == Labels{"burger", "bedrijf"});
    const auto once = record;
    CHECK(check(record, test::three_groups(), source).accepted());
    CHECK(record == once);
    record.title = "\xff";
    CHECK(test::first(check(record, test::three_groups(), source).rejected) == "ill_formed_field@0:titel");
    record = once;
    record.sections.push_back(record.sections.front());
    CHECK(test::first(check(record, test::three_groups(), source).rejected) == "section_key_twice@0:secties/tekst");
}

}
