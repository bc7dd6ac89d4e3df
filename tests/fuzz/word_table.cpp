// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are a word table or are refused with Error(unusable); what a damaged one answers may be wrong, but it ends.
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "fuzz/frozen_files.hpp"
#include "lexicon/fitting_words.hpp"
#include "lexicon/near_words.hpp"
#include "lexicon/speller.hpp"
#include "lexicon/word_table_format.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;
using fuzz::ask_for;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::frozen_bytes<section_count>(data, size, word_table_magic);
    ask_for([&] {
        const WordTable table{std::string_view(bytes)};
        ask_for([&] { table.check(); });
        for (const std::string_view word : {"", "paspoort", "één", "rij bewijs", "pasportverlengen"}) {
            ask_for([&] { table.find(word); });
            for (unsigned distance = 0; distance <= farthest; ++distance)
                ask_for([&] { near_words(table.words(), word, distance); });
            ask_for([&] { suggest(table, word, 5); });
        }
        ask_for([&] {
            for (WordId id = 0; id < std::min<std::size_t>(table.size(), 100); ++id)
                table.count(id, std::vector<bool>(std::min<std::size_t>(table.parts(), 1000), true));
        });
        for (const std::string_view pattern : {"*", "pas*", "*poort", "*spo*", "p?s*t", "???", "é*", "*a*e*"})
            ask_for([&] { fitting_words(table, pattern, 3); });
    });
    return 0;
}
