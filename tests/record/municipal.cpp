// SPDX-License-Identifier: GPL-2.0-or-later
// Real articles and staff lists, which do not come with the sources: VRAAGBAAK_SHARED names the folder that has them.
#include <doctest/doctest.h>

#include <cctype>
#include <cstdlib>
#include <iterator>
#include <map>
#include <sstream>

#include "record/support.hpp"
#include "text/unicode.hpp"

using namespace vraagbaak;
using namespace vraagbaak::record;
namespace fs = std::filesystem;

namespace {

fs::path shared(const char* name) {
    const char* folder = std::getenv("VRAAGBAAK_SHARED");
    if (!folder) {
        MESSAGE("VRAAGBAAK_SHARED is not set: " << name << " is not read");
        return {};
    }
    return fs::path(folder) / "data" / name;
}

// Letters and digits alone, so that only words are compared and not marks of lists and headings.
std::vector<std::string> words(const Record& record) {
    std::string all = record.title;
    for (const auto& section : record.sections) all += ' ' + section.title + ' ' + section.text;
    std::string folded = text::fold(all);
    for (char& c : folded)
        if (static_cast<unsigned char>(c) < 0x80 && !std::isalnum(static_cast<unsigned char>(c))) c = ' ';
    std::istringstream in(folded);
    return {std::istream_iterator<std::string>(in), {}};
}

std::map<std::string, Record> accepted(const fs::path& path) {
    std::map<std::string, Record> out;
    for (auto& offered : test::read_folder(path)) {
        INFO(offered.verdict.id << ' ' << test::first(offered.verdict.rejected));
        CHECK(offered.verdict.accepted());
        out[offered.record.id] = std::move(offered.record);
    }
    return out;
}

}  // namespace

TEST_SUITE("record/municipal") {

TEST_CASE("real articles give the same words as Markdown and as JSON Lines") {
    const auto folder = shared("municipal-dev");
    if (folder.empty()) return;
    const auto lines = accepted(folder / "artikelen.jsonl");
    const auto markdown = accepted(folder / "markdown");
    REQUIRE(lines.size() == 226);
    REQUIRE(markdown.size() == 226);
    for (const auto& [id, record] : lines) {
        CAPTURE(id);
        REQUIRE(markdown.contains(id));
        CHECK(markdown.at(id).title == record.title);
        CHECK(markdown.at(id).keywords == record.keywords);
        CHECK(words(markdown.at(id)) == words(record));
    }
}

TEST_CASE("a staff export without kinds is read as employees") {
    const auto folder = shared("names-dev");
    if (folder.empty()) return;
    const auto people = accepted(folder / "medewerkers.jsonl");
    REQUIRE(people.size() == 1500);
    const auto& wessel = people.at("kp0001");
    CHECK(wessel.kind == "medewerker");
    CHECK(wessel.title == "Wessel Van den Bogaert");
    CHECK(wessel.family_name == "Bogaert");
    CHECK(wessel.phones == std::vector<std::string>{"020 011 2648"});
    CHECK(wessel.emails == std::vector<std::string>{"w.vandenbogaert@gemeente.example"});
    CHECK(wessel.departments == std::vector<std::string>{"Klant Contact Centrum"});
}

}
