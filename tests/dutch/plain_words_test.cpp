// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/plain_words.hpp"

#include <doctest/doctest.h>

#include <set>

#include "dutch/stemmer.hpp"
#include "dutch/compounds.hpp"
#include "dutch/word_forms.hpp"

using namespace vraagbaak::dutch;

namespace vraagbaak::data {
extern const std::string_view dutch_plain_words;
}

namespace {

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> out(1);
    for (const char c : text) {
        if (c == ' ') out.emplace_back();
        else out.back() += c;
    }
    return out;
}

std::string found(std::string_view text) {
    std::string out;
    for (const auto& one : official_words(words(text))) out += (out.empty() ? "" : "; ") + one.official + '@' + std::to_string(one.first);
    return out;
}

SharedForms forms(std::initializer_list<FormRule> rules) {
    WordForms out;
    for (const auto& rule : rules) {
        CHECK(WordForms::problem_of(rule) == WordForms::Problem::none);
        out.add(rule);
    }
    return std::make_shared<const WordForms>(std::move(out));
}

}  // namespace

TEST_SUITE("dutch/plain_words") {
    TEST_CASE("official words and turns are found where they stand, the longest first") {
        CHECK(found("conform de regels") == "conform@0");
        CHECK(found("u krijgt dit ten behoeve van de aanvraag middels een brief") == "ten behoeve van@3; middels@8");
        CHECK(found("een verklaring omtrent het gedrag") == "");
        CHECK(found("een brief omtrent het gedrag") == "omtrent@2");
        CHECK(found("welke papieren neemt u mee naar de balie") == "");
        CHECK(found("") == "");
    }

    TEST_CASE("the list has a plain word for each official one, and none of them is official itself") {
        std::set<std::string_view> seen;
        std::size_t count = 0;
        for (std::string_view rest = vraagbaak::data::dutch_plain_words; !rest.empty();) {
            const auto end = std::min(rest.find('\n'), rest.size());
            const auto line = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (line.empty() || line.starts_with('#')) continue;
            const auto tab = line.find('\t');
            REQUIRE_MESSAGE(tab != line.npos, line);
            CHECK_MESSAGE(tab + 1 < line.size(), line);
            CHECK_MESSAGE(seen.insert(line.substr(0, tab)).second, line);
            if (line.substr(tab + 1) != "=") CHECK_MESSAGE(found(line.substr(tab + 1)) == "", line);
            ++count;
        }
        CHECK(count >= 150);
    }

    TEST_CASE("clauses, auxiliaries and participles are known by their form") {
        CHECK(begins_clause("omdat", false));
        CHECK_FALSE(begins_clause("die", false));
        CHECK(begins_clause("die", true));
        CHECK(is_passive_auxiliary("wordt"));
        for (const auto* word : {"gemaakt", "opgehaald", "betaald", "verleend", "aangevraagd"}) CHECK_MESSAGE(may_be_participle(word), word);
        for (const auto* word : {"duurder", "groot", "kort", "open", "vier"}) CHECK_MESSAGE(!may_be_participle(word), word);
    }
}

TEST_SUITE("dutch/word_forms") {
    TEST_CASE("a word is stemmed as the one that it is a form of, and its diminutive with it") {
        Stemmer plain, told{forms({{FormKind::stem, "klikoos", "kliko"}, {FormKind::stem, "leges", ""}})};
        CHECK(plain.stem("klikoos") != plain.stem("kliko"));
        CHECK(told.stem("klikoos") == plain.stem("kliko"));
        CHECK(told.stem("kliko") == plain.stem("kliko"));
        CHECK(told.stem("leges") == "leges");
        CHECK(told.stem("paspoorten") == plain.stem("paspoorten"));
    }

    TEST_CASE("two that are forms of each other end in no circle") {
        Stemmer told{forms({{FormKind::stem, "zwarta", "zwartb"}, {FormKind::stem, "zwartb", "zwarta"}})}, plain;
        CHECK(told.stem("zwarta") == plain.stem("zwartb"));
        CHECK(told.stem("zwartb") == plain.stem("zwarta"));
    }

    TEST_CASE("a compound is cut where it is told, within longer ones too, or not at all") {
        const CompoundSplitter told{forms({{FormKind::split, "zwelkorf", "zwel|korf"}, {FormKind::split, "vergunningsplicht", "vergunnings|plicht"}, {FormKind::whole, "tuinhuis", ""}})};
        const CompoundSplitter plain;
        CHECK(told.main_boundary("zwelkorf") == 4);
        const auto found = told.split("vergunningsplicht");
        CHECK(found.boundary == 11);
        CHECK(found.first == "vergunning");
        CHECK(found.last == "plicht");
        CHECK(found.parts.back().end == 17);
        CHECK(plain.main_boundary("tuinhuis") == 4);
        CHECK(told.main_boundary("tuinhuis") == 0);
        CHECK_FALSE(told.split("tuinhuis"));
        CHECK(told.split("rijbewijskosten").boundary == plain.split("rijbewijskosten").boundary);
    }

    TEST_CASE("they come back from their text, whose bytes another table cannot break") {
        const auto some = forms({{FormKind::stem, "Klikóos", "kliko"}, {FormKind::split, "Zwelkorf", "zwel|korf"}, {FormKind::whole, "tuinhuis", ""}});
        CHECK(WordForms::from_text(some->text()) == *some);
        CHECK(some->text() == "stem\tklikoos\tkliko\nsplit\tzwelkorf\t4\nwhole\ttuinhuis\t\n");
        CHECK(some->fingerprint() != WordForms{}.fingerprint());
        CHECK(WordForms{}.fingerprint().empty());
        for (const auto* text : {"", "x", "split\tab\t9\n", "split\tab\t0\n", "stem\n", "\t\t\t\n", "whole"}) CHECK(WordForms::from_text(text).empty());
    }

    TEST_CASE("a rule that says nothing is told why") {
        using enum WordForms::Problem;
        const auto problem = [](FormKind kind, const char* word, const char* value) { return WordForms::problem_of({kind, word, value}); };
        CHECK(problem(FormKind::stem, "twee woorden", "") == no_word);
        CHECK(problem(FormKind::stem, "", "") == no_word);
        CHECK(problem(FormKind::stem, "een", "twee drie") == bad_value);
        CHECK(problem(FormKind::whole, "een", "x") == bad_value);
        CHECK(problem(FormKind::split, "regenton", "regen|tonnen") == bad_split);
        CHECK(problem(FormKind::split, "regenton", "regenton") == bad_split);
        CHECK(problem(FormKind::split, "regenton", "|regenton") == bad_split);
        CHECK(problem(FormKind::split, "Regenton", "regen|ton") == none);
    }
}
