// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of a question are corrected, into what, and how the question then reads.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "lexicon/synonym_list.hpp"
#include "query/plan_corrections.hpp"
#include "query/plan_synonyms.hpp"

using namespace vraagbaak;
using namespace vraagbaak::query;

namespace {

// A kennisbank that has these words, and lists that know others.
class World {
public:
    explicit World(const std::vector<std::string>& words, std::string_view rules = "") {
        std::vector<lexicon::CountedWord> counted;
        for (const auto& word : words) {
            counted.push_back({word, 10});
            stems_.insert(std::string{analyzer_.stem(word)});
        }
        table_bytes_ = lexicon::write_word_table(counted);
        std::vector<Finding> findings;
        lexicon::SynonymList list;
        list.add(rules, "lijst", analyzer_, findings);
        REQUIRE(findings.empty());
        rules_ = list.compiled();
        std::vector<lexicon::CountedWord> known;
        for (const auto& rule : list.rules()) known.push_back({rule.from.written, 1});
        known_ = lexicon::write_word_table(known);
    }

    // The question as it was read; "" when no word was corrected.
    std::string read(const std::string& question) {
        const lexicon::Synonyms lists{rules_, known_};
        const auto parsed = parse(question);
        plan = make_plan(parsed, analyzer_);
        add_synonyms(plan, lists);
        return add_corrections(plan, parsed.text, &lists, analyzer_, knowledge()).value_or("");
    }

    // The question as it is offered to be read; "" when nothing is.
    std::string offered(const std::string& question) {
        const lexicon::Synonyms lists{rules_, known_};
        const auto parsed = parse(question);
        plan = make_plan(parsed, analyzer_);
        add_synonyms(plan, lists);
        return likelier_question(plan, parsed.text, &lists, analyzer_, knowledge()).value_or("");
    }

    // From now on this word is met so many times.
    void meet(const std::string& word, std::uint32_t times) { met_[word] = times; }

    // The words that a unit is read as instead.
    std::vector<std::string> corrections(std::size_t unit) const {
        std::vector<std::string> out;
        for (const auto& reading : units_of(plan)[unit]->readings)
            if (reading.kind == "correction") out.push_back(reading.rule);
        return out;
    }

    Plan plan;
    std::size_t looked_up = 0;  // words
    std::set<std::string> titles;  // stems of titles

private:
    WordKnowledge knowledge() {
        return {[this](const Unit& unit) {
                    const auto& first = unit.readings.front();
                    if (unit.readings.size() == 1 && first.kind == "stem" && first.terms.front().space == Space::title)
                        return titles.contains(first.terms.front().text);
                    return std::ranges::any_of(unit.readings, [this](const query::Reading& reading) {
                        return reading.kind != "exact" && !reading.terms.empty() &&
                               std::ranges::all_of(reading.terms, [this](const Term& term) { return stems_.contains(term.text); });
                    });
                },
                [this](const std::string& word, std::size_t most, int dearest) {
                    const lexicon::WordTable table{std::string_view{table_bytes_}};
                    ++looked_up;
                    return lexicon::suggest(table, word, most, [&](lexicon::WordId id) { return std::optional{table.count(id)}; }, dearest);
                },
                [this](const std::string& word, std::uint32_t times, int dearest) -> std::optional<lexicon::Suggestion> {
                    const lexicon::WordTable table{std::string_view{table_bytes_}};
                    const auto count = [&](lexicon::WordId id) {
                        const auto met = met_.find(std::string{table.word(id)});
                        return met == met_.end() ? table.count(id) : met->second;
                    };
                    const auto own = table.find(word);
                    if (!own) return std::nullopt;
                    const auto often = [&](lexicon::WordId id) { return count(id) >= times * count(*own) ? std::optional{count(id)} : std::nullopt; };
                    const auto found = lexicon::suggest(table, word, 1, often, dearest);
                    return found.empty() ? std::nullopt : std::optional{found.front()};
                }};
    }

    analysis::Analyzer analyzer_;
    std::set<std::string> stems_;
    std::map<std::string, std::uint32_t> met_;
    std::string table_bytes_, rules_, known_;
};

}  // namespace

