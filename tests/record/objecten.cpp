// SPDX-License-Identifier: GPL-2.0-or-later
// Exports of the Objecten-API and of the SDG: pages, arrays and bare data, in the shape that the schemas give them.
#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "record/support.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;

namespace {

using Texts = std::vector<std::string>;

// An object as the API gives it. `more`: of the record, with a comma at its end.
std::string object(const std::string& uuid, const std::string& data, const std::string& more = "") {
    return R"({"url":"https://objecten.example/api/v2/objects/)" + uuid + R"(","uuid":")" + uuid +
           R"(","type":"https://objecttypen.example/api/v2/objecttypes/1","record":{"index":1,"typeVersion":3,)" + more +
           R"("data":)" + data + R"(,"geometry":null,"registrationAt":"2027-01-04","correctionFor":null}})";
}

std::string page(const std::string& results) { return R"({"count":2,"next":null,"previous":null,"results":[)" + results + "]}"; }

std::vector<Offered> all(const std::string& json, const Settings& settings = test::three_groups()) {
    return test::read("json", json, settings);
}

Record one(const std::string& json, const Settings& settings = test::three_groups()) {
    auto offered = all(json, settings);
    REQUIRE(offered.size() == 1);
    INFO(test::first(offered.front().verdict.rejected));
    REQUIRE(offered.front().verdict.accepted());
    return std::move(offered.front().record);
}

std::string outcome(const std::string& json, std::string_view format = "json") {
    std::string out;
    for (const auto& offered : test::read(format, json))
        out += (out.empty() ? "" : " ") +
               (offered.verdict.accepted() ? offered.record.id : '!' + test::first(offered.verdict.rejected));
    return out;
}

const Section* section(const Record& record, std::string_view key) {
    const auto found = std::ranges::find(record.sections, key, &Section::key);
    return found == record.sections.end() ? nullptr : &*found;
}

const std::string vac = R"({"vraag":"Mag ik een boom kappen?","antwoord":"<p>Vraag een <b>vergunning</b> aan.</p>","status":"actief",
"doelgroep":"eu-burger","afdelingen":[{"afdelingId":"9","afdelingNaam":"Groen "}],"toelichting":"Alleen voor collega's.",
"trefwoorden":[{"trefwoord":"omzagen"},{"trefwoord":"kapvergunning"}],
"gerelateerdeVACs":[{"VAC":"https://objecten.example/api/v2/objects/aaaa-1"}],"gerelateerdeProducten":[{"product":"https://pdc.example/producten/bbbb-2/"}]})";

const std::string product = R"({"uuid":"p-1","upnUri":"http://standaarden.overheid.nl/owms/terms/paspoort","upnLabel":"paspoort","publicatieDatum":"2027-01-05",
"productAanwezig":true,"productValtOnder":null,"doelgroep":"eu-burger, eu-bedrijf","afdelingen":[{"afdelingnaam":"Burgerzaken"}],
"verantwoordelijkeOrganisatie":{"owmsIdentifier":"http://x","owmsPrefLabel":"Voorbeeldstad","owmsEndDate":null},"locaties":[{"naam":"Stadhuis","plaats":"Voorbeeldstad"}],
"vertalingen":[
 {"taal":"en","titel":"Passport","tekst":"Apply in person.","datumWijziging":"2026-12-01"},
 {"taal":"nl","titel":"Paspoort","tekst":"<p class=\"a\" style='b'>Kom <em>langs</em>.</p>","procedureBeschrijving":"Maak een afspraak.","vereisten":"U bent Nederlander.",
  "bewijs":"Pasfoto.","kostenEnBetaalmethoden":"€ 80","uitersteTermijn":"5 dagen","bezwaarEnBeroep":"Binnen 6 weken.","wtdBijGeenReactie":"Bel ons.",
  "notice":"Let op de geldigheid.","contact":"Bel 14 020","deskMemo":"&lt;p&gt;Vraag naar het oude paspoort.&lt;/p&gt;","trefwoorden":[{"trefwoord":"pas"}],
  "procedureLink":{"label":"Afspraak maken","url":"https://x.example/afspraak"},"links":[{"label":"Rijk","url":"https://rijk.example"}],"datumWijziging":"2027-01-04T10:00:00Z"}]})";

}  // namespace

