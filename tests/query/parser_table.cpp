// SPDX-License-Identifier: GPL-2.0-or-later
// The tables of tests/data/query: question <tab> tree <tab> codes of the remarks, if any.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/tree_text.hpp"

using namespace vraagbaak;
using namespace vraagbaak::query;

namespace {

struct Row {
    std::string place;
    std::string question;
    std::string tree;
    std::string remarks;
};

std::vector<Row> rows() {
    std::vector<Row> result;
    for (const auto& entry : std::filesystem::directory_iterator(VRAAGBAAK_SOURCE_DIR "/tests/data/query")) {
        std::ifstream file(entry.path());
        std::string line;
        for (std::size_t number = 1; std::getline(file, line); ++number) {
            if (line.empty() || line.front() == '#') continue;
            const auto first = line.find('\t');
            const auto second = std::min(line.find('\t', first + 1), line.size());
            result.push_back({entry.path().filename().string() + ':' + std::to_string(number), line.substr(0, first),
                              line.substr(first + 1, second - first - 1),
                              second < line.size() ? line.substr(second + 1) : ""});
        }
    }
    return result;
}

// The examples of the guide: question, spaces, →, spaces, tree.
std::vector<Row> examples() {
    std::vector<Row> result;
    std::ifstream file(VRAAGBAAK_SOURCE_DIR "/docs/query-language.md");
    const std::string_view arrow = "  →  ";
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        const auto found = line.find(arrow);
        if (found == line.npos) continue;
        const auto first = line.find_first_not_of(' ');
        const auto last = line.find_last_not_of(' ', found);
        result.push_back({"query-language.md:" + std::to_string(number), line.substr(first, last + 1 - first),
                          line.substr(found + arrow.size()), ""});
    }
    return result;
}

std::string codes(const Parsed& parsed) {
    std::string out;
    for (const auto& message : parsed.remarks) out += (out.empty() ? "" : " ") + message.code;
    return out;
}

}  // namespace

TEST_SUITE("query/parser") {

TEST_CASE("a question is read as the tables say") {
    const auto table = rows();
    CHECK(table.size() >= 120);
    for (const auto& row : table) {
        INFO(row.place, ": ", row.question);
        const auto parsed = parse(row.question);
        CHECK(to_string(parsed) == row.tree);
        CHECK(codes(parsed) == row.remarks);
    }
}

TEST_CASE("the examples of the guide are read as it says") {
    const auto table = examples();
    CHECK(table.size() >= 40);
    for (const auto& row : table) {
        INFO(row.place, ": ", row.question);
        CHECK(to_string(parse(row.question)) == row.tree);
    }
}

TEST_CASE("every remark has a sentence in both languages") {
    std::set<std::string> seen;
    for (const auto& row : rows())
        for (const auto& message : parse(row.question).remarks) {
            seen.insert(message.code);
            for (const auto* language : {"nl", "en"}) {
                const auto sentence = text(message, language);
                CAPTURE(sentence);
                CHECK(sentence.find(message.code) == sentence.npos);
                CHECK(sentence.find("{") == sentence.npos);
            }
            CHECK(text(message, "nl") != text(message, "en"));
        }
    CHECK(seen.size() == 8);  // all but question_cut, for which a row would be too long
}

TEST_CASE("a field is known by its Dutch and its English name, in any case") {
    CHECK(canonical_field("titel") == "titel");
    CHECK(canonical_field("TITEL") == "titel");
    CHECK(canonical_field("Keywords") == "trefwoorden");
    CHECK(canonical_field("deskMemo").empty());
    CHECK(canonical_field("zichtbaarheid").empty());
    CHECK(canonical_field("").empty());
}

TEST_CASE("ranges point into the text of the answer") {
    const auto parsed = parse("wat kost \"nieuw paspoort\" titel:rijb*");
    REQUIRE(parsed.root.children.size() == 3);
    CHECK(parsed.root.range == Range{0, parsed.text.size()});
    CHECK(parsed.root.children[0].range == Range{0, 8});
    CHECK(parsed.root.children[1].range == Range{10, 24});
    CHECK(parsed.root.children[2].range == Range{26, 37});
    CHECK(parsed.root.children[2].children[0].range == Range{32, 37});
}

}
