// SPDX-License-Identifier: GPL-2.0-or-later
// Characters as the query language sees them, and the question made fit for reading. Internal to the parser.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "vraagbaak/question.hpp"

namespace vraagbaak::query {

enum class CharacterKind {
    space,
    quote,  // opens or closes a phrase
    word,   // letter or digit
    mark,   // everything else: punctuation, symbols, what is invisible
};

struct Character {
    CharacterKind kind = CharacterKind::mark;
    std::size_t length = 1;  // bytes
    char ascii = '\0';       // '\0' beyond ASCII
};

// The character that begins at `offset`, which lies within the text.
Character character_at(std::string_view text, std::size_t offset);

bool has_word(std::string_view text);
bool has_letter(std::string_view text);  // a word character that is no ASCII digit
bool has_small_letter(std::string_view text);

// The part of `range` without marks and quotes at either end, but for those in `kept`.
Range trimmed(std::string_view text, Range range, std::string_view kept);

struct Prepared {
    std::string text;  // well-formed, within the caps
    bool cut = false;
};

Prepared prepare(std::string_view question);

inline std::string_view slice(std::string_view text, Range range) {
    return text.substr(range.begin, range.end - range.begin);
}

}  // namespace vraagbaak::query
