// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/compounds.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "support/rows.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::dutch {

namespace {

std::vector<std::string> parts_of(const std::string& word, const Compound& found) {
    std::vector<std::string> parts;
    for (const auto& part : found.parts) parts.push_back(word.substr(part.begin, part.end - part.begin));
    return parts;
}

std::vector<std::string> bases_of(const Compound& found) {
    std::vector<std::string> bases;
    for (const auto& part : found.parts) bases.push_back(part.base);
    return bases;
}

std::vector<std::string> words_of_file(const std::string& name) {
    std::vector<std::string> result;
    for (const auto& row : test::rows(name))
        for (const auto& word : test::words(row.front())) result.push_back(word);
    return result;
}

}  // namespace

TEST_SUITE("dutch/compounds") {

TEST_CASE("compounds split at the main boundary and inside, and their parts are words of a dictionary") {
    const CompoundSplitter splitter;
    for (const auto& row : test::rows("nl/compounds.tsv")) {
        REQUIRE(row.size() >= 4);
        CAPTURE(row[0]);
        const auto found = splitter.split(row[0]);
        CHECK(parts_of(row[0], found) == test::words(row[1]));
        CHECK(bases_of(found) == test::words(row[2]));
        CHECK(std::to_string(found.boundary) == row[3]);
        CHECK(splitter.main_boundary(row[0]) == found.boundary);
    }
}

TEST_CASE("words that only look like compounds stay whole") {
    const CompoundSplitter splitter;
    for (const auto& word : words_of_file("nl/no_compounds.txt")) {
        const auto found = splitter.split(word);
        CHECK_MESSAGE(!found, word, " is split at ", found.boundary);
        CHECK(found.parts.empty());
    }
}

TEST_CASE("the two sides of the main boundary are without linking letters, also when they are compounds themselves") {
    const auto found = CompoundSplitter().split("jeugdhulpverleningsorganisatie");
    CHECK(found.first == "jeugdhulpverlening");
    CHECK(found.last == "organisatie");
}

TEST_CASE("a word nobody knows is a first part before one that everybody knows, and says so") {
    const auto found = CompoundSplitter().split("xolarioplein");
    REQUIRE(found.parts.size() == 2);
    CHECK(found.boundary == 7);
    CHECK_FALSE(found.parts[0].known);
    CHECK(found.parts[1].known);
}

TEST_CASE("what is not written in letters, or too long, is not split") {
    const CompoundSplitter splitter;
    for (const std::string word : {"", "a", "ab", "kapverg\xC3\xBCnning", "kap-vergunning", "30kmstraat", "Kapvergunning"})
        CHECK_FALSE(splitter.split(word));
    std::string longest;
    while (longest.size() + 5 <= CompoundSplitter::longest_word) longest += "water";
    CHECK_FALSE(splitter.split(longest + "water" + "water"));
    CHECK(splitter.main_boundary(std::string(100'000, 'e')) == 0);
    CHECK(splitter.main_boundary(std::string(CompoundSplitter::longest_word, 's')) == 0);
    CHECK(splitter.split(longest).parts.size() == longest.size() / 5);
}

TEST_CASE("parts lie side by side and cover the word") {
    const CompoundSplitter splitter;
    for (const auto& row : test::rows("nl/compounds.tsv")) {
        std::size_t end = 0;
        for (const auto& part : splitter.split(row[0]).parts) {
            CHECK(part.begin == end);
            end = part.end;
        }
        CHECK(end == row[0].size());
    }
}

TEST_CASE("words of a base are parts as well") {
    const CompoundSplitter plain;
    CHECK_FALSE(plain.knows("zorgelo"));
    CHECK_FALSE(plain.split("zorgelopas"));
    CompoundAdditions additions;
    additions.add("zorgelo", 12);
    additions.add("eenmalix", 1);
    additions.add("kapvergunning", 40);
    const CompoundSplitter splitter(additions.compiled(plain));
    CHECK(splitter.knows("zorgelo"));
    CHECK_FALSE(splitter.knows("eenmalix"));
    const auto found = splitter.split("zorgelopas");
    CHECK(parts_of("zorgelopas", found) == std::vector<std::string>{"zorgelo", "pas"});
    CHECK(found.parts.front().known);
    CHECK(splitter.split("kapvergunning").boundary == 3);
    CHECK(splitter.split("zorgelo").parts.empty());
}

TEST_CASE("editors decide: a word stays whole, with its endings, or is split where they say") {
    CompoundAdditions additions;
    additions.never_split("regenton");
    additions.split_at("bommelding", 6);
    additions.split_at("regen", 5);  // no boundary: counts for nothing
    const CompoundSplitter splitter(additions.compiled(CompoundSplitter{}));
    CHECK_FALSE(splitter.split("regenton"));
    CHECK_FALSE(splitter.split("regentonnen"));
    CHECK(splitter.split("bommelding").boundary == 6);
    CHECK(splitter.split("bommelding").parts.size() == 2);
    CHECK_FALSE(splitter.split("regen"));
}

TEST_CASE("the same additions give the same bytes, in whatever order, and another fingerprint") {
    const CompoundSplitter plain;
    CompoundAdditions one, other;
    one.add("zorgelo", 2);
    one.add("zorgelo", 3);
    one.add("quizzebiet", 5);
    other.add("quizzebiet", 5);
    other.add("zorgelo", 5);
    CHECK(one.compiled(plain) == other.compiled(plain));
    CHECK(CompoundSplitter(one.compiled(plain)).fingerprint() == CompoundSplitter(other.compiled(plain)).fingerprint());
    CHECK(CompoundSplitter(one.compiled(plain)).fingerprint() != plain.fingerprint());
    CHECK(CompoundSplitter(CompoundAdditions{}.compiled(plain)).split("kapvergunning").boundary == 3);
}

TEST_CASE("additions that are damaged are refused, or do no harm") {
    CompoundAdditions additions;
    for (const std::string word : {"zorgelo", "zorgeloos", "quizzebiet", "quizzelaar", "vlampraat"}) additions.add(word, 9);
    const auto sound = additions.compiled(CompoundSplitter{});
    CHECK_THROWS_AS(CompoundSplitter(std::string()), Error);
    CHECK_THROWS_AS(CompoundSplitter(sound.substr(0, sound.size() - 1)), Error);
    CHECK_THROWS_AS(CompoundSplitter(sound + "x"), Error);
    for (std::size_t at = 0; at < sound.size(); ++at)
        for (const char flip : {'\x01', '\x20', '\x7F', '\xFF'}) {
            auto bytes = sound;
            bytes[at] = static_cast<char>(bytes[at] ^ flip);
            try {
                const CompoundSplitter splitter(bytes);
                for (const char* word : {"zorgelopas", "quizzelaarskaart", "vlampraatzorgeloos", "zorgelooszorgeloosheid"})
                    for (const auto& part : splitter.split(word).parts) CHECK(part.begin < part.end);
            } catch (const Error& error) {
                CHECK(error.kind() == ErrorKind::unusable);
            }
        }
}

}  // TEST_SUITE

}  // namespace vraagbaak::dutch
