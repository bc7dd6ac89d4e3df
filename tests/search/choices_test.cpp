// SPDX-License-Identifier: GPL-2.0-or-later
// What tells similar answers apart.
#include <doctest/doctest.h>

#include <algorithm>

#include "analysis/analyzer.hpp"
#include "search/choices.hpp"
#include "search/small_base.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

std::vector<Record> passports() {
    return {article("a", "Paspoort aanvragen of vernieuwen", "Maak een afspraak voor een paspoort."),
            article("b", "Paspoort verloren of gestolen", "Meld dat uw paspoort weg is."),
            article("c", "Paspoort voor een kind aanvragen", "Neem uw kind mee voor het paspoort."),
            article("d", "Boom kappen", "Zonder vergunning mag het niet.")};
}

std::vector<std::string> labels(const Choices& choices) {
    std::vector<std::string> out;
    for (const auto& choice : choices.choices) out.push_back(choice.label);
    std::ranges::sort(out);
    return out;
}

Choices choices(SmallBase& base, const std::string& text, const Asker& who = asker()) { return base->searcher(who).choices({.text = text}); }

}  // namespace

TEST_SUITE("search/choices") {
    TEST_CASE("variants of one thing are told apart by the rest of their titles") {
        SmallBase base;
        base.put(passports());
        const auto found = choices(base, "paspoort");
        CHECK(found.by == "titel");
        CHECK(found.shared == "Paspoort");
        CHECK(labels(found) == std::vector<std::string>{"aanvragen of vernieuwen", "verloren of gestolen", "voor een kind aanvragen"});
        CHECK(vraagbaak::text(found.question(), "nl").starts_with("Gaat het om: "));
        CHECK(vraagbaak::text(found.question(), "en").starts_with("Is it about: "));
        CHECK(vraagbaak::text(found.question(), "nl").ends_with("?"));
    }

    TEST_CASE("who says which he means is not asked") {
        SmallBase base;
        base.put(passports());
        CHECK(choices(base, "paspoort gestolen").empty());
        CHECK(choices(base, "paspoort kind").empty());
        CHECK(choices(base, "boom kappen").empty());
        CHECK(choices(base, "").empty());
        CHECK(choices(base, "xylofoon").empty());
        CHECK(base->searcher(asker()).choices({.text = "paspoort", .offset = 1}).empty());
    }

    TEST_CASE("a variant that the asker does not see is no choice") {
        SmallBase base;
        auto records = passports();
        records[1].visibility = {"burgerzaken"};
        base.put(records);
        CHECK(labels(choices(base, "paspoort")) == std::vector<std::string>{"aanvragen of vernieuwen", "voor een kind aanvragen"});
        CHECK(labels(choices(base, "paspoort", asker({"burgerzaken"}))).size() == 3);
    }

    TEST_CASE("equal titles are told apart by for whom they are") {
        SmallBase base;
        auto one = article("a", "Parkeervergunning", "Voor wie hier woont: een parkeervergunning."), other = article("b", "Parkeervergunning", "Voor een zaak: een parkeervergunning.");
        one.audiences = {"burger"};
        other.audiences = {"bedrijf"};
        base.put({one, other});
        const auto found = choices(base, "parkeervergunning");
        CHECK(found.by == "doelgroep");
        CHECK(labels(found) == std::vector<std::string>{"bedrijf", "burger"});
    }

    TEST_CASE("of a title the first or last word is left out, where what is left reads well") {
        analysis::Analyzer analyzer;
        const auto without = [&](std::string_view title, std::string_view word) {
            const auto begin = title.find(word);
            return search::title_without(title, {begin, begin + word.size()}, analyzer);
        };
        CHECK(without("Ozb voor bedrijven", "Ozb") == "voor bedrijven");
        CHECK(without("Onroerendezaakbelasting (ozb) voor eigenaren", "Onroerendezaakbelasting") == "voor eigenaren");
        CHECK(without("Parkeervergunning (bewoners)", "Parkeervergunning") == "bewoners");
        CHECK(without("Ander kenteken op uw parkeervergunning", "parkeervergunning") == "ander kenteken");
        CHECK(without("Verlies van een paspoort", "Verlies") == "paspoort");
        // What would be left of these is no Dutch, or says something else.
        CHECK(without("Onroerendezaakbelasting (ozb) voor eigenaren", "ozb").empty());
        CHECK(without("Bezwaar maken tegen een aanslag (niet de WOZ)", "WOZ").empty());
        CHECK(without("Afschrift van een akte (geboorte, huwelijk, overlijden)", "geboorte").empty());
        CHECK(without("Identiteitskaart voor een kind aanvragen", "kind").empty());
        CHECK(without("Gft in de groene container", "container").empty());
        CHECK(without("Paspoort of identiteitskaart met spoed", "Paspoort").empty());
        CHECK(without("Paspoort", "Paspoort").empty());
    }

    TEST_CASE("a title about two things stays whole, and what was asked goes as a whole") {
        SmallBase base;
        base.put({article("a", "Bezwaar maken tegen een besluit", "Bezwaar maken."), article("b", "Bezwaar maken tegen een aanslag", "Bezwaar maken.")});
        CHECK(labels(choices(base, "bezwaar maken")) == std::vector<std::string>{"tegen een aanslag", "tegen een besluit"});
        SmallBase other;
        other.put({article("a", "Trouwen of partnerschap registreren", "Trouwen."), article("b", "Trouwen in het buitenland", "Trouwen."),
                   article("c", "Naam na het trouwen", "Trouwen."), article("d", "Voor iemand anders trouwen", "Trouwen.")});
        CHECK(labels(choices(other, "trouwen")) == std::vector<std::string>{"Trouwen of partnerschap registreren", "Voor iemand anders trouwen", "in het buitenland", "naam"});
    }

    TEST_CASE("the first hit is among the choices, also when its title is a question") {
        SmallBase base;
        base.put({article("vraag", "Paspoort kwijt, wat nu?", "Paspoort paspoort paspoort."), article("a", "Paspoort aanvragen", "Een paspoort."),
                  article("b", "Paspoort voor een kind", "Een paspoort."), article("c", "Paspoort in het buitenland", "Een paspoort.")});
        const auto first = base->search(asker(), {.text = "paspoort"}).hits.front().id;
        const auto found = choices(base, "paspoort");
        REQUIRE_FALSE(found.empty());
        CHECK(std::ranges::any_of(found.choices, [&](const Choice& choice) { return std::ranges::find(choice.ids, first) != choice.ids.end(); }));
    }

    TEST_CASE("what leads to the word that is gone goes with it") {
        SmallBase base;
        base.put({article("a", "Ander kenteken op uw parkeervergunning", "Een parkeervergunning met een ander kenteken."),
                  article("b", "Parkeervergunning voor bewoners", "Een parkeervergunning bij uw huis.")});
        CHECK(labels(choices(base, "parkeervergunning")) == std::vector<std::string>{"ander kenteken", "voor bewoners"});
    }

    TEST_CASE("of one record that is clearly meant its cases are the choices, and not what every record tells") {
        auto one = article("pas", "Paspoort", "Een paspoort krijgt u bij de gemeente.");
        one.sections.push_back({"eerste-paspoort", "Eerste paspoort", "U had er nog geen.", std::nullopt});
        one.sections.push_back({"verloren-of-gestolen", "Verloren of gestolen", "Doe aangifte.", std::nullopt});
        one.sections.push_back({"in-het-buitenland", "In het buitenland", "Ga naar de ambassade.", Visibility{std::vector<std::string>{"burgerzaken"}}});
        one.sections.push_back({"kosten", "Kosten", "Een bedrag.", std::nullopt});
        const auto boom = article("boom", "Boom kappen", "Zonder vergunning mag het niet.");
        SmallBase base;
        base.put({one, boom});
        const auto found = choices(base, "paspoort");
        CHECK(found.by == "sectie");
        CHECK(found.shared == "Paspoort");
        REQUIRE(found.choices.size() == 2);
        CHECK(found.choices[0] == Choice{"Eerste paspoort", {"pas"}, "eerste-paspoort"});
        CHECK(found.choices[1] == Choice{"Verloren of gestolen", {"pas"}, "verloren-of-gestolen"});
        CHECK(choices(base, "een paspoort", asker({"burgerzaken"})).choices.size() == 3);  // that section is shielded from others
        for (const auto* text : {"paspoort gestolen", "paspoort kosten", "eerste paspoort", "gestolen", "boom", "paspoort fiets"}) {
            CAPTURE(std::string{text});
            CHECK(choices(base, text).empty());
        }
        one.sections[2].visibility = one.sections[3].visibility;
        SmallBase single;
        single.put({one, boom});
        CHECK(choices(single, "paspoort").empty());  // he sees one case
        one.sections[2].visibility = one.sections[3].visibility = std::nullopt;
        for (const auto* key : {"voorwaarden", "aanvraag", "termijn"}) one.sections.push_back({key, key, "Wat ieder artikel vertelt.", std::nullopt});
        SmallBase usual;
        usual.put({one, boom});
        CHECK(choices(usual, "paspoort").empty());  // the record is mostly about other things than its cases
    }

    TEST_CASE("projects in different districts are told apart by where they are") {
        const auto project = [](const std::string& id, const std::string& title, const std::vector<std::string>& districts) {
            Record out;
            out.id = id;
            out.kind = "project";
            out.title = title;
            out.sections.push_back({"tekst", "", "Nieuw riool en bestrating.", std::nullopt});
            for (const auto& district : districts) out.locations.push_back({"Straat van " + id, district, "1010"});
            return out;
        };
        SmallBase base;
        base.put({project("a", "Riool Noorderhoek", {"Noorderhoek", "Noorderhoek"}), project("b", "Riool De Plaat", {"De Plaat"}), article("boom", "Boom kappen", "Kappen.")});
        const auto found = choices(base, "riool");
        CHECK(found.by == "wijk");
        CHECK(labels(found) == std::vector<std::string>{"De Plaat", "Noorderhoek"});
        SmallBase same;
        same.put({project("a", "Riool Kerkstraat", {"Noorderhoek"}), project("b", "Riool Havenkade", {"Noorderhoek"})});
        CHECK(choices(same, "riool").by != "wijk");
        SmallBase mixed;  // an article among them is in no district
        mixed.put({project("a", "Riool Noorderhoek", {"Noorderhoek"}), project("b", "Riool De Plaat", {"De Plaat"}), article("r", "Riool", "Nieuw riool.")});
        CHECK(choices(mixed, "riool").by != "wijk");
        SmallBase shielded;
        auto hidden = project("b", "Riool De Plaat", {"De Plaat"});
        hidden.visibility = {"burgerzaken"};
        shielded.put({project("a", "Riool Noorderhoek", {"Noorderhoek"}), hidden});
        CHECK(choices(shielded, "riool").empty());
    }
}
