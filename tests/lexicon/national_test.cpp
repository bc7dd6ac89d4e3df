// SPDX-License-Identifier: GPL-2.0-or-later
// The layer of everyday language is sound: every rule says something, and none takes a word that means other things too.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "dutch/everyday_language.hpp"
#include "lexicon/national.hpp"
#include "lexicon/synonym_list.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;

namespace {

// All that the layer says of a question.
std::set<std::string> said_of(const std::string& question) {
    analysis::Analyzer analyzer;
    std::vector<analysis::Token> tokens;
    analyzer.analyze(question, tokens);
    std::vector<std::vector<RuleWord>> words;
    for (const auto& token : tokens)
        words.push_back({token.stem.empty() ? RuleWord{token.folded, true} : RuleWord{std::string{token.stem}, false}});
    std::set<std::string> said;
    for (const auto& match : national_synonyms()->find(words))
        for (const auto& term : match.line.to) said.insert(term.written);
    return said;
}

}  // namespace

TEST_SUITE("lexicon: national layer") {
    TEST_CASE("every line of every theme is a rule") {
        analysis::Analyzer analyzer;
        SynonymList all;
        std::vector<Finding> findings;
        for (const auto& [name, text] : dutch::everyday_language()) all.add(text, std::string{name}, analyzer, findings);
        for (const auto& finding : findings) {
            CAPTURE(finding.place.file);
            CAPTURE(finding.place.line);
            CHECK(finding.message.code.empty());
        }
        CHECK(all.lines().size() >= 1200);
        CHECK(national_synonyms()->compiled() == all.compiled());  // what was compiled is what stands there now
    }

    TEST_CASE("words with several meanings are no left term by themselves") {
        const auto synonyms = national_synonyms();
        for (const auto* word : {"bank", "pas", "aangifte", "kaart", "aanslag", "melding", "put", "beslag", "bus", "boete",
                                 "brief", "leges", "weg", "boom", "hond", "huis", "kind", "afspraak", "aanvraag", "kosten"}) {
            const std::string said = word;
            CAPTURE(said);
            analysis::Analyzer analyzer;
            const std::vector<std::vector<RuleWord>> question{{{std::string{analyzer.stem(word)}, false}}};
            CHECK(synonyms->find(question).empty());
        }
    }

    TEST_CASE("of a word with two meanings the other words of the question tell which is meant") {
        struct Told {
            const char* question;
            const char* meant;
            const char* other;
        };
        for (const auto& [question, meant, other] :
             {Told{"vve voor mijn peuter", "voorschool", "vereniging van eigenaren"}, {"vve kascontrole", "vereniging van eigenaren", "voorschool"},
              {"er wordt gegraven in de straat", "werkzaamheden", "begraven"}, {"lege flessen", "glasbak", "leges"},
              {"huurder betaalt niet, ik ben huisbaas", "verhuurder huurachterstand", "huurtoeslag"},
              {"aangifte fiets gestolen", "politie", "geboorteaangifte"}, {"aangifte dochter geboren", "geboorteaangifte", "politie"},
              {"mijn fiets is weg", "fietsdepot", "wegdek"}, {"betalen in stukjes", "betalingsregeling", "grofvuil"},
              {"put verstopt", "straatkolk", "wegdek"}, {"pas vuilcontainer", "milieupas", "paspoort"}}) {
            CAPTURE(question);
            const auto said = said_of(question);
            CHECK(said.contains(meant));
            CHECK_FALSE(said.contains(other));
        }
    }

    TEST_CASE("what is said softly is understood, and the same words in another sense are not") {
        for (const char* question : {"vader is er niet meer, scootmobiel?", "opa is uit de tijd", "zij is niet meer onder ons", "mijn tante is vannacht ingeslapen"}) {
            CAPTURE(question);
            CHECK(said_of(question).contains("nabestaanden"));
        }
        for (const char* question : {"mijn vader wil niet verhuizen", "moeder komt er niet meer uit", "tijd voor een nieuw paspoort", "ik kan niet inloggen"}) {
            CAPTURE(question);
            CHECK_FALSE(said_of(question).contains("nabestaanden"));
        }
        CHECK(said_of("ik zie het niet meer zitten").contains("zelfdoding"));
    }

    TEST_CASE("English questions reach Dutch words") {
        for (const auto& [question, word] :
             {std::pair{"how do I register my address", "inschrijven"}, {"I lost my driving licence", "rijbewijs kwijt"}, {"parking permit", "parkeervergunning"},
              {"my passport was stolen", "vermissing paspoort"}, {"where can I get a birth certificate", "geboorteakte"}, {"I want to get married", "trouwen"},
              {"when is the garbage collected", "afval"}, {"dog tax", "hondenbelasting"}, {"moving abroad", "emigreren"}, {"I have debts", "schulden"},
              {"can I pay in instalments", "betalingsregeling"}, {"street light is broken", "straatverlichting"}}) {
            CAPTURE(question);
            CHECK(said_of(question).contains(word));
        }
        CHECK_FALSE(said_of("in welk register staat mijn adres").contains("inschrijven"));  // Dutch has a register too
    }
}
