// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/fields.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "record/nearest.hpp"
#include "record/support.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;

namespace {

using Texts = std::vector<std::string>;

Record accepted(const std::string& json) {
    auto all = test::read("json", json);
    REQUIRE(all.size() == 1);
    INFO(test::first(all.front().verdict.rejected));
    REQUIRE(all.front().verdict.accepted());
    return std::move(all.front().record);
}

std::string refusal(const std::string& json) { return test::first(test::read("jsonl", json).front().verdict.rejected); }

}  // namespace

TEST_SUITE("record/fields") {

TEST_CASE("no two fields share a name") {
    std::set<std::string> seen;
    for (const auto& field : fields()) {
        auto names = split_spaces(field.aliases);
        names.push_back(field.key);
        for (const auto name : names) {
            std::string lower(name);
            for (char& c : lower) c = static_cast<char>(c | 0x20);
            CAPTURE(lower);
            CHECK(seen.insert(lower).second);
        }
    }
}

TEST_CASE("every field of an article arrives") {
    const auto r = accepted(R"-({"Id":"a","SOORT":"vac","bron":"b","vraag":"t","titelsAlternatief":["t2"],"taal":"nl",
"status":"concept","trefwoorden":[{"trefwoord":"een"},"twee"],"zoektermen":[{"term":"drie","status":"actief"},{"term":"weg","status":"geblokkeerd"}],
"themas":["reizen, ver"],"doelgroep":["eu-burger, eu-bedrijf"],"afdelingen":[{"afdelingId":"9","afdelingnaam":" Balie "},{"naam":"Kcc"},"Zorg, welzijn"],
"publicatieVan":"2027-01-01","publicatieTot":"2027-12-31","gewijzigdOp":"2027-01-02","controleVoor":"2027-06-01","wijzigingSamenvatting":"prijs",
"gerelateerd":["b"],"links":[{"label":"l","url":"https://l.example"}],"url":"https://u.example","vervangenDoor":"c","kortAntwoord":"k",
"kennishouder":"Balie","grondslag":"Paspoortwet","upnUri":"http://x","upnLabel":"paspoort","verwijzing":{"organisatie":"RDW","telefoon":"088","url":"https://rdw.example"},
"belangrijk":"ja","antwoord":"A","inleiding":"<p>I</p>","secties":[{"sleutel":"kosten","kop":"Kosten","tekst":"10"}],"hash":"x"})-");
    CHECK(r.id == "a");
    CHECK(r.title == "t");
    CHECK(r.alternative_titles == Texts{"t2"});
    CHECK(r.status == "concept");
    CHECK(r.keywords == Texts{"een", "twee", "drie"});
    CHECK(r.themes == Texts{"reizen, ver"});
    CHECK(r.audiences == Texts{"burger", "bedrijf"});
    CHECK(r.departments == Texts{"Balie", "Kcc", "Zorg, welzijn"});
    CHECK(to_string(*r.review_before) == "2027-06-01");
    CHECK(r.change_summary == "prijs");
    CHECK(r.links == std::vector<Link>{{"l", "https://l.example"}});
    CHECK(r.replaced_by == "c");
    CHECK(r.owner == "Balie");
    CHECK(r.legal_basis == "Paspoortwet");
    CHECK(r.upn_label == "paspoort");
    CHECK(r.referral == Referral{"RDW", "088", "https://rdw.example"});
    CHECK(r.important);
    REQUIRE(r.sections.size() == 2);
    CHECK(r.sections[0].text == "A\n\nI");
    CHECK(r.sections[1].title == "Kosten");
}

