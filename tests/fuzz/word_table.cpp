// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are a word table or are refused with Error(unusable); what a damaged one answers may be wrong, but it ends.
// They get the magic and the length that the header tells, or most would be refused for those alone.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "lexicon/fitting_words.hpp"
#include "lexicon/near_words.hpp"
#include "lexicon/speller.hpp"
#include "lexicon/word_table_format.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;

namespace {

std::string with_right_size(std::string bytes) {
    constexpr std::size_t largest = 1 << 16;
    WordTableHeader header;
    if (bytes.size() < sizeof header) return bytes;
    std::memcpy(&header, bytes.data(), sizeof header);
    header.magic = word_table_magic;
    header.file_size = std::min<std::uint64_t>(header.file_size, largest);
    bytes.resize(std::max<std::size_t>(header.file_size, sizeof header));
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

template <class Ask>
void ask_for(Ask ask) {
    try {
        ask();
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::unusable) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = with_right_size({reinterpret_cast<const char*>(data), size});
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
