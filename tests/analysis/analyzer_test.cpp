// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "analysis/analyzer.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/analysis.hpp"

using namespace vraagbaak;

TEST_SUITE("analysis/analyzer") {

TEST_CASE("words, joined words and short numbers have a stem, the rest has none") {
    analysis::Analyzer analyzer;
    std::vector<analysis::Token> tokens;
    analyzer.analyze("De e-mails: 18 vergunningen, a@b.nl, 06-12345678, 1234 AB, www.a.nl", tokens);
    for (const auto& token : tokens) {
        CAPTURE(token.folded);
        const bool word = token.kind == unicode::TokenKind::word || token.kind == unicode::TokenKind::joined;
        CHECK(token.stem.empty() == !(word || token.folded == "18"));
    }
    const auto joined = std::find_if(tokens.begin(), tokens.end(), [](const auto& t) { return t.folded == "emails"; });
    REQUIRE(joined != tokens.end());
    CHECK(joined->stem == "email");
    CHECK(tokens[0].function_word);
}

TEST_CASE("a number has the stem of its word, and a measure is also found apart") {
    analysis::Analyzer analyzer;
    std::vector<analysis::Token> tokens;
    const auto stem_of = [&](const std::string& text, const std::string& folded) {
        analyzer.analyze(text, tokens);
        const auto token = std::find_if(tokens.begin(), tokens.end(), [&](const auto& t) { return t.folded == folded; });
        return token == tokens.end() ? std::string("?") : std::string(token->stem);
    };
    CHECK(stem_of("mijn zoon wordt achttien", "achttien") == stem_of("vanaf 18 jaar", "18"));
    CHECK(stem_of("de vierde verdieping", "vierde") == stem_of("4e verdieping", "4e"));
    CHECK(stem_of("4de", "4de") == stem_of("4e", "4e"));
    CHECK(stem_of("tweeëntwintigste", "tweeentwintigste") == stem_of("22ste", "22ste"));
    CHECK(stem_of("vier", "vier") != stem_of("4e", "4e"));
    CHECK(stem_of("op 4 mei", "4") == "");
    CHECK(stem_of("30km-straat", "km") == stem_of("30 km", "km"));
    CHECK(stem_of("30km", "30") == stem_of("dertig", "dertig"));
    CHECK(stem_of("in 2027", "2027") == "");
    CHECK(stem_of("postcode 1234 AB", "1234") == "");
    CHECK(stem_of("bel 070 353 30 00", "3000") == "");
}

TEST_CASE("the same word has the same stem however often it comes") {
    analysis::Analyzer analyzer;
    std::vector<analysis::Token> tokens;
    analyzer.analyze("rijbewijzen Rijbewijs RIJBEWIJZEN", tokens);
    REQUIRE(tokens.size() == 3);
    CHECK(tokens[0].stem == tokens[1].stem);
    CHECK(tokens[0].stem == tokens[2].stem);
    CHECK(tokens[2].capitals);
    CHECK(analyzer.stem("rijbewijzen") == "rijbewijs");
}

std::string parts_of(std::string_view word) {
    analysis::Analyzer analyzer;
    std::string out;
    for (const auto& part : analyzer.parts(word)) out += (out.empty() ? "" : " ") + part.stem + (part.smallest ? "" : "+");
    return out;
}

TEST_CASE("a compound tells all words that it is made of, each once, as stems") {
    CHECK(parts_of("parkeervergunningaanvraag") == "parkeervergunning+ parkeer vergunning aanvraag");
    CHECK(parts_of("rijbewijskosten") == "rijbewijs+ rijd bewijs kosten");
    CHECK(parts_of("bomenkap") == "boom kap");
    CHECK(parts_of("uitkering") == "");
    CHECK(parts_of("de") == "");
    CHECK(parts_of("") == "");
}

TEST_CASE("who looks for a part gets the compounds that have it, as who reads all") {
    std::ifstream in{"/usr/share/dict/dutch"};
    if (!in) {
        MESSAGE("skipped: no /usr/share/dict/dutch (package wdutch)");
        return;
    }
    analysis::Analyzer analyzer;
    std::vector<std::string> passed_over;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        if (++number % 7 != 0) continue;
        const auto word = unicode::fold(line);
        for (const auto& part : analyzer.parts(word)) {
            dutch::PossibleForms wanted;
            wanted.add(part.stem);
            if (!wanted.may_be_within(word)) passed_over.push_back(word + " " + part.stem);
        }
    }
    for (const auto& word : passed_over) FAIL_CHECK(word);
}

TEST_CASE("an analyzer that has seen more words than its cache holds goes on") {
    analysis::Analyzer analyzer;
    std::vector<analysis::Token> tokens;
    std::string text;
    for (int i = 0; i < 120'000; ++i) text += "w" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + " ";
    analyzer.analyze(text, tokens);
    CHECK(tokens.size() == 120'000);
    CHECK(std::all_of(tokens.begin(), tokens.end(), [](const auto& t) { return t.stem == t.folded; }));
    analyzer.analyze("kinderen", tokens);
    CHECK(tokens[0].stem == "kind");
}

TEST_CASE("the fingerprint tells schema, ICU, stemmer and answers, and is steady") {
    const auto print = analysis::fingerprint();
    CHECK(print == analysis::fingerprint());
    for (const char* part : {"analysis 1; icu ", "; kraaij_pohlmann of xapian ", "; lists ", "; probe "})
        CHECK(print.find(part) != std::string::npos);
}

TEST_CASE("analyze tells programs the same in plain values") {
    const auto tokens = analyze("Mijn e-mail: 1234 AB");
    REQUIRE(tokens.size() == 7);
    CHECK(tokens[0].folded == "mijn");
    CHECK(tokens[0].function_word);
    CHECK(tokens[2].kind == "joined");
    CHECK(tokens[2].position == tokens[1].position);
    CHECK(tokens[4].kind == "postcode");
    CHECK(tokens[4].range == Range{13, 20});
    CHECK(tokens[4].stem.empty());
    CHECK(analyze("").empty());
}

TEST_CASE("stem folds first") {
    CHECK(stem("Kinderen") == "kind");
    CHECK(stem("foto's") == "foto");
    CHECK(stem("") == "");
}

}
