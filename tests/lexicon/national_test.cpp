// SPDX-License-Identifier: GPL-2.0-or-later
// The layer of everyday language is sound: every rule says something, and none takes a word that means other things too.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "dutch/everyday_language.hpp"
#include "dutch/function_words.hpp"
#include "lexicon/national.hpp"
#include "lexicon/synonym_list.hpp"
#include "support/rows.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;

namespace {

// The right terms of all rules that are found in a question.
std::set<std::string> brought_by(const std::string& question) {
    analysis::Analyzer analyzer;
    std::vector<analysis::Token> tokens;
    analyzer.analyze(question, tokens);
    std::vector<std::vector<SaidWord>> said;
    for (const auto& token : tokens)
        if (!token.piece && token.kind != unicode::TokenKind::joined)
            said.push_back({{token.stem.empty() ? RuleWord{token.folded, true} : RuleWord{std::string{token.stem}, false}}});
    std::set<std::string> terms;
    for (const auto& match : national_synonyms()->find(said))
        for (const auto& term : match.line.to) terms.insert(term.written);
    return terms;
}

std::vector<std::string> listed(const std::string& field) {
    std::vector<std::string> out;
    std::istringstream stream(field);
    for (std::string term; std::getline(stream >> std::ws, term, ',');)
        if (term != "-") out.push_back(term);
    return out;
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
        CHECK(all.lines().size() >= 3000);
        CHECK(national_synonyms()->compiled() == all.compiled());  // what was compiled is what stands there now
    }

    // "Rijbewijs a" is known by rijbewijs alone, and would take every question about one.
    TEST_CASE("no left term of several words is known by one of them") {
        analysis::Analyzer analyzer;
        std::vector<analysis::Token> tokens;
        SynonymList all;
        std::vector<Finding> findings;
        for (const auto& [name, text] : dutch::everyday_language()) all.add(text, std::string{name}, analyzer, findings);
        for (const auto& rule : all.rules()) {
            if (rule.from.words.size() > 1) continue;
            analyzer.analyze(rule.from.written, tokens);
            std::erase_if(tokens, [](const analysis::Token& token) { return token.piece || token.kind == unicode::TokenKind::joined; });
            const auto takes = [&](const analysis::Token& token) { return rule.from.words.front().text == (token.stem.empty() ? token.folded : std::string{token.stem}); };
            CAPTURE(rule.from.written);
            CHECK((tokens.size() == 1 || std::ranges::none_of(tokens, takes)));
        }
    }

    // "Container/kliko nog/weer vol" would be known by container and vol alone, and by the same two twice.
    TEST_CASE("each choice of a slash says something beside the other words of its term") {
        analysis::Analyzer analyzer;
        std::vector<analysis::Token> tokens;
        std::size_t choices = 0;
        for (const auto& [name, text] : dutch::everyday_language()) {
            std::istringstream lines{std::string{text}};
            for (std::string line; std::getline(lines, line);) {
                if (line.starts_with('#') || line.find("=>") == line.npos) continue;
                for (const auto& term : listed(line.substr(0, line.find("=>")))) {
                    if (term.starts_with('"')) continue;  // all its words count
                    std::istringstream words{term};
                    for (std::string word; words >> word;) {
                        if (word.find('/') == word.npos) continue;
                        std::istringstream parts{word};
                        for (std::string part; std::getline(parts, part, '/'); ++choices) {
                            analyzer.analyze(part, tokens);
                            const auto silent = [](const analysis::Token& token) { return token.function_word && !dutch::carries_direction(token.folded); };
                            CAPTURE(term);
                            CAPTURE(part);
                            CHECK_FALSE(std::ranges::all_of(tokens, silent));
                        }
                    }
                }
            }
        }
        CHECK(choices > 3000);
    }

    TEST_CASE("words with several meanings are no left term by themselves") {
        for (const auto* word : {"aangifte", "aanslag", "aanvraag", "afspraak", "bak", "bank", "bel", "beslag", "bewind", "boer", "boete", "bon",
                                 "boom", "brief", "bus", "cel", "contract", "dienst", "fles", "formulier", "gif", "hond", "huis", "indicatie",
                                 "kaart", "kamer", "kanker", "kind", "klas", "kosten", "leeftijd", "leges", "lening", "les", "lijst", "melding",
                                 "nederlander", "nummer", "orgaan", "overheid", "pas", "pensioen", "premie", "prijs", "put", "recht",
                                 "rekening", "ruimte", "school", "slot", "stap", "stoppen", "straf", "stuk", "teken", "uitslag", "veilig",
                                 "wapen", "weg", "wet", "winkel", "zorg"}) {
            const std::string said = word;
            CAPTURE(said);
            CHECK(brought_by(said).empty());
        }
    }

    TEST_CASE("a word brings what is meant in its context, and nothing else") {
        const auto rows = test::rows("nl/everyday.tsv");
        REQUIRE(rows.size() >= 60);
        for (const auto& row : rows) {
            REQUIRE(row.size() >= 3);
            const auto brought = brought_by(row[0]);
            for (const auto& term : listed(row[1])) {
                CAPTURE(row[0]);
                CAPTURE(term);
                CHECK(brought.contains(term));
            }
            for (const auto& term : listed(row[2])) {
                CAPTURE(row[0]);
                CAPTURE(term);
                CHECK_FALSE(brought.contains(term));
            }
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
            const auto said = brought_by(question);
            CHECK(said.contains(meant));
            CHECK_FALSE(said.contains(other));
        }
    }

    TEST_CASE("what is said softly is understood, and the same words in another sense are not") {
        for (const char* question : {"vader is er niet meer, scootmobiel?", "opa is uit de tijd", "zij is niet meer onder ons", "mijn tante is vannacht ingeslapen"}) {
            CAPTURE(question);
            CHECK(brought_by(question).contains("nabestaanden"));
        }
        for (const char* question : {"mijn vader wil niet verhuizen", "moeder komt er niet meer uit", "tijd voor een nieuw paspoort", "ik kan niet inloggen"}) {
            CAPTURE(question);
            CHECK_FALSE(brought_by(question).contains("nabestaanden"));
        }
        CHECK(brought_by("ik zie het niet meer zitten").contains("zelfdoding"));
    }

    TEST_CASE("English questions reach Dutch words") {
        for (const auto& [question, word] :
             {std::pair{"how do I register my address", "inschrijven"}, {"I lost my driving licence", "rijbewijs kwijt"}, {"parking permit", "parkeervergunning"},
              {"my passport was stolen", "vermissing paspoort"}, {"where can I get a birth certificate", "geboorteakte"}, {"I want to get married", "trouwen"},
              {"when is the garbage collected", "afval"}, {"dog tax", "hondenbelasting"}, {"moving abroad", "emigreren"}, {"I have debts", "schulden"},
              {"can I pay in instalments", "betalingsregeling"}, {"street light is broken", "straatverlichting"}}) {
            CAPTURE(question);
            CHECK(brought_by(question).contains(word));
        }
        CHECK_FALSE(brought_by("in welk register staat mijn adres").contains("inschrijven"));  // Dutch has a register too
    }
}
