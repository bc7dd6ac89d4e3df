// SPDX-License-Identifier: GPL-2.0-or-later
// The tables of sentences against each other, and against the sources that use their codes.
#include "base/messages.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include "base/scratch.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

const fs::path root{VRAAGBAAK_SOURCE_DIR};

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> parts;
    std::istringstream in{text};
    for (std::string part; std::getline(in, part, at);) parts.push_back(part);
    return parts;
}

std::map<std::string, std::vector<std::string>> tables() {
    std::map<std::string, std::vector<std::string>> result;
    for (const auto& entry : fs::directory_iterator{root / "lib/base/messages"}) {
        auto& lines = result[entry.path().filename()];
        for (const auto& line : split(slurp(entry.path()), '\n'))
            if (!line.empty() && line.front() != '#') lines.push_back(line);
    }
    return result;
}

// The numbers n of all {n}.
std::set<int> placeholders(const std::string& sentence) {
    static const std::regex pattern{R"(\{(\d+)\})"};
    std::set<int> numbers;
    for (std::sregex_iterator at{sentence.begin(), sentence.end(), pattern}, end; at != end; ++at)
        numbers.insert(std::stoi((*at)[1]));
    return numbers;
}

struct Source {
    std::string name;
    std::string text;
};

std::string without_remarks(const std::string& text) {
    static const std::regex remark{"(^|\n) *//[^\n]*"};
    return std::regex_replace(text, remark, "\n");
}

std::vector<Source> all_sources() {
    std::vector<Source> sources;
    for (const auto* folder : {"include", "lib", "tools"}) {
        for (const auto& entry : fs::recursive_directory_iterator{root / folder})
            if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
                sources.push_back({entry.path().filename(), without_remarks(slurp(entry.path()))});
    }
    return sources;
}

// Here a word with _ may be a key or a value of a format, or the name of a list or symbol.
const std::set<std::string> spell_formats = {"compile_compounds.cpp", "json_answer.cpp", "json_build.cpp", "json_check.cpp", "json_editorial.cpp", "json_evaluation.cpp", "json_feedback.cpp", "json_record.cpp", "manifest.cpp", "objecten.cpp",
                                             "openpdc.cpp",     "phone_plans_opened.cpp", "requests.cpp",   "shape.cpp", "stemmer.cpp",     "strapi.cpp",        "weights.hpp"};

// Everywhere else it is a code. In those it is one where a message, an error or a finding is made.
std::set<std::string> codes_used(const Source& source) {
    static const std::regex with_underscore{R"re("@?([a-z][a-z0-9]*(_[a-z0-9]+)+)")re"};
    static const std::regex made{R"re((?:\bMessage\s*|ErrorKind::\w+,\s*|(?:refuse|refused|warn|unreadable)\()\{\s*"([^"]*)")re"};
    std::set<std::string> codes;
    const auto collect = [&](const std::regex& use) {
        for (std::sregex_iterator at{source.text.begin(), source.text.end(), use}, end; at != end; ++at) codes.insert((*at)[1]);
    };
    collect(made);
    if (!spell_formats.contains(source.name)) collect(with_underscore);
    return codes;
}

}  // namespace

TEST_SUITE("base/messages") {
    TEST_CASE("each line has a code, a Dutch and an English sentence, in the order of the codes") {
        const std::regex code{"[a-z][a-z0-9_]*"};
        std::set<std::string> seen;
        for (const auto& [file, lines] : tables()) {
            CHECK_MESSAGE(std::ranges::is_sorted(lines, {}, [](const auto& line) { return split(line, '\t').at(0); }), file);
            for (const auto& line : lines) {
                CAPTURE(file);
                CAPTURE(line);
                const auto parts = split(line, '\t');
                REQUIRE(parts.size() == 3);
                CHECK(std::regex_match(parts[0], code));
                CHECK_FALSE(parts[1].empty());
                CHECK_FALSE(parts[2].empty());
                CHECK_MESSAGE(seen.insert(parts[0]).second, "a second time: " << parts[0]);
                CHECK(placeholders(parts[1]) == placeholders(parts[2]));
                const auto numbers = placeholders(parts[1]);
                CHECK((numbers.empty() || *numbers.rbegin() == static_cast<int>(numbers.size()) - 1));  // 0, 1, … no gaps
            }
        }
    }

    TEST_CASE("every table is compiled in") {
        std::vector<std::string> written;
        for (const auto& [file, lines] : tables())
            for (const auto& line : lines) written.push_back(split(line, '\t').at(0));
        std::ranges::sort(written);
        CHECK(std::ranges::equal(written, message_codes()));
    }

    TEST_CASE("every code in the sources has its sentences, and every sentence is used") {
        const auto codes = message_codes();
        std::set<std::string> used;
        std::string text;
        for (const auto& source : all_sources()) {
            text += source.text;
            used.merge(codes_used(source));
        }
        for (const auto code : codes)
            CHECK_MESSAGE(text.find('"' + std::string{code} + '"') != std::string::npos, "nobody says: " << code);
        for (const auto& code : used)
            CHECK_MESSAGE(std::ranges::binary_search(codes, std::string_view{code}), "no sentence for: " << code);
        CHECK(used.size() > 500);  // the scan did see the sources
    }
}