TEST_SUITE("query: corrections") {
    TEST_CASE("a word that finds nothing is read as what was meant, the others stay as typed") {
        World world{{"rijbewijs", "verlengen", "paspoort"}};
        CHECK(world.read("mijn reibewijs verlengen") == "mijn rijbewijs verlengen");
        CHECK(world.read("REIBEWIJS VERLENGEN") == "rijbewijs VERLENGEN");
        CHECK(world.read("paspoord en reibewijs") == "paspoort en rijbewijs");
    }

    TEST_CASE("a word that finds something is right") {
        World world{{"rijbewijs", "rijbewij"}};
        CHECK(world.read("rijbewij").empty());
        CHECK(world.read("rijbewijzen").empty());
    }

    TEST_CASE("a right word that no record has is no misspelling of another") {
        World world{{"ramen", "kappen", "debat"}};
        CHECK(world.read("ze racen door de straat").empty());
        CHECK(world.read("kapper aan huis").empty());
        CHECK(world.read("stemmen in dubai").empty());
    }

    TEST_CASE("what nobody can have meant is left alone") {
        World world{{"rijbewijs"}};
        CHECK(world.read("xylofoon").empty());
        CHECK(world.corrections(0).empty());
    }

    TEST_CASE("names, numbers, short words, phrases, jokers and fields are left alone") {
        World world{{"boom", "paspoort", "jansen"}};
        CHECK(world.read("(Paspoord)") == "(paspoort)");
        for (const auto* question : {"mevrouw Janssen", "paspoort2", "bom", "\"paspoord\"", "paspoo?d", "soort:paspoord", "-paspoord"}) {
            CAPTURE(question);
            CHECK(world.read(question).empty());
        }
        CHECK(world.read("Paspoord kwijt") == "paspoort kwijt");  // a capital at the beginning is no name
        CHECK(world.read("titel:paspoord") == "titel:paspoort");
    }

    TEST_CASE("an English question is not made Dutch") {
        World world{{"adres", "register", "registratie", "paspoort"}};
        CHECK(world.read("how do i change my adris").empty());
        CHECK(world.read("adris wijzigen") == "adres wijzigen");
    }

    TEST_CASE("what the lists know is right, and may be what was meant") {
        World world{{"grofvuil", "bank", "stelling"}, "bankstel => grofvuil\nkliko => nergens\n"};
        CHECK(world.read("bankstel").empty());
        CHECK(world.read("bankstle") == "bankstel");
        const auto& readings = units_of(world.plan).front()->readings;
        CHECK(std::ranges::any_of(readings, [](const query::Reading& r) { return r.kind == "synonym" && r.rule == "grofvuil"; }));
        CHECK(world.read("klikoo").empty());  // what the lists make of it is not found either
        CHECK(units_of(world.plan).front()->readings.size() == 3);  // and leaves no trace
    }

    TEST_CASE("correcting one word leaves the others read as they were") {
        World world{{"straat", "storing", "meter"}, "geen water => storing\nwater => meter\n"};
        const auto kinds = [&] {
            std::string out;
            for (const auto* unit : units_of(world.plan))
                for (const auto& reading : unit->readings)
                    if (reading.kind == "synonym") out += reading.rule + ' ';
            return out;
        };
        CHECK(world.read("geen water in de straat").empty());
        const auto right = kinds();
        CHECK(world.read("geen water in de straaat") == "geen water in de straat");
        CHECK(kinds() == right);
    }

    TEST_CASE("a compound that no record has is only corrected by a common slip, a long one by an error") {
        World world{{"kinderomgang", "hondenbelasting", "krantenwinkel", "huisvestingsvergunning"}};
        CHECK(world.read("kinderopvang").empty());
        CHECK(world.read("hondebelasting") == "hondenbelasting");
        CHECK(world.read("huisvestigingsvergunning") == "huisvestingsvergunning");
    }

    TEST_CASE("parts that are found do not make a word right") {
        World world{{"oproepdienst", "dienst", "riep", "op", "tuinafval", "tuin", "aval"}};
        CHECK(world.read("opriepdienst") == "oproepdienst");
        CHECK(world.read("tuinaval") == "tuinafval");
    }

    TEST_CASE("a compound is not two words that were meant") {
        World world{{"vraag", "type", "klanten", "dagje", "uit"}};
        CHECK(world.read("vraagtype").empty());
        CHECK(world.read("klantenvraag").empty());
        CHECK(world.read("dagjeuit") == "dagje uit");
    }

    TEST_CASE("words without any likely meaning are looked up no more than so many times") {
        World world{{"rijbewijs"}};
        std::string question;
        for (int i = 0; i < 40; ++i) question += "xyzqv" + std::string(1, static_cast<char>('a' + i % 26)) + "wk ";
        world.read(question);
        CHECK(world.looked_up == most_corrected);
    }

    TEST_CASE("no more than so many words are corrected, each into no more than so many") {
        World world{{"rijbewijs", "paspoorten", "paspoortje", "paspoort", "paspoorts"}};
        std::string question;
        for (int i = 0; i < 12; ++i) question += "reibewijs ";
        const auto read = world.read(question);
        std::size_t corrected = 0;
        for (auto at = read.find("rijbewijs"); at != read.npos; at = read.find("rijbewijs", at + 1)) ++corrected;
        CHECK(corrected == most_corrected);
        world.read("paspoordt");
        CHECK(world.corrections(0).size() <= most_corrections);
        CHECK_FALSE(world.corrections(0).empty());
    }

    TEST_CASE("a word that is found and yet far rarer than one that it may be a slip for is offered, not corrected") {
        World world{{"afvalkalender", "afvalkalendr", "functies", "functiens"}};
        world.meet("functiens", 1);
        world.meet("functies", 10);
        CHECK(world.offered("welke functiens zijn er") == "welke functies zijn er");
        CHECK(world.read("welke functiens zijn er").empty());
        world.meet("functies", 9);  // not far rarer
        CHECK(world.offered("welke functiens zijn er").empty());
    }

    TEST_CASE("a right word, a name and a word of a title are not offered another, however rare") {
        World world{{"kade", "kaden", "tabel", "table", "kaart", "kaars"}};
        for (const auto* rare : {"kade", "kaars", "table"}) world.meet(rare, 1);
        for (const auto* often : {"kaden", "kaart", "tabel"}) world.meet(often, 500);
        CHECK(world.offered("een table maken") == "een tabel maken");
        CHECK(world.offered("kaars op het graf").empty());   // Dutch
        CHECK(world.offered("aan de kade").empty());          // a form of the same word
        CHECK(world.offered("meneer Table").empty());         // a name
        CHECK(world.offered("how do i make a table with my phone").empty());
        world.titles.insert("tabl");
        CHECK(world.offered("een table maken").empty());      // in a title
    }
}
