// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/glob.hpp"

namespace vraagbaak::lexicon {

namespace {

// Bytes of the character that begins at `at`.
std::size_t character(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return end - at;
}

}  // namespace

bool fits(std::string_view pattern, std::string_view word) {
    std::size_t p = 0, w = 0;
    std::size_t after_star = std::string_view::npos, retry = 0;
    while (w < word.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            after_star = ++p;
            retry = w;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            w += character(word, w);
        } else if (p < pattern.size() && pattern[p] == word[w]) {
            ++p;
            ++w;
        } else if (after_star != std::string_view::npos) {
            p = after_star;
            retry += character(word, retry);
            w = retry;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

}  // namespace vraagbaak::lexicon
