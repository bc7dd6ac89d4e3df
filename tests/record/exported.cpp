// SPDX-License-Identifier: GPL-2.0-or-later
// What export writes: reading it back gives the record again, and never opens what was shielded.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "record/exported.hpp"
#include "record/random_record.hpp"
#include "record/support.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;
using Texts = std::vector<std::string>;

namespace {

// What may hold anything, as it is after the rules.
std::vector<Record> random_records(int count, unsigned seed) {
    test::Random random(seed);
    std::vector<Record> out;
    for (int i = 0; i < count; ++i) {
        auto record = random.good_record(i);
        if (check(record, test::three_groups(), {}).accepted()) out.push_back(std::move(record));
    }
    return out;
}

Offered read_back(std::string_view format, const std::string& json, const Settings& settings = test::three_groups()) {
    auto offered = test::read(format, json, settings);
    REQUIRE(offered.size() == 1);
    return std::move(offered.front());
}

Record accepted(const std::optional<std::string>& json) {
    REQUIRE(json);
    auto offered = read_back("json", *json);
    INFO(*json << test::first(offered.verdict.rejected));
    REQUIRE(offered.verdict.accepted());
    return std::move(offered.record);
}

Record article(const std::string& kind) {
    Record record;
    record.id = "grofvuil";
    record.kind = kind;
    record.source = "Kennisbank";
    record.title = "Grofvuil & \"bank\"";
    record.keywords = {"bank, oud", "kast"};
    record.departments = {"Afval, straat en groen"};
    record.audiences = {"bedrijf"};
    record.themes = {"Afval"};
    record.short_answer = "Bel ons.";
    record.visible_from = parse_date("2027-01-01");
    record.visible_until = parse_date("2027-02-28");
    record.changed_on = parse_date("2027-01-04");
    record.upn_label = "grofvuil";
    record.links = {{"Kaart", "https://x.example/kaart"}};
    record.related = {"ander"};
    record.sections = {{"tekst", "", "Wij halen het op.\n\nZet klaar:\n- een bank < 2 m\n- een kast", std::nullopt},
                       {"deskMemo", "", "Vraag naar de maat.", std::nullopt}};
    REQUIRE(check(record, test::three_groups(), {}).accepted());
    return record;
}

}  // namespace

