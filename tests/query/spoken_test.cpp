// SPDX-License-Identifier: GPL-2.0-or-later
// How a question in the words of a caller becomes units: verbs in two parts, abbreviations letter by letter.
#include <doctest/doctest.h>

#include <algorithm>

#include "lexicon/synonym_list.hpp"
#include "query/plan.hpp"
#include "query/plan_synonyms.hpp"

using namespace vraagbaak;
using namespace vraagbaak::query;

namespace {

class Reader {
public:
    // The units that look for something, each as "text: kind=term kind=term", in the order of the question.
    std::vector<std::string> units(const std::string& question) {
        plan = make_plan(parse(question), analyzer);
        std::vector<std::string> out;
        for (const auto* unit : units_of(plan)) {
            if (unit->function_word) continue;
            auto text = unit->text + ':';
            for (const auto& reading : unit->readings)
                if (reading.kind == "separable" || reading.kind == "stem") text += ' ' + reading.kind + '=' + reading.terms.front().text;
            out.push_back(text);
        }
        return out;
    }

    // Does the question get this term by the rule?
    bool reads(const std::string& rules, const std::string& question, const std::string& term) {
        std::vector<Finding> findings;
        lexicon::SynonymList list;
        list.add(rules, "lijst", analyzer, findings);
        REQUIRE(findings.empty());
        const auto compiled = list.compiled();
        plan = make_plan(parse(question), analyzer);
        add_synonyms(plan, lexicon::Synonyms{compiled});
        return std::ranges::any_of(units_of(plan), [&](const Unit* unit) {
            return std::ranges::any_of(unit->readings, [&](const query::Reading& reading) { return reading.kind == "synonym" && reading.rule == term; });
        });
    }

    analysis::Analyzer analyzer;
    Plan plan;
};

using Units = std::vector<std::string>;

}  // namespace

