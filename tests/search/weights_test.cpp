// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/weights.hpp"

#include <doctest/doctest.h>

#include <string>

#include "base/file.hpp"

using namespace vraagbaak;
using search::read_weights;

namespace {

constexpr auto file_name = VRAAGBAAK_SOURCE_DIR "/lib/search/weights.tsv";

// A file that names every weight, each with a value of its own.
std::string file_of_all() {
    std::string out = "# what chose them\n\n";
    int value = 0;
    for (const auto& weight : search::weights_by_name) out += std::string{weight.name} + '\t' + std::to_string(++value) + ".5\twhy\n";
    return out;
}

}  // namespace

TEST_SUITE("search/weights") {
    TEST_CASE("the program has the numbers of weights.tsv, each with what chose it") {
        const auto file = read_file(file_name, 1 << 20);
        const auto read = read_weights(file);
        REQUIRE(read);
        const search::Weights chosen;
        for (const auto& weight : search::weights_by_name) {
            CAPTURE(weight.name);
            CHECK(chosen.*weight.value == (*read).*weight.value);
            const auto begin = file.find('\n' + std::string{weight.name} + '\t') + 1;
            const auto line = file.substr(begin, file.find('\n', begin) - begin);
            CHECK(line.size() > line.find('\t', weight.name.size() + 1) + 10);
        }
    }

    TEST_CASE("each line gives the weight it names, whatever the order") {
        auto file = file_of_all();
        const auto first = file.find("k1\t"), end = file.find('\n', first) + 1;
        file += file.substr(first, end - first);
        file.erase(first, end - first);
        const auto weights = read_weights(file);
        REQUIRE(weights);
        double value = 0.5;
        for (const auto& weight : search::weights_by_name) CHECK((*weights).*weight.value == (value += 1));
    }

    TEST_CASE("a file with a weight missing, twice, unknown or without a number is none") {
        const auto good = file_of_all();
        REQUIRE(read_weights(good));
        CHECK_FALSE(read_weights(""));
        CHECK_FALSE(read_weights(good + "k1\t1\ttwice\n"));
        CHECK_FALSE(read_weights(good + "k9\t1\tunknown\n"));
        CHECK_FALSE(read_weights(good.substr(0, good.rfind('\n', good.size() - 2) + 1)));
        for (const std::string wrong : {"", "-1", "nan", "inf", "1,5", "1.5x", "1e999", " 1"}) {
            CAPTURE(wrong);
            auto bad = good;
            bad.replace(bad.find("1.5"), 3, wrong);
            CHECK_FALSE(read_weights(bad));
        }
    }
}