TEST_CASE("every field of an employee arrives") {
    const auto r = accepted(R"({"identificatie":"m1","voornaam":"Ann","voorvoegselAchternaam":"in 't","achternaam":"Veld","volledigeNaam":"Ann in 't Veld",
"roepnaam":"Annie","functie":"consulent","telefoonnummers":[{"telefoonnummer":"020 1"},"020 2"],"mobiel":"06","toestel":123,
"emails":[{"email":"a@b.example","naam":"werk"}],"skills":"Wmo","werklocatie":"Stadhuis","groepen":[{"groepsId":"1","groepsnaam":"Team A"}],
"beschikbaarheid":{"vrijdag":{"middag":true},"maandag":{"ochtend":"ja","middag":false},"dinsdag":null},"vervanging":{"name":"Bo"},"afdelingen":[{"afdelingNaam":"Zorg"}]})");
    CHECK(r.kind == "medewerker");
    CHECK(r.title == "Ann in 't Veld");
    CHECK(r.alternative_titles == Texts{"Annie"});
    CHECK(r.name_prefix == "in 't");
    CHECK(r.phones == Texts{"020 1", "020 2"});
    CHECK(r.extension == "123");
    CHECK(r.emails == Texts{"a@b.example"});
    CHECK(r.teams == Texts{"Team A"});
    REQUIRE(r.availability);
    CHECK(*r.availability == Availability{{"maandag/ochtend", "vrijdag/middag"}, "Bo"});
    CHECK(r.audiences.empty());
}

TEST_CASE("every field of a department and a project arrives") {
    const auto d = accepted(R"({"identificatie":"d","soort":"afdeling","naam":"Balie","aliassen":["Loket"],"telefoon":"14 020","email":"b@x.example",
"openingstijden":"ma 9-17","doorverbindinstructie":"warm","aangesloten":"nee"})");
    CHECK(d.alternative_titles == Texts{"Loket"});
    CHECK(d.phones == Texts{"14 020"});
    CHECK(d.transfer_instruction == "warm");
    CHECK_FALSE(d.connected);
    const auto p = accepted(R"({"id":"p","soort":"project","naam":"Markt","aliassen":"het gat, op de markt","samenvatting":"Riool","status":"lopend",
"start":"2027-01-01","eind":"2027-02-01","locaties":[{"straat":"Markt","wijk":"Centrum","postcode4":"1011"}],"contactpersonen":[{"medewerkerId":"m1","naam":"Ann","rol":"leider","volgorde":2},"Bo"],
"terugval":{"afdeling":"Werken","tel":"14 020"},"mailingen":[{"datum":"2027-01-03","doelgroep":"bewoners","onderwerp":"brief"}]})");
    CHECK(p.alternative_titles == Texts{"het gat, op de markt"});
    CHECK(p.sections.front().text == "Riool");
    CHECK(p.locations == std::vector<Location>{{"Markt", "Centrum", "1011"}});
    CHECK(p.contacts == std::vector<ContactPerson>{{"m1", "Ann", "leider", 2}, {"", "Bo", "", 0}});
    CHECK(p.fallback == "Werken, 14 020");
    CHECK(p.mailings == std::vector<Mailing>{{parse_date("2027-01-03"), "bewoners", "brief"}});
}

TEST_CASE("opening hours of a department that nobody can work out are told") {
    const auto told = [](const std::string& kind, const std::string& hours) {
        return test::first(test::read("jsonl", R"({"id":"d","soort":")" + kind + R"(","naam":"Balie","openingstijden":")" + hours + "\"}").front().verdict.warnings);
    };
    for (const auto* odd : {"mndag 9.00-17.00 uur", "alleen voor collega's: maandag 7.30-17.30 uur", "maandag 17.00-9.00 uur", "9 uur"}) CHECK(told("afdeling", odd) == "opening_hours_unclear@1:/openingstijden");
    for (const auto* good : {"", "ma 9-17", "op afspraak", "niet rechtstreeks bereikbaar", "werkdagen 8.30-17.00 uur; op afspraak tot 20.00 uur"}) CHECK(told("afdeling", good) == "");
    CHECK(told("medewerker", "mndag 9.00-17.00 uur") == "");  // of a person nobody reads it
}

