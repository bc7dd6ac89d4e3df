// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes: the tokeniser does not throw, and its tokens keep their promises.
#include "text/tokenizer.hpp"

#include <vector>

#include "fuzz/promises.hpp"

using namespace vraagbaak;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    static unicode::Tokenizer tokenizer;
    std::vector<unicode::Token> tokens;
    tokenizer.tokenize(text, tokens);
    std::size_t position = 0, begin = 0;
    for (const auto& token : tokens) {
        fuzz::require_within(text, token.range);
        fuzz::require_on_borders(text, token.range);
        fuzz::require(token.range.begin >= begin);
        fuzz::require(token.position == position || token.position == position + 1 || (position == 0 && token.position == 0));
        fuzz::require(!token.folded.empty() && token.folded.size() <= unicode::longest_word);
        fuzz::require(!unicode::first_ill_formed(token.folded));
        position = token.position;
        begin = token.range.begin;
    }
    const auto folded = unicode::fold(text);
    fuzz::require(unicode::fold(folded) == folded);
    fuzz::require(!unicode::first_ill_formed(unicode::clean(text)));
    return 0;
}
