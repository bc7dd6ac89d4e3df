// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <utility>

#include "lexicon/synonym_list.hpp"
#include "support/seconds.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;

namespace {

// Each word of a question by its stem, as a plan knows it.
std::vector<std::vector<SaidWord>> words(std::string_view question) {
    analysis::Analyzer analyzer;
    std::vector<analysis::Token> tokens;
    analyzer.analyze(question, tokens);
    std::vector<std::vector<SaidWord>> out;
    for (const auto& token : tokens)
        out.push_back({{token.stem.empty() ? RuleWord{token.folded, true} : RuleWord{std::string{token.stem}, false}}});
    return out;
}

struct List {
    SynonymList list;
    std::string compiled;
    std::vector<Finding> findings;

    explicit List(std::string_view text) {
        analysis::Analyzer analyzer;
        list.add(text, "lijst.txt", analyzer, findings);
        compiled = list.compiled();
    }

    std::vector<SynonymMatch> matches(const std::vector<std::vector<SaidWord>>& asked) const { return Synonyms{compiled}.find(asked); }

    // "bank wegdoen → grofvuil | …" for each rule found.
    std::vector<std::string> find(std::string_view question) const {
        std::vector<std::string> out;
        for (const auto& match : matches(words(question))) {
            std::string line = match.from.written + (match.line.broader ? " >" : " →"), between;
            for (const auto& term : match.line.to)
                if (term.words != match.from.words) line += std::exchange(between, " |") + ' ' + term.written;
            out.push_back(line);
        }
        return out;
    }

