// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/settings.hpp"

#include <doctest/doctest.h>

#include <string>

#include "record/support.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;

namespace {

using Labels = std::vector<std::string>;

// "code@line:field arguments" of what is thrown.
std::string refusal(std::string_view yaml) {
    try {
        parse_settings(yaml, "kennisbank.yaml");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::usage);
        CHECK(error.place().file == "kennisbank.yaml");
        std::string out = error.message().code + '@' + std::to_string(error.place().line) + ':' + error.place().field;
        for (const auto& argument : error.message().arguments) out += ' ' + argument;
        return out;
    }
    return "";
}

}  // namespace

TEST_SUITE("record/settings") {

TEST_CASE("which sources tell of the same people") {
    CHECK(parse_settings("samenvoegen: [A, B]\n", "f").merging == Merging{{"A", "B"}, {}, {}});
    CHECK(parse_settings("samenvoegen: A, B\n", "f").merging == Merging{{"A", "B"}, {}, {}});
    CHECK(parse_settings("samenvoegen:\n", "f").merging == Merging{});
    CHECK(parse_settings("samenvoegen:\n  velden: {functie: B, telefoon: [B, A], achternaam: B}\n  zelfdeNummers: [A, B]\n  bronnen: [A, B]\n", "f").merging ==
          Merging{{"A", "B"}, {{"functie", {"B"}}, {"telefoonnummers", {"B", "A"}}, {"titel", {"B"}}}, {"A", "B"}});
    // One answer is of one source; a field of which no source can go first is refused.
    for (const auto* part : {"beschikbaarheid", "aanwezig", "dagdelen", "afwezig"})
        CHECK(parse_settings(std::string{"samenvoegen: {bronnen: [A], velden: {"} + part + ": A}}\n", "f").merging.fields == std::map<std::string, std::vector<std::string>>{{"beschikbaarheid", {"A"}}});
    CHECK(parse_settings("samenvoegen: {bronnen: [A], velden: {doorverbindinstructie: A}}\n", "f").merging.fields.contains("doorverbinden"));
    CHECK(parse_settings("samenvoegen: {bronnen: [A], velden: {actief: A}}\n", "f").merging.fields.contains("status"));
    for (const std::string of_all : {"zichtbaarheid", "publicatieTot", "tekst"})
        CHECK(refusal("samenvoegen: {bronnen: [A], velden: {" + of_all + ": A}}\n").starts_with("unknown_field"));
    CHECK(refusal("samenvoegen: {velden: {functie: A}}\n") == "setting_merge_none@1:samenvoegen");
    CHECK(refusal("samenvoegen: [A, A]\n") == "setting_twice@1:samenvoegen A");
    CHECK(refusal("samenvoegen: {bronnen: [A], zelfdeNummers: [B]}\n") == "setting_merge_source@1:samenvoegen/zelfdeNummers B");
    CHECK(refusal("samenvoegen: {bronnen: [A], velden: {functie: B}}\n") == "setting_merge_source@1:samenvoegen/velden/functie B");
    CHECK(refusal("samenvoegen: {bronnen: [A], velden: {grondslag: A}}\n") == "unknown_field@1:samenvoegen/velden/grondslag grondslag");
    CHECK(refusal("samenvoegen: {bronnen: [A], velden: {functies: A}}\n") == "unknown_field_near@1:samenvoegen/velden/functies functies functie");
    CHECK(refusal("samenvoegen: {bronnen: [A], velde: {}}\n").find("velden") != std::string::npos);
}

TEST_CASE("every setting arrives") {
    const auto settings = parse_settings(R"(
Naam: Voorbeeldstad
TAAL: en
groups: [kcc, Burgerzaken]
standaardZichtbaarheid: burgerzaken
interneGroepen: [KCC]
bronnen:
  - pad: ../artikelen
  - {pad: mw.jsonl, bron: mensen, idVoorvoegsel: mw-, zichtbaarheid: [kcc]}
  - pad: open
    zichtbaarheid: openbaar
  - los.md
veldgewichten: {titel: 4.5, kop: 0}
ladderMinimum: 5
lagen: []
)", "f");
    CHECK(settings.name == "Voorbeeldstad");
    CHECK(settings.language == "en");
    CHECK(settings.groups == Labels{"kcc", "Burgerzaken"});
    CHECK(settings.default_visibility == Labels{"Burgerzaken"});
    CHECK(settings.internal_groups == Labels{"kcc"});
    REQUIRE(settings.sources.size() == 4);
    CHECK(settings.sources[1] == Source{"mw.jsonl", "mensen", "mw-", Labels{"kcc"}});
    CHECK(settings.sources[0].visibility == std::nullopt);
    CHECK(settings.sources[2].visibility == Labels{});
    CHECK(settings.sources[3].path == "los.md");
    CHECK(settings.field_weights == std::map<std::string, double>{{"kop", 0}, {"titel", 4.5}});
    CHECK(settings.ladder_minimum == 5);
    CHECK(settings.layers.empty());
}

TEST_CASE("an empty file gives what is built in") {
    CHECK(parse_settings("", "f") == Settings{});
    CHECK(parse_settings("# niets\n", "f") == Settings{});
}

TEST_CASE("what is wrong is told with line, key and the nearest that is known") {
    CHECK(refusal("naam: a\nlagen: [landelik]\n") == "unknown_layer@2:lagen landelik landelijk");
    CHECK(parse_settings("lagen: [Landelijk]\n", "f") == Settings{});
    CHECK(refusal("naam: a\ngroeps: [kcc]\n") == "unknown_field_near@2:groeps groeps groups");
    CHECK(refusal("bronnen:\n  - pad: a\n    zichtbarheid: kcc\n") == "unknown_field_near@3:bronnen/0/zichtbarheid zichtbarheid zichtbaarheid");
    CHECK(refusal("naam: [a]\n") == "expected_text@1:naam");
    CHECK(refusal("taal: fr\n") == "setting_language@1:taal fr");
    CHECK(refusal("naam: a\n\nladderMinimum: veel\n") == "expected_number@3:ladderMinimum veel");
    CHECK(refusal("statistiek: {minimum: 2}\n") == "setting_range@1:statistiek/minimum minimum 3 1000");
    CHECK(refusal("statistiek: {bewaartermijn: 26}\n") == "setting_range@1:statistiek/bewaartermijn bewaartermijn 1 25");
    CHECK(refusal("meldingen: {termijn: 3}\n").starts_with("unknown_field"));
    CHECK(refusal("toets: {minimum: 90}\n") == "setting_range@1:toets/minimum minimum 0 1");
    CHECK(refusal("toets: {minimum: veel}\n").starts_with("expected_number@1:toets/minimum"));
    CHECK(parse_desk_settings("toets: {minimum: 0.9}\n", "f").golden_minimum == 0.9);
    CHECK(parse_desk_settings("", "f").golden_minimum == 0);
    CHECK(parse_desk_settings("", "f").administrators.empty());
    CHECK(parse_desk_settings("groups: [kcc, Beheer]\nbeheerders: beheer\n", "f").administrators == std::vector<std::string>{"Beheer"});
    CHECK(refusal("ladderMinimum: 0\n") == "setting_range@1:ladderMinimum ladderMinimum 1 1000");
    CHECK(refusal("ladderMinimum: 1.5\n") == "setting_range@1:ladderMinimum ladderMinimum 1 1000");
    CHECK(refusal("ladderMinimum: nan\n") == "setting_range@1:ladderMinimum ladderMinimum 1 1000");
    CHECK(refusal("veldgewichten: {titl: 1}\n") == "unknown_field_near@1:veldgewichten/titl titl titel");
    CHECK(refusal("veldgewichten: {titel: -1}\n") == "setting_range@1:veldgewichten/titel titel 0 20");
    CHECK(refusal("bronnen:\n  - bron: a\n") == "setting_no_path@2:bronnen/0");
    CHECK(refusal("bronnen:\n  - {pad: a, idVoorvoegsel: 'a b'}\n") == "setting_bad_prefix@2:bronnen/0/idVoorvoegsel a b");
    CHECK(refusal("bronnen:\n  - pad: a\n    kolommen:\n      Naam: titl\n") == "unknown_field_near@4:bronnen/0/kolommen/Naam titl titel");
    CHECK(refusal("bronnen:\n  - pad: a\n    kolommen: [a]\n") == "expected_map@3:bronnen/0/kolommen");
    CHECK(refusal("- a\n") == "expected_map@1:");
    CHECK(refusal("naam: a\nnaam: b\n") == "field_twice@2: naam");
    CHECK(refusal("naam: \"a\n").starts_with("yaml_open_quote@"));
    CHECK(refusal("naam: &a b\n") == "yaml_alias@1:");
    CHECK(refusal("naam: \xff\n").starts_with("ill_formed_utf8@"));
}

TEST_CASE("groups that are named are groups that are declared") {
    CHECK(refusal("groups: [kcc]\nstandaardZichtbaarheid: [balie]\n") == "setting_unknown_group@2:standaardZichtbaarheid balie");
    CHECK(refusal("groups: [kcc]\ninterneGroepen: [balie]\n") == "setting_unknown_group@2:interneGroepen balie");
    CHECK(refusal("bronnen: [{pad: a, zichtbaarheid: balie}]\n") == "setting_unknown_group@1:bronnen balie");
    CHECK(refusal("groups: [kcc]\nbeheerders: [beheer]\n") == "setting_unknown_group@2:beheerders beheer");
    CHECK(refusal("groups: [openbaar]\n") == "setting_bad_group@1:groups openbaar");
    CHECK(refusal("groups: ['a b']\n") == "setting_bad_group@1:groups a b");
    CHECK(refusal("interneGroepen: []\n") == "setting_no_internal_group@1:interneGroepen");
    CHECK(refusal("standaardZichtbaarheid: [openbaar, kcc]\n") == "openbaar_with_groups@1:standaardZichtbaarheid");
    CHECK(refusal("groups: [balie]\n").starts_with("setting_unknown_group@"));  // kcc is who sees internal text, unless said
}

TEST_CASE("the file that a base begins with reads as what is built in, in both languages") {
    for (const std::string language : {"nl", "en"}) {
        auto settings = parse_settings(default_settings(language, "Stad \"aan\" \\ zee\n: #"), "f");
        CHECK(settings.name == "Stad \"aan\" \\ zee : #");
        CHECK(settings.language == language);
        settings.name = {};
        settings.language = "nl";
        CHECK(settings == Settings{});
    }
}

TEST_CASE("its examples are right when the hashes go") {
    for (const std::string language : {"nl", "en"}) {
        std::string text = default_settings(language, "x"), with;
        bool example = false;
        for (std::size_t at = 0; at < text.size();) {
            const auto end = text.find('\n', at);
            auto line = text.substr(at, end - at);
            at = end + 1;
            example = (example && line.starts_with("# ")) || line == "# bronnen:" || line == "# veldgewichten:";
            with += (example ? line.substr(2) : line) + '\n';
        }
        const auto settings = parse_settings(with, "f");
        CHECK(settings.sources.size() == 2);
        CHECK(settings.field_weights.contains("titel"));
    }
}

TEST_CASE("a settings file that is not there makes the base unusable") {
    test::Folder folder;
    try {
        read_settings(folder.path() / "kennisbank.yaml");
        FAIL("nothing was thrown");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::unusable);
    }
    folder.write("kennisbank.yaml", "naam: Stad\n");
    CHECK(read_settings(folder.path() / "kennisbank.yaml").name == "Stad");
    CHECK_THROWS_AS(read_settings(folder.path()), Error);
}

}