TEST_SUITE("record/exported") {

TEST_CASE("any record comes back from an exported line as it was") {
    const auto records = random_records(4'000, 1648);
    CHECK(records.size() > 2'000);
    for (const auto& record : records) {
        const auto json = to_exported_json(record);
        CAPTURE(json);
        const auto back = read_back("jsonl", json);
        CHECK(test::first(back.verdict.rejected) == "");
        CHECK(back.record == record);
        CHECK(to_exported_json(back.record) == json);
    }
}

TEST_CASE("no default of a source or base changes who may see an exported record") {
    auto closed = test::three_groups();
    closed.default_visibility = {"belastingen"};
    closed.internal_groups = {"kcc", "burgerzaken", "belastingen"};
    for (const auto& record : random_records(500, 7)) {
        Source source;
        for (const auto& fallback : {Visibility{}, Visibility{Texts{}}, Visibility{Texts{"burgerzaken"}}}) {
            source.visibility = fallback;
            CHECK(test::read("jsonl", to_exported_json(record), closed, source).front().record == record);
        }
    }
}

TEST_CASE("an exported record may be edited, and is looked after as any other") {
    const auto with = [](const std::string& more) {
        return R"({"vraagbaak":1,"id":"a","soort":"vac","titel":"t","antwoord":"1 <b> 2")" + more + "}";
    };
    const auto back = read_back("jsonl", with(R"(,"trefwoord":["x"])"));
    CHECK(back.record.sections.front().text == "1 <b> 2");
    CHECK(test::first(back.verdict.warnings) == "unknown_field_near@1:/trefwoord");
    CHECK(test::first(read_back("jsonl", with(R"(,"zichtbaarhied":["kcc"])")).verdict.rejected) == "visibility_misspelt@1:/zichtbaarhied");
    CHECK(test::first(read_back("jsonl", with(R"(,"secties":[{"kop":"Deskmeno","tekst":"x"}])")).verdict.rejected) == "nearly_internal@1:/secties/0");
    CHECK(test::first(read_back("jsonl", with(R"(,"secties":[{"sleutel":"a","tekst":"x","zichtbarheid":["kcc"],"zichtbaarheid":[]}])")).verdict.rejected) == "visibility_misspelt@1:/secties/0/zichtbarheid");
}

TEST_CASE("a form that is not known is refused, and not guessed at") {
    for (const auto* form : {"2", "\"1\"", "null", "[1]", "1.0"}) {
        CAPTURE(form);
        const auto json = std::string(R"({"id":"a","soort":"vac","titel":"t","antwoord":"x","vraagbaak":)") + form + "}";
        CHECK(test::first(read_back("jsonl", json).verdict.rejected) == "export_form_unknown@1:/vraagbaak");
    }
}

TEST_CASE("a VAC is an object of the Objecten-API that reads back as the record") {
    const auto record = article("vac");
    const auto json = to_vac_object(record, test::three_groups());
    REQUIRE(json);
    const auto object = nlohmann::json::parse(*json);
    CHECK(object["uuid"] == "grofvuil");
    CHECK(object["record"]["startAt"] == "2027-01-01");
    CHECK(object["record"]["endAt"] == "2027-03-01");
    const auto& data = object["record"]["data"];
    CHECK(data["vraag"] == record.title);
    CHECK(data["antwoord"] == "<p>Wij halen het op.</p><p>Zet klaar:<br>- een bank &lt; 2 m<br>- een kast</p>");
    CHECK(data["doelgroep"] == "eu-bedrijf");
    CHECK(data["trefwoorden"][0]["trefwoord"] == "bank, oud");
    CHECK(data["afdelingen"][0]["afdelingNaam"] == "Afval, straat en groen");
    CHECK(accepted(json) == record);
    CHECK_FALSE(to_vac_object(article("kennisartikel"), test::three_groups()));
}

TEST_CASE("other articles are PDC-kennisartikelen that read back as the record") {
    for (const auto* kind : {"kennisartikel", "pagina", "nieuws", "werkinstructie", "themapagina", "beslisboom"}) {
        CAPTURE(kind);
        auto record = article(kind);
        for (const auto* key : {"kosten", "voorwaarden", "aanvraag", "termijn", "bewijs", "bezwaar", "contact", "bijzonderheden"})
            record.sections.push_back({key, "", std::string("Over ") + key, Texts{}});
        record.referral = Referral{"Waterschap", "", ""};
        const auto json = to_pdc_object(record, test::three_groups());
        auto back = accepted(json);
        const auto version = nlohmann::json::parse(*json)["record"]["data"]["vertalingen"][0];
        CHECK(version["kostenEnBetaalmethoden"] == "<p>Over kosten</p>");
        CHECK(version["deskMemo"] == "<p>Vraag naar de maat.</p>");
        std::ranges::sort(back.sections, {}, &Section::key);
        std::ranges::sort(record.sections, {}, &Section::key);
        CHECK(back == record);
    }
    for (const auto* kind : {"vac", "medewerker", "afdeling", "project"}) {
        Record other;
        other.kind = kind;
        CHECK_FALSE(to_pdc_object(other, test::three_groups()));
    }
}

TEST_CASE("what has no key in a standard stands in its text, under its heading, and is a section again when it is read") {
    const auto settings = test::three_groups();
    auto record = article("vac");
    record.sections.insert(record.sections.begin(), {"kosten", "Wat kost het?", "Niets & < 2.", Texts{}});
    record.sections.push_back({"doorvragen", "", "Hoe groot?", Texts{}});
    record.sections.push_back({"eigen-kop", "Eigen kop", "", Texts{}});
    record.sections.push_back({"balie", "Aan de balie", "Alleen daar.", Texts{"burgerzaken"}});
    record.sections.push_back({"kosten-2", "Wat kost het?", "Later 5 euro.", Texts{}});
    const auto data = nlohmann::json::parse(*to_vac_object(record, settings))["record"]["data"];
    CHECK(data["antwoord"] == "<p>Wij halen het op.</p><p>Zet klaar:<br>- een bank &lt; 2 m<br>- een kast</p><h3>Wat kost het?</h3><p>Niets &amp; &lt; 2.</p>"
                              "<h3>Doorvragen</h3><p>Hoe groot?</p><h3>Eigen kop</h3><h3>Wat kost het?</h3><p>Later 5 euro.</p>");
    CHECK(accepted(to_vac_object(record, settings)) == record);
    record.kind = "kennisartikel";
    CHECK(accepted(to_pdc_object(record, settings)) == record);
    record.sections.clear();
    CHECK(accepted(to_pdc_object(record, settings)) == record);
    record.sections = {{"tekst", "", record.short_answer, Texts{}}};
    CHECK(accepted(to_pdc_object(record, settings)) == record);
}

TEST_CASE("a text that another system has changed is read as far as its headings are there, and opens nothing") {
    const auto sections = [](const std::string& text, const std::string& more = "", const std::string& list =
                                 R"({"sleutel":"kosten","kop":"Wat kost het?","plaats":"antwoord"},{"sleutel":"tekst","kop":"","plaats":"antwoord"},{"sleutel":"doorvragen","kop":"","plaats":"antwoord"})") {
        const auto offered = read_back("json", R"({"uuid":"a","vraag":"v","antwoord":")" + text + "\"" + more + R"(,"secties":[)" + list + "]}");
        std::string out;
        for (const auto& section : offered.record.sections) out += section.key + '=' + section.text + (section.visibility->empty() ? "; " : "+; ");
        return out;
    };
    CHECK(sections("<p>A.</p><h3>Wat kost het?</h3><p>B.</p><h3>Doorvragen</h3><p>C.</p>") == "kosten=B.; tekst=A.; doorvragen=C.; ");
    CHECK(sections("<p>A.</p><h3>Wat kost dat?</h3><p>B.</p><h3>Doorvragen</h3><p>C.</p>") == "tekst=A.\n\nWat kost dat?\n\nB.; doorvragen=C.; ");
    CHECK(sections("<p>Nieuw.</p>") == "tekst=Nieuw.; ");
    CHECK(sections("<p>A.</p>", R"(,"deskMemo":"Geheim.")", R"({"sleutel":"kosten","kop":"Kosten","plaats":"deskMemo"})") == "tekst=A.; deskMemo=Geheim.+; ");
    CHECK(sections("<p>A.</p>", R"(,"zichtbaarheid":["kcc"])", R"({"sleutel":"kosten","kop":"Kosten","plaats":"zichtbaarheid"})") == "tekst=A.; ");
    CHECK(read_back("json", R"({"uuid":"a","vraag":"v","antwoord":"a","zichtbaarheid":["kcc"],"secties":[{"sleutel":"kosten","kop":"Kosten","plaats":"zichtbaarheid"}]})").record.visibility == Texts{"kcc"});
}

// A word for each audience; each form, read back in a base of the same groups, shows it to nobody else.
TEST_CASE("in no form does what is shielded come among what is not, and reading it back opens nothing") {
    const auto settings = test::three_groups();
    std::size_t looked_at = 0;
    for (auto record : random_records(3'000, 99)) {
        for (std::size_t i = 0; i < record.sections.size(); ++i) record.sections[i].text = "kanarie" + std::to_string(i) + "x";
        for (const auto& json : {to_vac_object(record, settings), to_pdc_object(record, settings)}) {
            if (!json) continue;
            CAPTURE(*json);
            const auto back = read_back("json", *json, settings);
            if (!back.verdict.accepted()) continue;  // shut is not open
            CHECK(back.record.visibility == record.visibility);
            for (std::size_t i = 0; i < record.sections.size(); ++i)
                for (const auto& section : back.record.sections) {
                    if (section.text.find("kanarie" + std::to_string(i) + "x") == std::string::npos) continue;
                    ++looked_at;
                    const auto& before = *record.sections[i].visibility;
                    CHECK((before.empty() || section.visibility == before));
                }
        }
    }
    CHECK(looked_at > 500);
}

}
