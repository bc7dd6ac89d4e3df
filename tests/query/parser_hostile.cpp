// SPDX-License-Identifier: GPL-2.0-or-later
// What nobody types and somebody pastes.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>

#include "query/tree_text.hpp"

using namespace vraagbaak;
using namespace vraagbaak::query;

namespace {

std::string repeated(std::string_view part, std::size_t times) {
    std::string out;
    out.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += part;
    return out;
}

std::size_t depth(const Node& node) {
    std::size_t deepest = 0;
    for (const auto& child : node.children) deepest = std::max(deepest, depth(child));
    return deepest + 1;
}

bool says(const Parsed& parsed, std::string_view code) {
    return std::ranges::any_of(parsed.remarks, [&](const Message& m) { return m.code == code; });
}

// Idle it is under 50 ms; the bound leaves room for a busy machine. A quadratic reading of 10 MB would take minutes.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr auto bound = std::chrono::milliseconds{5000};
#else
constexpr auto bound = std::chrono::milliseconds{500};
#endif

Parsed parse_soon(std::string_view question) {
    const auto begin = std::chrono::steady_clock::now();
    auto parsed = parse(question);
    const auto spent = std::chrono::steady_clock::now() - begin;
    CHECK(std::chrono::duration_cast<std::chrono::milliseconds>(spent) < bound);
    CHECK(parsed.text.size() <= max_bytes);
    CHECK(depth(parsed.root) <= 4 * max_depth);  // a level of brackets is at most sign, field, operator and group
    CHECK(parsed.remarks.size() <= 2 * max_words);
    return parsed;
}

}  // namespace

TEST_SUITE("query/parser") {

TEST_CASE("ten million bytes are cut on a word, and said so") {
    const auto parsed = parse_soon(repeated("paspoort verlengen ", 550'000));
    CHECK(says(parsed, "question_cut"));
    CHECK(to_string(parsed) == "(words " + repeated("paspoort verlengen ", 31) + "paspoort verlengen)");
}

TEST_CASE("a single word of ten million letters is cut on a character") {
    const auto parsed = parse_soon(repeated("é", 5'000'000));
    CHECK(says(parsed, "question_cut"));
    CHECK(to_string(parsed) == "(words " + repeated("é", max_bytes / 2) + ")");
}

TEST_CASE("a question of just 64 words is not cut") {
    CHECK_FALSE(says(parse_soon(repeated("a ", max_words)), "question_cut"));
    CHECK(says(parse_soon(repeated("a ", max_words + 1)), "question_cut"));
}

TEST_CASE("a million brackets are text") {
    CHECK(to_string(parse_soon(repeated("(", 1'000'000))) == "()");
    CHECK(to_string(parse_soon(repeated(")", 1'000'000))) == "()");
    CHECK(to_string(parse_soon(repeated("()", 1'000'000))) == "()");
    CHECK(to_string(parse_soon(repeated("( ", 1'000'000) + "a")) == "()");
    const auto parsed = parse_soon(repeated("(", 1000) + "paspoort" + repeated(")", 1000));
    CHECK(to_string(parsed) == "(words paspoort)");
    CHECK(says(parsed, "bracket_too_deep"));
}

TEST_CASE("brackets count to the sixteenth level and are text beyond it") {
    const auto nested = [](std::size_t levels) {
        return repeated("-(titel:x a OF ", levels) + "b" + repeated(")", levels);
    };
    CHECK_FALSE(says(parse_soon(repeated("(-", max_depth) + "a" + repeated(")", max_depth)), "bracket_too_deep"));
    CHECK(says(parse_soon(repeated("(-", max_depth + 1) + "a" + repeated(")", max_depth + 1)), "bracket_too_deep"));
    parse_soon(nested(max_depth));
    parse_soon(nested(200));
}

TEST_CASE("a hundred thousand operators in a row are words") {
    for (const auto* part : {"NIET ", "EN ", "OF ", "EN NIET ", "a NIET ", "NIET a ", "a OF ", "a EN NIET "}) {
        CAPTURE(part);
        const auto parsed = parse_soon("wat " + repeated(part, 100'000));
        CHECK(says(parsed, "question_cut"));
        CHECK_FALSE(parsed.root.children.empty());
    }
}

TEST_CASE("a hundred thousand quotation marks hold no word") {
    CHECK(to_string(parse_soon(repeated("\"", 100'000))) == "()");
    CHECK(to_string(parse_soon(repeated("\" ", 100'000))) == "()");
    CHECK(to_string(parse_soon(repeated("“", 100'000))) == "()");
    parse_soon(repeated("\"a ", 100'000));
    parse_soon(repeated("a\"", 100'000));
}

TEST_CASE("signs, jokers and fields in endless rows are read in linear time") {
    for (const auto* part : {"+", "-", "+(", "-(", "*", "?", "~", "a~", "a*", "*a?", "titel:", "titel:(", "-titel:(\"",
                             ":", "/", "a/", "'", "\n", "\xff", "\xc3", "\xf0\x9f\x98\x80", "en -", "a:b "}) {
        CAPTURE(part);
        parse_soon(repeated(part, 1'000'000));
        parse_soon("x " + repeated(part, 500));
    }
}

TEST_CASE("random bytes never throw and give ranges within the text") {
    std::mt19937_64 random(20'260'101);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random() % 300, '\0');
        for (auto& byte : bytes) byte = static_cast<char>(random());
        const auto parsed = parse(bytes);
        for (const auto& child : parsed.root.children) {
            CHECK(child.range.begin < child.range.end);
            CHECK(child.range.end <= parsed.text.size());
        }
    }
}

TEST_CASE("control characters are spaces") {
    CHECK(to_string(parse(std::string("paspoort\0-kind", 14))) == "(words paspoort) (excluded (words kind))");
    CHECK(to_string(parse("a\tEN\nb")) == "(all (words a) (words b))");
}

}
