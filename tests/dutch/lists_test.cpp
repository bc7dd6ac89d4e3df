// SPDX-License-Identifier: GPL-2.0-or-later
// What the files of lib/dutch/nl promise in their first lines.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "dutch/derivations.hpp"
#include "dutch/function_words.hpp"
#include "dutch/stemmer.hpp"
#include "dutch/word_file.hpp"
#include "text/unicode.hpp"

using namespace vraagbaak;
using namespace vraagbaak::dutch;

namespace {

std::string file(const std::string& name) {
    std::ifstream stream(VRAAGBAAK_SOURCE_DIR "/lib/dutch/nl/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

template <typename Each>
std::size_t each_line(const std::string& name, Each each) {
    const auto contents = file(name);
    std::string_view rest = contents;
    std::size_t lines = 0;
    for (auto line = next_line(rest); !line.empty(); line = next_line(rest), ++lines) each(line);
    return lines;
}

}  // namespace

TEST_SUITE("dutch/lists") {

TEST_CASE("the table of irregular forms has one stem for each word") {
    std::set<std::string> seen;
    const auto lines = each_line("onregelmatig.txt", [&](const auto& line) {
        CAPTURE(line[0]);
        CHECK(line.size() == 2);
        CHECK(seen.insert(std::string(line[0])).second);
        for (const auto word : line) CHECK(unicode::fold(word) == word);
    });
    CHECK(lines >= 700);
}

TEST_CASE("words of a family know each other, and have stems that differ") {
    Stemmer stemmer;
    const auto lines = each_line("afleidingen.txt", [&](const auto& line) {
        CAPTURE(line[0]);
        CHECK(line.size() >= 2);
        std::set<std::string> stems;
        for (const auto word : line) {
            CHECK(unicode::fold(word) == word);
            CHECK(stems.insert(std::string{stemmer.stem(word)}).second);
        }
    });
    CHECK(lines >= 80);
    CHECK(relatives_of("stink") == std::vector<std::string>{"stank"});
    CHECK(relatives_of("stank") == std::vector<std::string>{"stink"});
    CHECK(relatives_of("paspoort").empty());
}

TEST_CASE("a stem in the table that is a word of the table has itself as stem") {
    std::map<std::string, std::string, std::less<>> stems;
    each_line("onregelmatig.txt", [&](const auto& line) {
        stems.emplace(line[0].starts_with('~') ? line[0].substr(1) : line[0], line[1]);
    });
    for (const auto& [word, stem] : stems) {
        CAPTURE(word);
        const auto found = stems.find(stem);
        if (found != stems.end()) CHECK(found->second == stem);
    }
}

TEST_CASE("all words of all lists are folded") {
    for (const char* name : {"werkwoordstammen.txt", "sterke_werkwoorden.txt", "scheidbare_werkwoorden.txt", "letternamen.txt", "geen_werkwoordsvorm.txt", "bijvoeglijk.txt",
                             "zonder_uitgang.txt", "verkleinwoorden.txt", "functiewoorden.txt"}) {
        const auto lines = each_line(name, [](const auto& line) {
            for (const auto word : line) CHECK(unicode::fold(word) == word);
        });
        CAPTURE(name);
        CHECK(lines > 5);
    }
}

TEST_CASE("the verbs of a particle stand in order, each once") {
    std::string particle, last;
    std::size_t verbs = 0;
    each_line("scheidbare_werkwoorden.txt", [&](const auto& line) {
        if (line[0].starts_with('[')) particle.clear();
        auto first = line.begin();
        if (first->ends_with(':')) {
            particle = std::string(*first++);
            last.clear();
        }
        if (particle.empty()) return;
        for (; first != line.end(); ++first, ++verbs) {
            CAPTURE(particle);
            CHECK(last < *first);
            last = std::string(*first);
        }
    });
    CHECK(verbs > 3000);
}

TEST_CASE("a line of a list is its words, without comment") {
    std::string_view rest = "# niets\n\n  een\ttwee # drie\r\nvier";
    CHECK(next_line(rest) == std::vector<std::string_view>{"een", "twee"});
    CHECK(next_line(rest) == std::vector<std::string_view>{"vier"});
    CHECK(next_line(rest).empty());
}

TEST_CASE("empty words are function words, and those that turn a meaning round are not") {
    for (const char* word : {"de", "het", "een", "mijn", "hoe", "wat", "graag", "hallo", "goedemorgen", "the", "how"}) {
        CAPTURE(word);
        CHECK(is_function_word(word));
        CHECK_FALSE(carries_direction(word));
    }
    for (const char* word : {"niet", "geen", "zonder", "naar", "vanuit", "af", "aan", "uit", "weg", "not"}) {
        CAPTURE(word);
        CHECK(carries_direction(word));
        CHECK_FALSE(is_function_word(word));
    }
    for (const char* word : {"paspoort", "kost", "verhuizen", ""}) {
        CHECK_FALSE(is_function_word(word));
        CHECK_FALSE(carries_direction(word));
    }
}

TEST_CASE("how a thing is and for whom it is go with any subject, what is done with it does not") {
    Stemmer stemmer;
    for (const char* word : {"kwijt", "stuk", "gestolen", "nieuwe", "oude", "moeder", "zoontje", "ouders"}) {
        CAPTURE(word);
        CHECK(goes_with_anything(stemmer.stem(word)));
    }
    for (const char* word : {"paspoort", "aanvragen", "verlengen", "kind", "weg", "niet", ""}) {
        CAPTURE(word);
        CHECK_FALSE(goes_with_anything(stemmer.stem(word)));
    }
}

TEST_CASE("no word is in both groups of function words") {
    std::string group;
    std::set<std::string> empty_words;
    each_line("functiewoorden.txt", [&](const auto& line) {
        if (line[0].starts_with('[')) group = line[0];
        else
            for (const auto word : line) {
                CAPTURE(word);
                if (group != "[betekenis]") empty_words.insert(std::string(word));  // English ones may be Dutch too
                else CHECK_FALSE(empty_words.contains(std::string(word)));
            }
    });
    CHECK(empty_words.size() > 200);
}

}
