// SPDX-License-Identifier: GPL-2.0-or-later
#include <doctest/doctest.h>

#include <array>
#include <ctime>

#include "support/rows.hpp"
#include "text/tokenizer.hpp"
#include "text/unicode.hpp"
#include "samples.hpp"
#include "support/seconds.hpp"

using namespace vraagbaak;
using namespace vraagbaak::unicode;

namespace {

std::vector<Token> tokens_of(std::string_view text) {
    Tokenizer tokenizer;
    std::vector<Token> tokens;
    tokenizer.tokenize(text, tokens);
    return tokens;
}

std::string written(const std::vector<Token>& tokens) {
    constexpr std::array names = {"word", "number", "email", "url", "postcode", "phone", "joined"};
    std::string result;
    for (const auto& token : tokens)
        result += (result.empty() ? "" : " ") + std::to_string(token.position) + ":" +
                  names[static_cast<std::size_t>(token.kind)] + ":" + token.folded;
    return result;
}

// The first promise of tokenizer.hpp that does not hold; empty when all do.
std::string_view broken_promise(std::string_view text, const std::vector<Token>& tokens) {
    std::size_t position = 0, begin = 0;
    for (const auto& token : tokens) {
        const auto [from, to] = token.range;
        if (from >= to || to > text.size()) return "range within the text";
        if (character_border(text, from) != from || character_border(text, to) != to) return "range on borders";
        if (from < begin) return "order of ranges";
        if (token.position < position || token.position > position + 1) return "order of positions";
        if (token.folded.empty() || token.folded.size() > longest_word) return "length of the folded form";
        if (first_ill_formed(token.folded)) return "well-formed folded form";
        position = token.position;
        begin = from;
    }
    return {};
}

}  // namespace

TEST_SUITE("text/tokenizer") {

TEST_CASE("texts become the tokens of the table") {
    for (const auto& row : test::rows("nl/tokens.tsv")) {
        CAPTURE(row[0]);
        CHECK(written(tokens_of(row[0])) == (row.size() > 1 ? row[1] : ""));
    }
}

TEST_CASE("ranges tell where a token stands in the text that was given") {
    const std::string text = "De caf\u00E9's, in- en uitschrijven: 070 353 30 00.";
    for (const auto& token : tokens_of(text)) {
        const auto part = text.substr(token.range.begin, token.range.end - token.range.begin);
        if (token.folded == "cafes") CHECK(part == "caf\u00E9's");
        if (token.folded == "inschrijven") CHECK(part == "in-");
        if (token.kind == TokenKind::phone) CHECK(part == "070 353 30 00");
        if (token.folded == "3000") CHECK(part == "30 00");
    }
}

TEST_CASE("pieces of addresses, numbers and postcodes are told from words") {
    for (const auto& token : tokens_of("mail j.p@a.nl, bel 0703533000 in 1234 AB"))
        CHECK(token.piece == (token.folded != "mail" && token.folded != "bel" && token.folded != "in" &&
                              token.kind != TokenKind::email && token.kind != TokenKind::phone && token.kind != TokenKind::postcode));
}

TEST_CASE("words in capitals are told") {
    const auto tokens = tokens_of("WOZ Woz W W.O.Z. \u00C9\u00C9N \u00E9\u00C9N");
    std::vector<bool> capitals;
    for (const auto& token : tokens) capitals.push_back(token.capitals);
    CHECK(capitals == std::vector<bool>{true, false, false, true, true, false});
}

TEST_CASE("NUL and bytes that are no text are between words") {
    CHECK(written(tokens_of(std::string_view("een\0twee", 8))) == "0:word:een 1:word:twee");
    CHECK(written(tokens_of("een\xFFtwee\xC3 drie")) == "0:word:een 1:word:twee 2:word:drie");
    CHECK(tokens_of("").empty());
    CHECK(tokens_of(" \n\t.,;").empty());
}

TEST_CASE("a word that is too long is cut on a character border") {
    std::string word;
    for (int i = 0; i < 150; ++i) word += "\u0416";
    const auto tokens = tokens_of("a" + word + " b");
    REQUIRE(tokens.size() == 2);
    CHECK(tokens[0].folded.size() == 199);
    CHECK(tokens[0].range.end == 301);
}

TEST_CASE("any text keeps the promises of tokens") {
    std::mt19937 random(5);
    Tokenizer tokenizer;
    std::vector<Token> tokens;
    for (int i = 0; i < 30'000; ++i) {
        const auto text = i % 3 == 0 ? test::random_bytes(random, 100) : test::random_text(random, 40);
        tokenizer.tokenize(text, tokens);
        CAPTURE(text);
        REQUIRE(broken_promise(text, tokens) == "");
    }
}

TEST_CASE("hostile texts take no quadratic time") {
    const auto repeated = [](std::string_view piece, std::size_t bytes) {
        std::string text;
        while (text.size() < bytes) text += piece;
        return text;
    };
    constexpr std::size_t size = 1'000'000;
    for (const char* piece : {"a", "ab ", "a@", "a.", "a.b", "1", "0", "06-", "+", "(", "0(", "www.", "in-", "in- en ", "in-,", "'", "a-",
                              "1.", "a\u0301", "\u0301\u0323", "\u6771", "\u0E01", "\u00AD", "\xFF", "\xE2\x80", "http://", "a/", "1234 A",
                              "a@b.", "a'", "\u00B2", "m\u00B2"}) {
        const auto text = repeated(piece, size);
        const auto begin = std::clock();
        const auto tokens = tokens_of(text);
        CAPTURE(piece);
        CHECK(vraagbaak::test::seconds_since(begin) < 5);
        REQUIRE(broken_promise(text, tokens) == "");
    }
}

}
