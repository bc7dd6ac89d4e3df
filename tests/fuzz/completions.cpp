// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are a file of completions or are refused with Error(unusable); what a damaged one answers may be wrong, but it
// ends. They get the magic and the length that the header tells, or most would be refused for those alone. The word table
// beside it is sound, and may have other words.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "lexicon/completing.hpp"
#include "lexicon/completions_format.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;

namespace {

std::string with_right_size(std::string bytes) {
    constexpr std::size_t largest = 1 << 16;
    CompletionsHeader header;
    if (bytes.size() < sizeof header) return bytes;
    std::memcpy(&header, bytes.data(), sizeof header);
    header.magic = completions_magic;
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

const WordTable& some_words() {
    static const auto bytes = write_word_table({{"boom", 4}, {"de", 9}, {"kappen", 2}, {"paspoort", 7}, {"één", 1}});
    static const WordTable table{bytes};
    return table;
}

void ask_for_titles(const Completions& completions, const Sight& sight) {
    for (const std::string_view letters : {"", "b", "kap", "één", "papsoort"}) {
        std::vector<WordRanges> words;
        ask_for([&] {
            const auto [first, last] = completions.words().beginning_with(letters);
            words.push_back(united({{first, last}}));
        });
        ask_for([&] { words.push_back(near_beginnings(completions.words(), letters)); });
        ask_for([&] { words.push_back(completions.with_stem(letters)); });
        for (const auto& range : words)
            for (const bool at_the_beginning : {true, false})
                ask_for([&] {
                    each_title(completions, {range, words.front()}, at_the_beginning, [&](TitleId id) {
                        return completions.sees(sight, id) && completions.title(id).text.size() < 1000;
                    });
                });
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = with_right_size({reinterpret_cast<const char*>(data), size});
    ask_for([&] {
        const Completions completions{std::string_view(bytes)};
        ask_for([&] { completions.check(); });
        for (const bool everything : {true, false}) {
            const Sight sight{{true, false, true}, 20'000, everything};
            ask_for_titles(completions, sight);
            for (const WordId last : {1U, 5U, 6U}) ask_for([&] { frequent_words(some_words(), completions, {{0, last}}, sight, 3); });
        }
    });
    return 0;
}
