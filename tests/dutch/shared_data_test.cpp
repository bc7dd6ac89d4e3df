// SPDX-License-Identifier: GPL-2.0-or-later
// Larger measures over data that are not part of the product; VRAAGBAAK_SHARED names the folder that has them.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <utility>
#include <vector>

#include "dutch/compounds.hpp"
#include "dutch/stemmer.hpp"
#include "text/unicode.hpp"

using namespace vraagbaak;

namespace {

std::ifstream shared(const std::string& name) {
    const char* folder = std::getenv("VRAAGBAAK_SHARED");
    if (folder == nullptr) {
        MESSAGE("VRAAGBAAK_SHARED is not set: ", name, " was not tried");
        return std::ifstream();
    }
    std::ifstream file(std::string(folder) + "/data/" + name);
    REQUIRE_MESSAGE(file.good(), name);
    return file;
}

}  // namespace

TEST_SUITE("dutch/shared_data") {

// Xapian 1.4.22 has an older Kraaij-Pohlmann than Snowball 3: it differs for 242 words of its list. Another number says that
// the stemmer of the system has changed, and with it every index.
TEST_CASE("Kraaij-Pohlmann of the system is the one that was measured") {
    auto file = shared("stemmer-vectors/snowball_dutch.tsv");
    dutch::Stemmer stemmer;
    std::size_t words = 0, different = 0;
    std::string line;
    std::getline(file, line);  // the names of the columns
    while (std::getline(file, line)) {
        const auto first = line.find('\t'), second = line.find('\t', first + 1);
        ++words;
        different += stemmer.bare_stem(line.substr(0, first)) != line.substr(first + 1, second - first - 1) ? 1 : 0;
    }
    if (words == 0) return;
    CHECK(words == 45'670);
    CHECK(different == 242);
}

TEST_CASE("forms meet their lemma and lemmas stay apart, as measured") {
    auto file = shared("inflection-dev/paradigms.tsv");
    dutch::Stemmer stemmer;
    std::size_t forms = 0, met = 0;
    std::map<std::string, std::set<std::string>> lemmas;  // stem → lemmas
    std::vector<std::pair<std::string, std::string>> all;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream fields(line);
        std::string lemma, kind, form;
        fields >> lemma >> kind;
        const auto stem = stemmer.stem(unicode::fold(lemma));
        lemmas[stem].insert(lemma);
        all.emplace_back(lemma, stem);
        while (fields >> form) {
            ++forms;
            met += stemmer.stem(unicode::fold(form)) == stem ? 1 : 0;
        }
    }
    if (forms == 0) return;
    std::size_t collided = 0;
    for (const auto& [lemma, stem] : all) collided += lemmas[stem].size() > 1 ? 1 : 0;
    CHECK(static_cast<double>(met) / static_cast<double>(forms) >= 0.94);
    CHECK(static_cast<double>(collided) / static_cast<double>(all.size()) <= 0.12);
}

TEST_CASE("compounds are cut where people cut them, and words that are none stay whole, as measured") {
    auto file = shared("compounds-dev/compounds.tsv");
    auto others = shared("compounds-dev/nosplit.txt");
    const dutch::CompoundSplitter splitter;
    std::size_t compounds = 0, exact = 0, words = 0, split = 0;
    std::string line;
    std::getline(file, line);  // the names of the columns
    while (std::getline(file, line)) {
        const auto first = line.find('\t'), second = line.find('\t', first + 1);
        const auto gold = text::fold(line.substr(first + 1, second - first - 1));
        auto mine = text::fold(line.substr(0, first));
        if (const auto boundary = splitter.main_boundary(mine); boundary != 0) mine.insert(boundary, 1, '|');
        ++compounds;
        exact += mine == gold ? 1 : 0;
    }
    for (std::string word; others >> word; ++words) split += splitter.main_boundary(text::fold(word)) != 0 ? 1 : 0;
    if (compounds == 0) return;
    MESSAGE("exact ", exact, " of ", compounds, ", split by mistake ", split, " of ", words);
    CHECK(static_cast<double>(exact) >= 0.97 * static_cast<double>(compounds));
    CHECK(static_cast<double>(split) <= 0.01 * static_cast<double>(words));
}

}
