// SPDX-License-Identifier: GPL-2.0-or-later
// What the two halves of the tokeniser share: tokenizer.cpp finds addresses and numbers, tokenizer_words.cpp cuts what lies
// between them into words.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "text/specials.hpp"
#include "text/tokenizer.hpp"
#include "text/unicode.hpp"
#include "text/word_breaker.hpp"

namespace vraagbaak::unicode {

// A word, or initials with points between: W.O.Z.
struct Unit {
    Range range;
    bool initials = false;
};

struct Tokenizer::Impl {
    WordBreaker breaker;
    std::vector<Range> words;
    std::vector<Unit> group;
    std::string_view text;
    std::vector<Token>* tokens = nullptr;
    std::size_t position = 0;  // of the next word
    bool in_special = false;

    void run();
    Token& add(TokenKind kind, Range range);

    std::size_t scan_chunk(Range chunk, unsigned flags);
    std::size_t scan_addresses(Range part, unsigned flags);
    std::size_t scan_numbers(Range part, unsigned flags);
    void add_special(TokenKind kind, Range whole, Range folded, std::initializer_list<Range> pieces);
    void add_phone(std::size_t begin, const Phone& phone);

    void cut_words(Range part);
    Unit next_unit(std::size_t& word) const;
    void add_group();
    void insert_joined(std::size_t first, std::size_t at_position, Range whole, const std::string& joined);
    void add_unit(Unit unit);
    void add_raised_digit(Token& token) const;
    void add_plus(std::size_t index);
    void add_measure(const Token& whole);
    void add_suspended(const Unit& last);
};

inline void shorten(std::string& folded) {
    if (folded.size() > longest_word) folded.resize(character_border(folded, longest_word));
}

}  // namespace vraagbaak::unicode