TEST_SUITE("query/spoken") {
    TEST_CASE("a verb in two parts is read as one, and its particle is not asked for") {
        Reader reader;
        CHECK(reader.units("ik meld mijn hond aan") == Units{"meld: stem=meld separable=aanmeld", "hond: stem=hond"});
        CHECK(reader.units("hoe geef ik dat door") == Units{"geef: stem=geef separable=doorgeef"});
        CHECK(reader.units("ik meld mijn hond aan de balie") == Units{"meld: stem=meld", "hond: stem=hond", "aan: stem=aan", "balie: stem=balie"});
    }

    TEST_CASE("a verb that says nothing without its particle is known by the whole alone, and was not ignored") {
        Reader reader;
        CHECK(reader.units("hoe vraag ik een uittreksel aan") == Units{"vraag: separable=aanvraag separable=aanvraging", "uittreksel: stem=uittreksel"});
        CHECK(reader.plan.ignored == Units{"hoe", "ik", "een"});
        CHECK(reader.units("een vraag over een uittreksel") == Units{"uittreksel: stem=uittreksel"});
    }

    TEST_CASE("a particle that means something stays a word of the question") {
        Reader reader;
        const auto units = reader.units("krijg ik mijn geld terug");
        REQUIRE(units.size() == 3);
        CHECK(units[2].starts_with("terug: stem=terug separable=terugkrijg"));
        CHECK(units_of(reader.plan).back()->directional);
    }

    TEST_CASE("a comma parts a verb from what is no particle of it; phrases and fields are taken as they stand") {
        Reader reader;
        for (const char* question : {"ik meld een hond, en aan de balie", "\"ik meld mijn hond aan\"", "titel:meld aan", "meld NIET aan"})
            for (const auto& unit : reader.units(question)) CHECK(unit.find("separable") == std::string::npos);
    }

    TEST_CASE("rules of the lists know a verb in two parts as in one") {
        Reader reader;
        CHECK(reader.reads("hond afmelden => hondenbelasting", "ik meld mijn hond af", "hondenbelasting"));
        CHECK_FALSE(reader.reads("hond afmelden => hondenbelasting", "ik meld mijn hond aan", "hondenbelasting"));
        CHECK(reader.reads("uitschrijving => vertrek", "schrijf me uit", "vertrek"));
    }

    TEST_CASE("when it is for who asks stands in no article, how often and how long may") {
        Reader reader;
        CHECK(reader.units("vorige week verhuisd") == Units{"verhuisd: stem=verhuis"});
        CHECK(reader.units("ik vlieg morgen") == Units{"vlieg: stem=vlieg"});
        CHECK(reader.units("drie weken verlof").size() == 3);
        CHECK(reader.units("morgen") == Units{"morgen: stem=morgen"});
        CHECK(reader.reads("morgen open => openingstijden", "is de balie morgen open", "openingstijden"));
    }

    TEST_CASE("a thing that names nothing is not looked for where a rule knows what is meant") {
        Reader reader;
        CHECK(reader.reads("nee-nee ding => antireclamesticker", "zo'n nee-nee ding", "antireclamesticker"));
        for (const auto* unit : units_of(reader.plan))
            for (const auto& reading : unit->readings)
                if (unit->text == "ding") CHECK(reading.kind == "synonym");
        CHECK(reader.units("het ding") == Units{"ding: stem=ding"});
        CHECK(units_of(reader.plan).back()->weak);
    }

    TEST_CASE("an abbreviation that is spelled out is one word") {
        Reader reader;
        CHECK(reader.units("die voc, vee-oo-gee") == Units{"voc: stem=voc", "vee-oo-gee: stem=vog"});
        CHECK(reader.units("wee oo zet te hoog") == Units{"wee oo zet: stem=woz", "hoog: stem=hoog"});
        CHECK(reader.units("mijn bee es en kwijt").front() == "bee es en: stem=bsn");
        CHECK(reader.plan.ignored == Units{"mijn"});
        CHECK(reader.reads("bsn => burgerservicenummer", "bee es en kwijt", "burgerservicenummer"));
    }

    TEST_CASE("initials and words between commas are not spelled out") {
        Reader reader;
        CHECK(reader.units("j m van der kolkstede").back() == "kolkstede: stem=kolksteed");
        for (const char* question : {"vee, oo, gee", "\"vee oo gee\"", "vee +oo gee"})
            for (const auto& unit : reader.units(question)) CHECK(unit.find("=vog") == std::string::npos);
    }

    TEST_CASE("between quotation marks a rule needs its small words as well") {
        Reader reader;
        const std::string rule = "\"vader is er niet meer\" => overlijden";
        CHECK(reader.reads(rule, "vader is er niet meer, scootmobiel?", "overlijden"));
        CHECK_FALSE(reader.reads(rule, "mijn vader wil niet verhuizen", "overlijden"));
        CHECK_FALSE(reader.reads(rule, "mijn vader komt er niet meer uit", "overlijden"));
    }

    TEST_CASE("behind a salutation stands a name, unless it is a small word or stands apart") {
        Reader reader;
        const auto named = [&](const std::string& question) {
            reader.plan = make_plan(parse(question), reader.analyzer);
            std::string out;
            for (const auto* unit : units_of(reader.plan))
                for (const auto& reading : unit->readings)
                    if (reading.kind == "name") out += reading.terms.front().text + ' ';
            return out;
        };
        CHECK(named("mevrouw Boom") == "=boom ");
        CHECK(named("mag ik dhr. van der Bakker spreken") == "=bakker ");
        CHECK(named("meneer in 't Zandvliedt") == "=zandvliedt ");
        for (const char* question : {"mevrouw wil een boom kappen", "mevrouw, boom kappen", "boom mevrouw", "\"mevrouw Boom\"", "mevrouw -boom"})
            CHECK(named(question).empty());
    }

    TEST_CASE("a small word before another one may be its beginning") {
        Reader reader;
        const auto joined = [&](const std::string& question) {
            reader.plan = make_plan(parse(question), reader.analyzer);
            std::string out;
            for (const auto* unit : units_of(reader.plan))
                for (const auto& reading : unit->readings)
                    if (reading.kind == "joined") out += unit->text + ':' + reading.terms.front().text + ' ';
            return out;
        };
        CHECK(joined("mijn overheid") == "overheid:mijnoverheid ");
        CHECK(joined("bij stand") == "stand:bijstand ");
        CHECK(joined("'n paspoort").empty());    // one letter is no beginning
        CHECK(joined("mijn 30").empty());
        CHECK(joined("\"mijn overheid\"").empty());
    }

    TEST_CASE("a street where something is says less than a street that something is the matter with") {
        Reader reader;
        const auto weak = [&](const std::string& question) {
            reader.plan = make_plan(parse(question), reader.analyzer);
            std::string out;
            for (const auto* unit : units_of(reader.plan))
                if (unit->weak) out += unit->text + ' ';
            return out;
        };
        CHECK(weak("het stinkt in de straat") == "straat ");
        CHECK(weak("te hard rijden bij ons in de buurt") == "buurt ");
        CHECK(weak("bal op straat") == "straat ");
        CHECK(weak("Straat verzakt").empty());
        CHECK(weak("de straat is verzakt").empty());
        CHECK(weak("mijn moeder is haar paspoort kwijt") == "moeder kwijt ");
        CHECK(weak("nieuwe container") == "nieuwe ");
    }

    TEST_CASE("what is not meant is not looked for: niet … maar …") {
        Reader reader;
        CHECK(reader.units("rijbewijs niet kwijt maar stuk") == Units{"rijbewijs: stem=rijbewijs", "stuk: stem=stuk"});
        CHECK(reader.plan.ignored == Units{"maar", "niet", "kwijt"});
        CHECK(reader.units("geen paspoort maar een rijbewijs") == Units{"rijbewijs: stem=rijbewijs"});
        CHECK(reader.units("ik kan niet betalen maar wil hulp").size() == 3);
        CHECK(reader.units("het lukt niet maar ik heb haast").front() == "lukt: stem=luk");
        CHECK(reader.units("niet kwijt maar").size() == 2);
    }
}
