// SPDX-License-Identifier: GPL-2.0-or-later
// A program of its own, so that nothing before it has taken more memory.
#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "lexicon/word_table_writer.hpp"

using namespace vraagbaak::lexicon;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool measured = false;  // a sanitizer takes memory of its own
#elif defined(__has_feature)
constexpr bool measured = !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer);
#else
constexpr bool measured = true;
#endif

// The most that this program ever had in memory, in bytes; 0: the system does not tell.
std::size_t peak() {
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) {
            std::size_t kilobytes = 0;
            std::istringstream{line.substr(6)} >> kilobytes;
            return kilobytes << 10;
        }
    return 0;
}

// A million words of twelve letters, sorted.
template <class Use>
void each_word(Use use) {
    constexpr std::array<std::string_view, 32> syllables{
        "aan", "bak", "bed", "bij", "dag", "dor", "eig", "erf", "fie", "gra", "hal", "huu", "ijs", "jaa", "kel", "kin",
        "laa", "mel", "nat", "oos", "paa", "raa", "roo", "sch", "spo", "taa", "uit", "ver", "voo", "wij", "zee", "zor"};
    std::string word;
    for (const auto one : syllables)
        for (const auto two : syllables)
            for (const auto three : syllables)
                for (const auto four : syllables) use(word.assign(one).append(two).append(three).append(four));
}

}  // namespace

TEST_SUITE("lexicon/word_table_memory") {

TEST_CASE("freezing a million words takes no more memory than twice what comes out") {
    const auto before = peak();
    WordTableWriter writer;
    std::uint32_t count = 0;
    each_word([&](const std::string& word) { writer.add(word, ++count % 7); });
    const auto bytes = writer.finish();
    const auto taken = peak() - before;
    REQUIRE(WordTable{bytes}.size() == 1 << 20);
    MESSAGE("bytes of the table: ", bytes.size(), ", memory: ", taken);
    if (measured && before > 0) CHECK(taken < 2 * bytes.size());
}

}
