// SPDX-License-Identifier: GPL-2.0-or-later
// Questions put together at random from what the language knows: nothing is lost, and a tree survives being written.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "query/tree_text.hpp"

using namespace vraagbaak;
using namespace vraagbaak::query;

namespace {

using Random = std::mt19937_64;

template <typename List>
std::string pick(Random& random, const List& list) {
    return list[random() % list.size()];
}

// Marks and signs of the language without letters: whatever letters follow come from the words.
constexpr std::array marks = {" ",  " ",  " ",  " ",   " ",    " ",  "(",      ")",      "\"",      "“", "”", "+",
                              "-",  "*",  "?",  "~",   "~2",   ":",  " EN ",   " OF ",   " NIET ",  ",", ".", "'",
                              " (", ") ", " -", " +",  " \"",  "\" ", " titel:", " soort:", " x:",  "/", "!", " en -"};

std::string all_leaves(const Parsed& parsed, const Node& node) {
    if (node.kind == NodeKind::joker || node.kind == NodeKind::fuzzy) return ' ' + node.text;
    if (node.children.empty()) return ' ' + parsed.text.substr(node.range.begin, node.range.end - node.range.begin);
    std::string out;
    for (const auto& child : node.children) out += all_leaves(parsed, child);
    return out;
}

bool encloses(const Node& node) {
    return std::ranges::all_of(node.children, [&](const Node& child) {
        return node.range.begin <= child.range.begin && child.range.end <= node.range.end && encloses(child);
    });
}

// A question in which each of `count` words w0 w1 … occurs once.
std::string random_question(Random& random, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        for (auto n = 1 + random() % 4; n > 0; --n) out += pick(random, marks);
        out += "w" + std::to_string(i) + "w";
    }
    for (auto n = random() % 4; n > 0; --n) out += pick(random, marks);
    return out;
}

std::string random_group(Random& random, int depth);

std::string random_unit(Random& random, int depth) {
    static constexpr std::array units = {"paspoort", "kind",  "Rijbewijs", "\"nieuw paspoort\"", "pas*",      "w?z",
                                         "fiets~1",  "afval~2", "titel:kind", "soort:\"vac\"",    "thema:we*", "kop:(b c)"};
    return depth > 0 && random() % 3 == 0 ? random_group(random, depth - 1) : pick(random, units);
}

std::string random_group(Random& random, int depth) {
    static constexpr std::array betweens = {" EN ", " OF ", " NIET ", " EN NIET ", " ", " -", " +"};
    std::string out = "(" + random_unit(random, depth);
    for (auto n = random() % 4; n > 0; --n) out += pick(random, betweens) + random_unit(random, depth);
    return out + ")";
}

}  // namespace

TEST_SUITE("query/parser") {

TEST_CASE("no word of a question is lost, whatever stands around it") {
    Random random(1);
    for (int round = 0; round < 20'000; ++round) {
        const auto count = 1 + random() % 12;
        const auto question = random_question(random, count);
        const auto parsed = parse(question);
        CAPTURE(question);
        CAPTURE(to_string(parsed));
        REQUIRE(encloses(parsed.root));
        const auto leaves = all_leaves(parsed, parsed.root);
        for (std::size_t i = 0; i < count; ++i) REQUIRE(leaves.find("w" + std::to_string(i) + "w") != leaves.npos);
    }
}

TEST_CASE("each word of a question stands in one node only") {
    Random random(2);
    for (int round = 0; round < 5'000; ++round) {
        const auto question = random_question(random, 8);
        const auto parsed = parse(question);
        CAPTURE(question);
        const auto leaves = all_leaves(parsed, parsed.root);
        for (std::size_t i = 0; i < 8; ++i) {
            const auto word = "w" + std::to_string(i) + "w";
            REQUIRE(leaves.find(word) == leaves.rfind(word));
        }
    }
}

TEST_CASE("a tree that is written as a question and read again is the same tree") {
    Random random(3);
    for (int round = 0; round < 20'000; ++round) {
        const auto question = "zoek " + random_group(random, 3) + ' ' + random_group(random, 2);
        const auto parsed = parse(question);
        const auto written = to_question(parsed);
        CAPTURE(question);
        CAPTURE(written);
        if (std::ranges::any_of(parsed.remarks, [](const Message& m) { return m.code == "question_cut"; })) continue;
        REQUIRE(to_string(parse(written)) == to_string(parsed));
    }
}

}
