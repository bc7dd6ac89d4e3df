// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are a file of completions or are refused with Error(unusable); what a damaged one answers may be wrong, but it
// ends. The word table beside it is sound, and may have other words.
#include <cstdint>
#include <string_view>
#include <vector>

#include "fuzz/frozen_files.hpp"
#include "lexicon/completing.hpp"
#include "lexicon/completions_format.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;
using fuzz::ask_for;

namespace {

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
    const auto bytes = fuzz::frozen_bytes<completion_section_count>(data, size, completions_magic);
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