TEST_CASE("parts of days are read as people write them, in the order of the week") {
    const auto present = [](const std::string& value) {
        const auto record = accepted(R"({"id":"m","soort":"medewerker","naam":"Jan","dagdelen":)" + value + "}");
        std::string out;
        if (record.availability)
            for (const auto& part : record.availability->present) out += (out.empty() ? "" : " ") + part;
        return out;
    };
    CHECK(present(R"("vrijdag ochtend, maandag")") == "maandag/ochtend maandag/middag vrijdag/ochtend");
    CHECK(present(R"(["ma/avond", "DI ochtend en middag", "zaterdag hele dag"])") == "maandag/avond dinsdag/ochtend dinsdag/middag zaterdag/ochtend zaterdag/middag");
    CHECK(present(R"({"donderdag": ["ochtend", "avond"], "vrijdag": true, "zondag": false, "maandag": "middag"})") ==
          "maandag/middag donderdag/ochtend donderdag/avond vrijdag/ochtend vrijdag/middag");
    CHECK(present("null") == "");
    const std::string morning = "maandag/ochtend dinsdag/ochtend woensdag/ochtend", working = "maandag/ochtend maandag/middag dinsdag/ochtend dinsdag/middag woensdag/ochtend woensdag/middag "
                      "donderdag/ochtend donderdag/middag vrijdag/ochtend vrijdag/middag";
    CHECK(present(R"("dinsdagmiddag")") == "dinsdag/middag");
    CHECK(present(R"("Maandagochtend en dinsdagmiddag")") == "maandag/ochtend dinsdag/middag");
    CHECK(present(R"("maandag-ochtend, vrijdagavond")") == "maandag/ochtend vrijdag/avond");
    for (const auto* week : {"ma t/m vr", "maandag tot en met vrijdag", "ma-vr", "werkdagen"}) CHECK(present(std::string{'"'} + week + '"') == working);
    CHECK(present(R"("ma t/m wo ochtend")") == morning);
    CHECK(present(R"("elke dag")").size() == present(R"(["ma t/m zo"])").size());
    CHECK(present(R"("elke dag")").ends_with("zondag/ochtend zondag/middag"));
    CHECK(present(R"("vr t/m ma")") == "maandag/ochtend maandag/middag vrijdag/ochtend vrijdag/middag zaterdag/ochtend zaterdag/middag zondag/ochtend zondag/middag");
    CHECK(present(R"("maandag en dinsdag")") == "maandag/ochtend maandag/middag dinsdag/ochtend dinsdag/middag");
    // Not clear, or no part of a week.
    for (const auto* odd : {"maandag en dinsdag ochtend", "maandag tot", "ma t/m", "maandag tot 12 uur", "elke week", "ochtend t/m middag", "nacht", "maandagnacht"}) {
        CAPTURE(odd);
        const auto read = test::read("jsonl", R"({"id":"m","soort":"medewerker","naam":"Jan","dagdelen":")" + std::string{odd} + "\"}").front();
        CHECK(test::first(read.verdict.warnings) == "unknown_day_part@1:/dagdelen");
        CHECK(read.record.availability->present.empty());
    }
    // Neither takes the other's place, and what is no part of a day is told.
    const auto both = test::read("jsonl", R"({"id":"m","soort":"medewerker","naam":"Jan","dagdelen":"maandag","aanwezig":["maandag/nacht","mndag/ochtend","dinsdag/ochtend"]})").front();
    CHECK(both.verdict.warnings.size() == 2);
    CHECK(test::first(both.verdict.warnings) == "unknown_day_part@1:/aanwezig");
    CHECK(both.record.availability->present == Texts{"maandag/ochtend", "maandag/middag", "dinsdag/ochtend"});
    const auto avond = accepted(R"({"id":"m","soort":"medewerker","naam":"Jan","beschikbaarheid":{"maandag":{"ochtend":false,"avond":true}}})");
    CHECK(avond.availability->present == Texts{"maandag/avond"});
    const auto odd = test::read("jsonl", R"({"id":"m","soort":"medewerker","naam":"Jan","dagdelen":["ochtend", "maandag nacht", "dinsdag"]})").front();
    CHECK(odd.verdict.accepted());
    CHECK(odd.verdict.warnings.size() == 2);
    CHECK(test::first(odd.verdict.warnings) == "unknown_day_part@1:/dagdelen");
    CHECK(odd.record.availability->present == Texts{"dinsdag/ochtend", "dinsdag/middag"});
}

