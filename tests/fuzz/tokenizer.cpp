// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes: the tokeniser does not throw, and its tokens keep their promises.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "text/tokenizer.hpp"
#include "text/unicode.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static vraagbaak::unicode::Tokenizer tokenizer;
    std::vector<vraagbaak::unicode::Token> tokens;
    tokenizer.tokenize(text, tokens);
    std::size_t position = 0, begin = 0;
    for (const auto& token : tokens) {
        require(token.range.begin < token.range.end && token.range.end <= size);
        require(vraagbaak::unicode::character_border(text, token.range.begin) == token.range.begin);
        require(vraagbaak::unicode::character_border(text, token.range.end) == token.range.end);
        require(token.range.begin >= begin);
        require(token.position == position || token.position == position + 1 || (position == 0 && token.position == 0));
        require(!token.folded.empty() && token.folded.size() <= vraagbaak::unicode::longest_word);
        require(!vraagbaak::unicode::first_ill_formed(token.folded));
        position = token.position;
        begin = token.range.begin;
    }
    const auto folded = vraagbaak::unicode::fold(text);
    require(vraagbaak::unicode::fold(folded) == folded);
    require(!vraagbaak::unicode::first_ill_formed(vraagbaak::unicode::clean(text)));
    return 0;
}