TEST_SUITE("record/objecten") {

TEST_CASE("a VAC in its envelope is a record with the uuid of the object") {
    const auto r = one(page(object("3f2a", vac)));
    CHECK(r.id == "3f2a");
    CHECK(r.kind == "vac");
    CHECK(r.title == "Mag ik een boom kappen?");
    CHECK(r.sections.front().text == "Vraag een vergunning aan.");
    CHECK(r.keywords == Texts{"omzagen", "kapvergunning"});
    CHECK(r.departments == Texts{"Groen"});
    CHECK(r.audiences == Texts{"burger"});
    CHECK(r.related == Texts{"aaaa-1", "bbbb-2"});
    REQUIRE(section(r, "toelichting"));
    CHECK(section(r, "toelichting")->visibility == Texts{"kcc"});
}

TEST_CASE("a page, an array of objects, an array of data and lines of data give the same records") {
    const std::string bare = R"({"uuid":"3f2a",)" + vac.substr(1);
    std::string line = bare;
    std::erase(line, '\n');
    const auto expected = one(page(object("3f2a", bare)));
    CHECK(one("[" + object("3f2a", bare) + "]") == expected);
    CHECK(one("[" + bare + "]") == expected);
    CHECK(one(bare) == expected);
    CHECK(test::read("jsonl", line).front().record == expected);
    CHECK(one("[" + page(object("3f2a", bare)) + "]") == expected);
}

TEST_CASE("days and their parts may have English names") {
    const auto r = test::read("jsonl", R"({"identificatie":"m","soort":"medewerker","naam":"A","beschikbaarheid":{"monday":{"morning":true,"middag":true}}})");
    CHECK(r.front().verdict.warnings.empty());
    CHECK(r.front().record.availability->present == std::vector<std::string>{"maandag/ochtend", "maandag/middag"});
}

TEST_CASE("the days of an object are those of the record: endAt is the first on which it holds no more") {
    const auto r = one(object("a", vac, R"("startAt":"2027-01-01","endAt":"2027-03-01",)"));
    CHECK(to_string(*r.visible_from) == "2027-01-01");
    CHECK(to_string(*r.visible_until) == "2027-02-28");
    CHECK_FALSE(one(object("a", vac, R"("startAt":"2027-01-01","endAt":null,)")).visible_until);
    CHECK(outcome(object("a", vac, R"("startAt":"2027-02-01","endAt":"2027-01-01",)")) == "!dates_reversed@1:/record/endAt");
    const auto dutch = one(object("a", vac, R"("startAt":"1-1-2027","endAt":"01/03/2027",)"));
    CHECK(to_string(*dutch.visible_from) == "2027-01-01");
    CHECK(to_string(*dutch.visible_until) == "2027-02-28");
    CHECK(outcome(object("a", vac, R"("endAt":"morgen",)")) == "!expected_date@1:/record/endAt");
}

TEST_CASE("an object is shown as long as both its envelope and its data hold") {
    const auto days = [](const std::string& data, const std::string& envelope) {
        const auto r = one(object("a", R"({"vraag":"v","antwoord":"a")" + data + "}", envelope));
        return (r.visible_from ? to_string(*r.visible_from) : "") + '/' + (r.visible_until ? to_string(*r.visible_until) : "");
    };
    const std::string envelope = R"("startAt":"2027-01-01","endAt":"2027-03-01",)";
    CHECK(days("", envelope) == "2027-01-01/2027-02-28");
    CHECK(days(R"(,"publicatieDatum":"2027-02-01")", envelope) == "2027-02-01/2027-02-28");
    CHECK(days(R"(,"publicatieDatum":"2026-02-01")", envelope) == "2027-01-01/2027-02-28");
    CHECK(days(R"(,"publicatieVan":"2026-02-01","publicatieTot":"2027-02-10")", envelope) == "2027-01-01/2027-02-10");
    CHECK(days(R"(,"publicatieTot":"2028-02-10")", envelope) == "2027-01-01/2027-02-28");
    CHECK(days(R"(,"publicatieTot":"2028-02-10")", "") == "/2028-02-10");
}

TEST_CASE("an object that holds on no day is left out and noted, which a mistake in its days is not") {
    const auto never = object("a", R"({"vraag":"v","antwoord":"a"})", R"("startAt":"2027-01-01","endAt":"2027-01-01",)");
    CHECK(outcome(page(never + "," + object("b", vac))) == "b");
    const auto noted = test::notes("json", page(object("b", vac) + "," + never));
    REQUIRE(noted.size() == 1);
    CHECK(noted.front().message == Message{"object_never_valid", {"/results/1"}});
    CHECK(outcome(object("a", R"({"vraag":"v","antwoord":"a","publicatieDatum":"2027-05-01"})", R"("startAt":"2027-01-01","endAt":"2027-03-01",)")) == "");
    CHECK(outcome(object("a", R"({"vraag":"v","antwoord":"a","publicatieVan":"2027-05-01","publicatieTot":"2027-04-01"})", R"("startAt":"2027-01-01","endAt":"2027-03-01",)")) ==
          "!dates_reversed@1:/record/endAt");
    const auto with_next = R"({"next":"https://x.example?page=2","results":[)" + never + "]}";
    REQUIRE(test::notes("json", with_next).size() >= 2);
    CHECK(test::has(test::notes("json", with_next), "page_has_next"));
}

TEST_CASE("a product that has no day of publication where one belongs is not shown") {
    const auto status = [](const std::string& more) {
        return one(R"({"uuid":"a",)" + more + R"("vertalingen":[{"taal":"nl","titel":"t","tekst":"x"}]})").status;
    };
    CHECK(status(R"("publicatieDatum":null,)") == "concept");
    CHECK(status(R"("publicatieDatum":"",)") == "concept");
    CHECK(status(R"("publicatieDatum":null,"status":"actief",)") == "concept");
    CHECK(status(R"("publicatieDatum":"2027-01-05",)") == "actief");
    CHECK(status("") == "actief");
}

TEST_CASE("a department or group without a name is known by its id, with the prefix of the source") {
    const std::string person = R"({"identificatie":"mw-1","achternaam":"Wit","afdelingen":[{"afdelingId":"a1"},{"afdelingId":"a2","afdelingnaam":"Zorg"},{"afdelingId":"a 3","afdelingnaam":null},{"afdelingnaam":""}],"groepen":[{"groepsId":"g1"}]})";
    const auto r = one(object("u", person));
    CHECK(r.departments == Texts{"a1", "Zorg", "a-3"});
    CHECK(r.teams == Texts{"g1"});
    CHECK(one(R"([{"identificatie":"g1","naam":"Balie","afdelingId":"a1"}])").departments == Texts{"a1"});
    Source source;
    source.id_prefix = "obj-";
    const auto prefixed = test::read("json", object("u", person), test::three_groups(), source);
    CHECK(prefixed.front().record.departments == Texts{"obj-a1", "Zorg", "obj-a-3"});
    CHECK(test::read("json", R"([{"identificatie":"obj-g1","naam":"Balie","afdelingId":"obj-a1"}])", test::three_groups(), source).front().record.departments == Texts{"obj-a1"});
}

TEST_CASE("an envelope with nothing in it, and an employee without a number, are called that") {
    CHECK(outcome(page(R"({"url":"https://x.example/1","uuid":"u-1","type":"t","record":null})")) == "!object_empty@1:/results/0/record");
    CHECK(outcome(R"({"uuid":"u-1","type":"t","record":{"startAt":"2027-01-01","data":null}})") == "!object_empty@1:/record");
    CHECK(all(R"({"uuid":"u-1","type":"t","record":null})").front().verdict.id == "u-1");
    CHECK(outcome(object("u", R"({"voornaam":"An","achternaam":"Wit","afdelingen":[{"afdelingnaam":"Zorg"}]})")) == "!person_without_number@1:/record/data");
    CHECK(outcome(R"([{"volledigeNaam":"An Wit","functie":"consulent"}])").starts_with("!person_without_number@1:/0"));
}

TEST_CASE("every status is kept, and one that nobody knows is refused at its place") {
    const auto with = [](const std::string& status) {
        return object("a", R"({"vraag":"v","antwoord":"a","status":")" + status + "\"}");
    };
    CHECK(one(with("te-verwijderen")).status == "te-verwijderen");
    CHECK(one(with("non-actief")).status == "non-actief");
    CHECK(outcome(page(object("b", vac) + "," + with("weg"))) == "b !unknown_status@4:/results/1/record/data/status");
    CHECK(one(R"({"uuid":"a","titel":"","publicationState":"DRAFT","status":"actief","vertalingen":[{"taal":"nl","titel":"t","tekst":"x"}]})").status == "concept");
}

TEST_CASE("of a product the translation in the language of the settings is read, wherever it stands") {
    const auto r = one(page(object("0000", product)));
    CHECK(r.id == "p-1");
    CHECK(r.kind == "kennisartikel");
    CHECK(r.title == "Paspoort");
    CHECK(r.language == "nl");
    CHECK(r.sections.front().text == "Kom langs.");
    CHECK(r.audiences == Texts{"burger", "bedrijf"});
    CHECK(r.departments == Texts{"Burgerzaken"});
    CHECK(r.upn_label == "paspoort");
    CHECK(to_string(*r.visible_from) == "2027-01-05");
    CHECK(to_string(*r.changed_on) == "2027-01-04");
    CHECK(r.links == std::vector<Link>{{"Afspraak maken", "https://x.example/afspraak"}, {"Rijk", "https://rijk.example"}});
    for (const auto* key : {"aanvraag", "voorwaarden", "bewijs", "kosten", "termijn", "bezwaar", "bijzonderheden", "contact", "geen-reactie-gekregen"}) {
        CAPTURE(key);
        CHECK(section(r, key));
    }
    REQUIRE(section(r, "deskMemo"));
    CHECK(section(r, "deskMemo")->text == "Vraag naar het oude paspoort.");
    CHECK(section(r, "deskMemo")->visibility == Texts{"kcc"});
    CHECK(r.locations.empty());
    auto english = test::three_groups();
    english.language = "en";
    CHECK(one(product, english).title == "Passport");
    CHECK(one(product, english).language == "en");
}

TEST_CASE("an export of products gives no remark that nobody can do anything about") {
    const auto offered = all(page(object("0000", product) + "," + object("1", vac)));
    REQUIRE(offered.size() == 2);
    CHECK(test::first(offered[0].verdict.warnings) == "double_escaped@1:/results/0/record/data/vertalingen/1/deskMemo");
    CHECK(offered[0].verdict.warnings.size() == 1);
    CHECK(offered[1].verdict.warnings.empty());
}

TEST_CASE("a product of before the schema of today reads as one of today") {
    const auto r = one(R"({"uuid":"KA-17","upnUri":"http://standaarden.overheid.nl/owms/terms/UPL-naam_nog_niet_beschikbaar","upnLabel":"UPL-naam nog niet beschikbaar",
"doelgroep":"eu-burger-bedrijf","productAanwezig":true,"vertalingen":[{"taal":"nl","titel":"","productTitelDecentraal":"Standplaats op de markt","tekst":"",
"specifiekeTekst":"<p>U vraagt een <span data-x=\"1\" class=\"a b\" style=\"color:red\">standplaats</span> aan.</p>","conditions":"U bent ingeschreven.",
"synonyms":[{"synonym":"marktkraam"},{"synonym":"kraam huren"}],"generiekeTekst":"Algemeen."}]})");
    CHECK(r.id == "KA-17");
    CHECK(r.title == "Standplaats op de markt");
    CHECK(r.sections.front().text == "U vraagt een standplaats aan.");
    CHECK(r.keywords == Texts{"marktkraam", "kraam huren"});
    CHECK(r.audiences == Texts{"burger", "bedrijf"});
    CHECK(r.upn_uri.empty());
    CHECK(r.upn_label.empty());
    REQUIRE(section(r, "voorwaarden"));
    CHECK(section(r, "voorwaarden")->text == "U bent ingeschreven.");
}

TEST_CASE("without a translation in the right language another is taken, and told") {
    const auto offered = all(R"({"uuid":"a","vertalingen":[{"taal":"de","titel":"","tekst":"<p></p>"},{"taal":"en","titel":"Passport","tekst":"x"}]})");
    REQUIRE(offered.front().verdict.accepted());
    CHECK(offered.front().record.title == "Passport");
    CHECK(offered.front().record.language == "en");
    CHECK(offered.front().verdict.warnings.front().message == Message{"translation_missing", {"nl", "en"}});
}

TEST_CASE("an empty title becomes the label of the product, but not the one that says there is none") {
    const auto with = [](const std::string& label) {
        return R"({"uuid":"a","upnLabel":")" + label + R"(","vertalingen":[{"taal":"nl","titel":" ","tekst":"x"}]})";
    };
    CHECK(one(with("hondenbelasting")).title == "hondenbelasting");
    CHECK(outcome(with("UPL-naam nog niet beschikbaar")) == "!no_title@1:/vertalingen/0/titel");
}

TEST_CASE("a product that the municipality does not deliver refers to who does") {
    const auto r = one(R"({"uuid":"a","productAanwezig":false,"verantwoordelijkeOrganisatie":{"owmsPrefLabel":"UWV"},"vertalingen":[{"taal":"nl","titel":"WW","tekst":"x"}]})");
    CHECK(r.referral == Referral{"UWV", "", ""});
}

TEST_CASE("people, departments and groups are recognised by what they have") {
    const auto r = one(page(object("u", R"({"identificatie":"mw-1","volledigeNaam":"Wiebrich in 't Zandvliedt","afdelingen":[{"afdelingId":"1","afdelingnaam":"Burgerzaken "}],
"groepen":[{"groepsId":"2","groepsnaam":"Balie"}],"telefoonnummers":[{"telefoonnummer":"020 011 2600"}],"emails":[{"email":"w@x.example","naam":"werk"}],"vervanging":{"name":"Özge"}})")));
    CHECK(r.id == "mw-1");
    CHECK(r.kind == "medewerker");
    CHECK(r.title == "Wiebrich in 't Zandvliedt");
    CHECK(r.departments == Texts{"Burgerzaken"});
    CHECK(r.teams == Texts{"Balie"});
    CHECK(r.availability->replacement == "Özge");
    const auto old = one(object("u", R"({"identificatie":"mw 2/é","contact":{"voornaam":"An","voorvoegselAchternaam":null,"achternaam":"Wit","telefoonnummers":["020"]},"department":"Zorg ","function":"consulent",
"replacement":{"name":"Bo"},"availabilities":{"maandag":{"ochtend":true,"middag":false}}})"));
    CHECK(old.title == "An Wit");
    CHECK(old.id == "mw-2-e");
    CHECK(old.departments == Texts{"Zorg"});
    CHECK(old.function == "consulent");
    CHECK(*old.availability == Availability{{"maandag/ochtend"}, "Bo"});
    CHECK(one(object("u", R"({"identificatie":"mw-3","voornaam":"An","voorvoegselAchternaam":"","achternaam":"Wit","afdelingen":[]})")).title == "An Wit");
    CHECK(one(object("u", R"({"identificatie":"a1","naam":"Burgerzaken","email":"b@x.example"})")).kind == "afdeling");
    CHECK(one(R"([{"identificatie":"g1","naam":"Balie","afdelingId":"a1"}])").kind == "afdeling");
    CHECK(outcome(page(object("u", R"({"identificatie":"mw-4","voornaam":"","achternaam":""})"))) == "!no_title@1:/results/0/record/data/achternaam");
    CHECK(outcome(object("u", R"({"naam":"wat is dit"})")) == "!no_kind@1:/record/data");
    CHECK(outcome(page(object("u", R"({"vraag":"v","antwoord":""})"))) == "!no_text@1:/results/0/record/data/antwoord");
}

TEST_CASE("a record that has our soort is ours, whatever else it looks like") {
    CHECK(one(R"({"id":"a","soort":"pagina","titel":"t","vraag":"t","antwoord":"x"})").kind == "pagina");
    CHECK(one(object("a", R"({"soort":"nieuws","titel":"t","tekst":"x"})")).kind == "nieuws");
    CHECK(outcome(R"({"soort":"vac","id":"a","data":[{"id":"b"}],"titel":"t","tekst":"x"})") == "a");
}

TEST_CASE("a shield in the data of an object holds, and one that is misspelt refuses it") {
    CHECK(one(object("a", R"({"vraag":"v","antwoord":"a","zichtbaarheid":["burgerzaken"]})")).visibility == Texts{"burgerzaken"});
    CHECK(outcome(object("a", R"({"vraag":"v","antwoord":"a","zichtbaarhied":["kcc"]})")) == "!visibility_misspelt@1:/record/data/zichtbaarhied");
    CHECK(outcome(R"({"uuid":"a","zichtbaarheid":["kcc"],"vertalingen":[{"taal":"nl","titel":"t","tekst":"x","zichtbaarheid":["burgerzaken"]}]})").starts_with("!field_twice@1:/vertalingen/0/"));
}

TEST_CASE("a broken object of a page costs no other, and what follows the list is looked at too") {
    const auto good = object("g", R"({"vraag":"v","antwoord":"a"})");
    CHECK(outcome(page(good + ",\n{\"uuid\":,},\n" + object("h", R"({"vraag":"v","antwoord":"a"})"))) == "g !json_syntax@2:/results/1 h");
    CHECK(outcome(R"({"results":[)" + good) == "g !json_no_end@1: !json_syntax@1:");
    CHECK(outcome(R"({"results":[)" + good + R"(],"soort":"vac"})") == "g !page_and_record@1:");
    CHECK(outcome(R"({"results":[)" + good + R"(],"data":[)" + good + "]}") == "g g");
    CHECK(outcome(R"({"count":0,"results":[]})") == "");
    CHECK(outcome(R"({"a":"\"results\":",)" "\"b\":[1]}") == "!no_id@1:/id");
}

TEST_CASE("a page that names a next one says so, once") {
    const auto offered = all(R"({"count":300,"next":"https://x.example?page=2","results":[)" + object("a", vac) + "," + object("b", vac) + "]}");
    REQUIRE(offered.size() == 2);
    CHECK(offered[0].verdict.warnings.front().message == Message{"page_has_next", {"https://x.example?page=2"}});
    CHECK(offered[1].verdict.warnings.empty());
}

TEST_CASE("a page that is one of several says so, before the list or behind it") {
    const auto told = [](const std::string& begin, const std::string& end) {
        std::string out;
        const auto json = "{" + begin + R"("data":[)" + object("a", vac) + "]" + end + "}";
        for (const auto& offered : all(json))
            for (const auto& finding : offered.verdict.warnings) out += finding.message.code + ' ' + finding.message.arguments.front() + ' ';
        for (const auto& note : test::notes("json", json)) out += '+' + note.message.code + ' ' + note.message.arguments.front();
        return out;
    };
    CHECK(told(R"("pagination":{"total_count":30,"total_pages":3,"current_page":1,"limit":10},)", "") == "page_of_more 1 ");
    CHECK(told("", R"(,"pagination":{"total_count":30,"total_pages":3,"current_page":2})") == "+page_of_more 2");
    CHECK(told("", R"(,"meta":{"pagination":{"page":1,"pageSize":25,"pageCount":4,"total":80}})") == "+page_of_more 1");
    CHECK(told("", R"(,"next":"https://x.example?page=2")") == "+page_has_next https://x.example?page=2");
    CHECK(told("", R"(,"meta":{"pagination":{"page":1,"pageCount":1}})") == "");
    CHECK(told("", R"(,"pagination":{"total_pages":0})") == "");
    CHECK(test::has(test::notes("json", R"({"data":{"vacs":{"data":[)" + object("a", vac) + R"(],"meta":{"pagination":{"page":1,"pageCount":4}}}}})"), "page_of_more"));
}

TEST_CASE("pages in pages are read as deep as JSON may go") {
    std::string deep = object("a", vac);
    for (int i = 0; i < 20; ++i) deep = "{\"data\":[" + deep + "]}";
    CHECK(outcome(deep) == "a");
    for (int i = 0; i < 40; ++i) deep = "{\"data\":[" + deep + "]}";
    CHECK(outcome(deep).starts_with("!too_deep@"));
}

TEST_CASE("a page is not held in memory as a whole") {
    std::string big = R"({"count":40,"results":[)";
    const auto text = std::string(1 << 20, 'x');
    for (int i = 0; i < 40; ++i) big += (i ? "," : "") + object(std::to_string(i), R"({"vraag":"v","antwoord":")" + text + "\"}");
    CHECK(all(big + "]}").size() == 40);  // as one element it would be beyond the bound of 16 MiB
    CHECK(outcome(big + "]}").starts_with("0 1 2 "));
}

}