TEST_CASE("absences and announcements hold to the minute, and days are whole days") {
    const auto m = accepted(R"({"id":"m","soort":"medewerker","naam":"Jan","vervanging":"Piet","afwezig":[{"van":"2027-02-22","tot":"2027-02-26","vervanger":"Klaas"},{"van":"2027-03-01 13:00"}]})");
    REQUIRE(m.availability->absences.size() == 2);
    CHECK(to_string(*m.availability->absences[0].period.from) == "2027-02-22 00:00");
    CHECK(to_string(*m.availability->absences[0].period.until) == "2027-02-27 00:00");
    CHECK(m.availability->absences[0].replacement == "Klaas");
    CHECK(to_string(*m.availability->absences[1].period.from) == "2027-03-01 13:00");
    CHECK_FALSE(m.availability->absences[1].period.until);
    const auto a = accepted(R"({"id":"a","soort":"vac","titel":"t","tekst":"x","aankondiging":{"soort":"STORING","tekst":"Geen  water","van":"2027-02-23T07:30:00+01:00","tot":"2027-02-23 14:00"}})");
    REQUIRE(a.announcements.size() == 1);
    CHECK(a.announcements[0] == Announcement{"storing", "Geen water", {parse_minute("2027-02-23 07:30"), parse_minute("2027-02-23 14:00")}});
    const auto d = accepted(R"({"id":"d","soort":"afdeling","naam":"Werken","doorverbinden":"Warm","leidinggevende":"m"})");
    CHECK(d.transfer == "warm");
    CHECK(d.leader == "m");
}

TEST_CASE("what is no moment, no announcement or no way to transfer is told") {
    const std::string person = R"({"id":"m","soort":"medewerker","naam":"Jan",)", begin = R"({"id":"a","soort":"vac","titel":"t","tekst":"x",)";
    CHECK(refusal(person + R"("afwezig":[{"van":"morgen"}]})") == "expected_minute@1:/afwezig/0/van");
    CHECK(refusal(person + R"("afwezig":"altijd"})") == "absence_shape@1:/afwezig");
    // The person stays, and the dates are told as they are written.
    const auto reversed = test::read("jsonl", person + R"("afwezig":[{"van":"2027-02-22","tot":"2027-02-23"},{"van":"2027-03-02","tot":"2027-03-01"},{"vervanger":"Piet"},{}]})").front();
    CHECK(reversed.verdict.accepted());
    REQUIRE(reversed.verdict.warnings.size() == 3);
    CHECK(test::first(reversed.verdict.warnings) == "absence_reversed@1:/afwezig/1/tot");
    CHECK(reversed.verdict.warnings[0].message.arguments == Texts{"2027-03-02", "2027-03-01"});
    CHECK(reversed.verdict.warnings[1].message.code == "absence_without_dates");
    CHECK(reversed.verdict.warnings[1].place.field == "/afwezig/2");
    CHECK(reversed.record.availability->absences.size() == 1);
    // Also of what comes from a program.
    Record put;
    put.id = "m";
    put.kind = "medewerker";
    put.title = "Jan";
    put.availability = Availability{{}, "JAN", {{{parse_minute("2027-03-02"), parse_minute("2027-03-01", true)}, "m"}, {{}, ""}, {{parse_minute("2027-03-02"), std::nullopt}, "m"}}};
    const auto verdict = check(put, Settings{}, {});
    CHECK(verdict.accepted());
    Texts codes;
    for (const auto& one : verdict.warnings) codes.push_back(one.message.code + ' ' + one.place.field);
    CHECK(codes == Texts{"absence_reversed afwezig", "absence_without_dates afwezig", "replaced_by_himself vervanging", "replaced_by_himself afwezig"});
    CHECK(verdict.warnings.front().message.arguments == Texts{"2027-03-02 00:00", "2027-03-01"});
    CHECK(put.availability->absences.size() == 1);
    CHECK(refusal(begin + R"("aankondigingen":[{"soort":"storing","tekst":"x"}]})").starts_with("announcement_without_end@1:"));
    CHECK(refusal(begin + R"("aankondigingen":[{"soort":"storing","tot":"2027-02-26"}]})").starts_with("announcement_without_text@1:"));
    CHECK(refusal(begin + R"("aankondigingen":[{"soort":"feest","tekst":"x","tot":"2027-02-26"}]})").starts_with("unknown_announcement@1:"));
    CHECK(refusal(begin + R"("aankondigingen":[{"soort":"storing","tekst":"x","tot":"2027-02-26 25:00"}]})") == "expected_minute@1:/aankondigingen/0/tot");
    std::string many;
    for (int i = 0; i < 21; ++i) many += std::string(i > 0 ? "," : "") + R"({"soort":"storing","tekst":"x","tot":"2027-02-26"})";
    CHECK(refusal(begin + R"("aankondigingen":[)" + many + "]}").starts_with("too_many_announcements@1:"));
    const auto odd = test::read("jsonl", R"({"id":"d","soort":"afdeling","naam":"W","doorverbinden":"lauw"})").front();
    CHECK(odd.verdict.accepted());
    CHECK(test::has(odd.verdict.warnings, "unknown_transfer"));
    CHECK(odd.record.transfer.empty());
}