    std::vector<std::string> codes() const {
        std::vector<std::string> out;
        for (const auto& finding : findings) out.push_back(finding.message.code + '@' + std::to_string(finding.place.line));
        return out;
    }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_SUITE("lexicon: synonyms") {
    TEST_CASE("an arrow goes one way, a comma alone both ways, > to narrower terms") {
        const List list{"bankstel, zitbank => grofvuil, groot huisvuil\ngpk, invalidenkaart\nuitkering > bijstand\n"};
        CHECK(list.find("bankstel") == Lines{"bankstel → grofvuil | groot huisvuil"});
        CHECK(list.find("grofvuil").empty());
        CHECK(list.find("gpk") == Lines{"gpk → invalidenkaart"});
        CHECK(list.find("invalidenkaarten") == Lines{"invalidenkaart → gpk"});
        CHECK(list.find("uitkeringen") == Lines{"uitkering > bijstand"});
        CHECK(list.codes().empty());
    }

    TEST_CASE("a left term of several words is found in any order, with a few words between") {
        const List list{"bank wegdoen => grofvuil\nbewijs van goed gedrag => vog\n"};
        CHECK(list.find("mijn ouwe bank moet ik wegdoen") == Lines{"bank wegdoen → grofvuil"});
        CHECK(list.find("wegdoen bank") == Lines{"bank wegdoen → grofvuil"});
        CHECK(list.find("bewijzen van het goede gedrag") == Lines{"bewijs van goed gedrag → vog"});
        CHECK(list.find("bank").empty());
        CHECK(list.find("bank een twee drie vier vijf zes zeven wegdoen").empty());
    }

    TEST_CASE("a word of a longer term found says nothing by itself, another such word does") {
        const List list{"bank => geld\nbank wegdoen => grofvuil\n"};
        CHECK(list.find("bank wegdoen") == Lines{"bank wegdoen → grofvuil"});
        CHECK(list.find("bank openen") == Lines{"bank → geld"});
    }

    TEST_CASE("a word of a longer term says what the longer term says as well") {
        const List list{"id => identiteitskaart, kaartje\nid kwijt => vermissing identiteitskaart\n"};
        CHECK(list.find("id kwijt") == Lines{"id kwijt → vermissing identiteitskaart", "id → identiteitskaart"});
        CHECK(list.find("id") == Lines{"id → identiteitskaart | kaartje"});
    }

    TEST_CASE("each word of a term needs a place of its own") {
        const List list{"kind kwijt kind => vermist\n"};  // known by two words, since the same word says nothing twice
        CHECK(list.find("kind kwijt") == Lines{"kind kwijt kind → vermist"});
        CHECK(list.find("kwijt").empty());
    }

    TEST_CASE("words that turn a meaning are part of a term, other function words are not") {
        const List list{"niet eens met => bezwaar\nde put => riool\n"};
        CHECK(list.find("ik ben het er niet mee eens") == Lines{"niet eens met → bezwaar"});
        CHECK(list.find("niet eens") == Lines{"niet eens met → bezwaar"});
        CHECK(list.find("put") == Lines{"de put → riool"});
        CHECK(list.find("de").empty());
    }

    TEST_CASE("between quotation marks small words are part of a term") {
        const List list{"\"mijn overheid\" => mijnoverheid\n\"de\", \"\" => x\n"};
        CHECK(list.find("mijn overheid") == Lines{"mijn overheid → mijnoverheid"});
        CHECK(list.find("wat doet de overheid") == Lines{"de → x"});
        CHECK(list.codes() == Lines{"rule_bad_term@2"});
    }

    TEST_CASE("rules do not chain") {
        const List list{"kliko => container\ncontainer => afvalbak\n"};
        CHECK(list.find("kliko") == Lines{"kliko → container"});
    }

    TEST_CASE("left of an arrow a slash is a choice between words") {
        const List list{"gevallen/gestruikeld stoep/tegel/trottoir bril => schadeclaim\n"};
        CHECK(list.list.rules().size() == 6);
        CHECK(list.find("mevrouw is over een scheve stoep gestruikeld en nu is haar bril kapot") == Lines{"gestruikeld stoep bril → schadeclaim"});
        CHECK(list.find("op het trottoir is mijn bril gevallen") == Lines{"gevallen trottoir bril → schadeclaim"});
        CHECK(list.find("de stoep en een tegel en een bril").empty());
        CHECK(list.find("gevallen en gestruikeld met bril").empty());
        CHECK(List{"\"vader/opa is er niet meer\" => nabestaanden\n"}.find("opa is er niet meer").size() == 1);
        CHECK(List{"fiets/fietsen blauw zadel => fietsdepot\n"}.list.rules().size() == 1);  // one stem is one choice
    }

    TEST_CASE("a slash elsewhere is text") {
        CHECK(List{"baan m/v => vacature\n"}.list.rules().size() == 1);
        CHECK(List{"24/7 open => dag en nacht\n"}.list.rules().size() == 1);
        CHECK(List{"kast / stoel => meubel\n"}.list.rules().size() == 1);
        CHECK(List{"kast/stoel, meubel\n"}.list.rules().size() == 2);  // both ways: what stands there is looked for, too
        const List right{"meubel => kast/stoel\n"};
        CHECK(right.find("meubel") == Lines{"meubel → kast/stoel"});
    }

    TEST_CASE("a line of more choices than fit ends before the term that is too many, and says so") {
        std::string wide = "begin => eerst\nlos, ";
        for (int word = 0; word < 4; ++word) {
            for (int i = 0; i < 5; ++i) wide += (i ? "/keus" : " keus") + std::string(1, static_cast<char>('a' + word)) + std::string(1, static_cast<char>('a' + i));
        }
        const List list{wide + ", vast => doel\n"};
        CHECK(list.codes() == Lines{"rule_too_many_terms@2"});
        CHECK(list.list.rules().size() == 2);
        CHECK(list.find("los") == Lines{"los → doel"});
        CHECK(list.find("vast").empty());  // as the sentence says
    }

    TEST_CASE("random lists with slashes find what the same lists find with each choice written out") {
        std::mt19937 random{27};
        const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
        const Lines vocabulary{"paspoort", "kliko", "boom", "straat", "lamp", "hond", "graf", "woning"};
        std::size_t found_some = 0;
        for (int round = 0; round < 500; ++round) {
            std::string short_form, long_form;
            for (int line = 0; line < 3; ++line) {
                const auto goal = " => doel" + std::to_string(line) + '\n';
                Lines terms{""};
                for (std::size_t word = 0; word <= below(3); ++word) {
                    Lines longer;
                    std::set<std::size_t> choices;
                    while (choices.size() < 1 + below(2)) choices.insert(below(vocabulary.size()));
                    std::string between = word ? " " : "";
                    for (const auto choice : choices) {
                        short_form += between + vocabulary[choice];
                        between = "/";
                    }
                    for (const auto& term : terms)
                        for (const auto choice : choices) longer.push_back(term + (word ? " " : "") + vocabulary[choice]);
                    terms = longer;
                }
                short_form += goal;
                for (std::size_t i = 0; i < terms.size(); ++i) long_form += (i ? ", " : "") + terms[i];
                long_form += goal;
            }
            std::string question;
            for (std::size_t i = 0; i < 1 + below(9); ++i) question += vocabulary[below(vocabulary.size())] + ' ';
            CAPTURE(short_form);
            CAPTURE(question);
            const auto facts = [&](const List& list) {
                std::set<std::pair<std::vector<std::size_t>, std::size_t>> out;
                for (const auto& match : list.matches(words(question))) out.emplace(match.words, match.line.number);
                return out;
            };
            const List one{short_form}, other{long_form};
            CHECK(one.codes().empty());
            CHECK(facts(one) == facts(other));
            found_some += facts(one).empty() ? 0 : 1;
        }
        CHECK(found_some > 200);
    }

    TEST_CASE("what is wrong costs its own line or term, and names the line") {
        const List list{"# eerst\n\na => \n => b\nalleen\na => b => c\n\"\" , ... => x\n"
                        "een twee drie vier vijf zes zeven acht negen tien => y\ngoed => beter\n"};
        CHECK(list.codes() == Lines{"rule_empty_side@3", "rule_empty_side@4", "rule_empty_side@5", "rule_two_arrows@6",
                                    "rule_bad_term@7", "rule_bad_term@7", "rule_empty_side@7", "rule_bad_term@8",
                                    "rule_empty_side@8"});
        CHECK(list.find("goed") == Lines{"goed → beter"});
    }

    TEST_CASE("lists that nobody writes load within a second, and a question finds a bounded number of rules") {
        std::string cycle, group, many, chain;
        for (int i = 0; i < 10'000; ++i) chain += "schakel" + std::to_string(i) + " schakel => schakel" + std::to_string(i + 1) + " schakel\n";
        for (int i = 0; i < 20'000; ++i) cycle += "woord" + std::to_string(i) + " => woord" + std::to_string((i + 1) % 20'000) + '\n';
        for (int i = 0; i < 100'000; ++i) group += (i ? ", groep" : "groep") + std::to_string(i);
        for (int i = 0; i < 2'000; ++i) many += "zelfde => doel" + std::to_string(i) + '\n';
        const auto begin = std::clock();
        const List list{cycle + group + '\n' + std::string(1 << 20, 'x') + " => y\n" + many + chain};
        CHECK(test::seconds_since(begin) < 1);
        CHECK(list.codes() == Lines{"rule_too_long@20001", "rule_too_long@20002"});
        CHECK(list.find("woord7") == Lines{"woord7 → woord8"});
        CHECK(list.find("schakel schakel7") == Lines{"schakel7 schakel → schakel8 schakel"});
        CHECK(list.find("zelfde").size() == Synonyms::most_found);
    }

    TEST_CASE("each rule is found by its own words, with all that its line says") {
        const List list{"bankstel, zitbank => grofvuil, groot huisvuil\n# niets\ngpk, invalidenkaart\nuitkering > bijstand, 65+\nniet\teens => bezwaar\n"};
        REQUIRE(list.list.rules().size() == 6);
        for (const auto& rule : list.list.rules()) {
            std::vector<std::vector<SaidWord>> asked;
            for (const auto& word : rule.from.words) asked.push_back({{word}});
            const auto found = list.matches(asked);
            REQUIRE(found.size() == 1);
            CHECK(found.front().from.words == rule.from.words);
            CHECK(found.front().line == list.list.lines()[rule.line]);
        }
        CHECK(list.find("niet eens") == Lines{"niet eens → bezwaar"});  // a tab in a term is a space
    }

    TEST_CASE("a compound is found as it is written, together or apart") {
        const List list{"grof vuil, oude bank => grofvuil ophalen\nhondenbelasting => belasting op honden\nhond => huisdier\n"};
        CHECK(list.find("grofvuil") == Lines{"grof vuil → grofvuil ophalen"});
        CHECK(list.find("grof vuil") == Lines{"grof vuil → grofvuil ophalen"});
        CHECK(list.find("oudebank").empty());  // an adjective with its ending is no part of a compound
        auto asked = words("wat kost honden belasting");
        CHECK(list.matches(asked).size() == 1);  // hond; that two words make one is for the plan to say
        analysis::Analyzer analyzer;
        asked[2].push_back({{std::string{analyzer.stem("hondenbelasting")}, false}, 2});
        const auto found = list.matches(asked);
        REQUIRE(found.size() == 1);  // and hond was not meant
        CHECK(found.front().from.written == "hondenbelasting");
        CHECK(found.front().words == std::vector<std::size_t>{2, 3});
        asked.pop_back();
        CHECK(list.matches(asked).front().words == std::vector<std::size_t>{2});  // never beyond the question
    }

    TEST_CASE("a list without rules finds nothing") {
        CHECK(List{""}.find("bank").empty());
        CHECK(List{"# leeg\n"}.find("bank").empty());
    }

    TEST_CASE("random lists find what a look at every rule finds") {
        std::mt19937 random{11};
        const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
        const Lines vocabulary{"paspoort", "kliko", "boom", "straat", "lamp", "hond", "graf", "woning"};
        for (int round = 0; round < 1000; ++round) {
            std::string text;
            for (int line = 0; line < 6; ++line) {
                for (std::size_t i = 0; i <= below(3); ++i) text += vocabulary[below(vocabulary.size())] + ' ';
                text += "=> doel" + std::to_string(line) + '\n';
            }
            std::string question;
            for (std::size_t i = 0; i < 1 + below(9); ++i) question += vocabulary[below(vocabulary.size())] + ' ';
            CAPTURE(text);
            CAPTURE(question);
            const List list{text};
            const auto asked = words(question);
            // A rule is there when some choice of places holds all its words close enough.
            const auto stands = [&](const RuleTerm& term) {
                for (std::size_t first = 0; first < asked.size(); ++first) {
                    std::set<RuleWord> near;
                    for (std::size_t i = first; i < std::min(asked.size(), first + term.words.size() + Synonyms::most_between(term.words.size())); ++i)
                        for (const auto& said : asked[i]) near.insert(said.word);
                    if (std::ranges::all_of(term.words, [&](const auto& word) { return near.contains(word); })) return true;
                }
                return false;
            };
            const auto found = list.matches(asked);
            for (const auto& match : found) {
                CHECK(stands(match.from));
                CHECK(match.words.size() == match.from.words.size());
            }
            for (const auto& rule : list.list.rules()) {
                const bool got = std::ranges::any_of(found, [&](const auto& match) { return match.from == rule.from; });
                const bool one_word = rule.from.words.size() == 1;
                const bool in_longer = std::ranges::any_of(list.list.rules(), [&](const auto& other) {
                    return other.from.words.size() > rule.from.words.size() && std::ranges::includes(other.from.words, rule.from.words);
                });
                // Longer terms are looked for from the places of their first word on, nearest first.
                if (one_word && !in_longer) CHECK(got == stands(rule.from));
            }
        }
    }
}