TEST_CASE("a product that the municipality does not deliver has a referral, though nobody knows where to") {
    CHECK(accepted(R"({"id":"a","soort":"vac","titel":"t","tekst":"x","productAanwezig":false})").referral == Referral{});
    CHECK_FALSE(accepted(R"({"id":"a","soort":"vac","titel":"t","tekst":"x","productAanwezig":true})").referral);
    CHECK_FALSE(accepted(R"({"id":"a","soort":"vac","titel":"t","tekst":"x","productAanwezig":null})").referral);
}

TEST_CASE("values of the wrong type are refused at their place") {
    const std::string begin = R"({"id":"a","soort":"vac","titel":"t","tekst":"x",)";
    CHECK(refusal(begin + R"("kosten":{"a":1}})") == "expected_text@1:/kosten");
    CHECK(refusal(begin + R"("kortAntwoord":true})") == "expected_text@1:/kortAntwoord");
    CHECK(refusal(begin + R"("trefwoorden":[["a"]]})") == "expected_text@1:/trefwoorden/0");
    CHECK(refusal(begin + R"("trefwoorden":[{"wat":"a"}]})") == "expected_text@1:/trefwoorden/0");
    CHECK(refusal(begin + R"("belangrijk":"misschien"})") == "expected_yes_or_no@1:/belangrijk");
    CHECK(refusal(begin + R"("belangrijk":1})") == "expected_yes_or_no@1:/belangrijk");
    CHECK(refusal(begin + R"("secties":["a"]})") == "expected_map@1:/secties/0");
    CHECK(refusal(begin + R"("contactpersonen":[{"naam":"a","volgorde":"eerst"}]})") == "expected_number@1:/contactpersonen/0/volgorde");
    CHECK(refusal(begin + R"("contactpersonen":[{"naam":"a","volgorde":1e99}]})") == "expected_number@1:/contactpersonen/0/volgorde");
    CHECK(refusal(begin + R"("beschikbaarheid":"altijd"})") == "expected_map@1:/beschikbaarheid");
    CHECK(refusal("[1,2]") == "expected_map@1:");
    CHECK(refusal("17") == "expected_map@1:");
}

TEST_CASE("the first of two names for one value is kept, and the other told") {
    const auto offered = test::read("jsonl", R"({"id":"a","soort":"vac","titel":"een","vraag":"twee","naam":"een","tekst":"x"})");
    CHECK(offered.front().record.title == "een");
    REQUIRE(offered.front().verdict.warnings.size() == 1);
    CHECK(offered.front().verdict.warnings.front().message.code == "field_known_already");
}

TEST_CASE("edits count a swap of neighbours as one") {
    CHECK(edits("zichtbaarheid", "ZICHTBAARHEID") == 0);
    CHECK(edits("zichtbaarhied", "zichtbaarheid") == 1);
    CHECK(edits("titel", "title") == 1);
    CHECK(edits("", "abc") == 3);
    CHECK(edits("kitten", "sitting") == 3);
    CHECK(edits(std::string(65, 'a'), "a") > 64);
}

TEST_CASE("edits are counted up to what is asked for") {
    std::mt19937 random{11};
    const auto name = [&] {
        std::string letters(random() % 9, ' ');
        for (auto& letter : letters) letter = "aBbc_"[random() % 5];
        return letters;
    };
    for (int round = 0; round < 20'000; ++round) {
        const auto one = name(), other = name();
        const auto all = edits(one, other);
        for (std::size_t most = 0; most < 9; ++most) CHECK(edits(one, other, most) == std::min(all, most + 1));
    }
}

}
