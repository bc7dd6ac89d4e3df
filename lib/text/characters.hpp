// SPDX-License-Identifier: GPL-2.0-or-later
// What the rules of the tokeniser ask of single characters of a UTF-8 text. Any bytes may be given: what is ill-formed
// reads as U+FFFD, one for each maximal part, as ICU and the web platform do. Offsets are within the text or its end.
#pragma once

#include <cstddef>
#include <string_view>

namespace vraagbaak::unicode {

struct Character {
    char32_t value = 0;
    std::size_t size = 0;  // bytes
};

constexpr char32_t replacement = 0xFFFD;

Character decode(std::string_view text, std::size_t at);  // at < text.size()

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return is_upper(static_cast<char>(c & ~0x20)); }
constexpr bool is_alphanumeric(char c) { return is_digit(c) || is_letter(c); }
constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c | 0x20) : c; }

// The character at an offset, NUL at the end: a rule may look one further without asking whether that exists.
constexpr char at(std::string_view text, std::size_t offset) { return offset < text.size() ? text[offset] : '\0'; }

// Bytes that such a character takes at the offset; 0 where another stands or the text ends.
std::size_t white_space_at(std::string_view text, std::size_t offset);  // also control characters and NUL
std::size_t apostrophe_at(std::string_view text, std::size_t offset);   // every kind that people type for '
std::size_t hyphen_at(std::string_view text, std::size_t offset);       // - and U+2010, U+2011; no dash

// Same for the character that ends just before the offset.
std::size_t apostrophe_before(std::string_view text, std::size_t offset);

// Is the character at (or just before) the offset a letter or digit of any script?
bool is_word_at(std::string_view text, std::size_t offset);
bool is_word_before(std::string_view text, std::size_t offset);

// Two letters or more, and no small one.
bool is_in_capitals(std::string_view text);

}  // namespace vraagbaak::unicode
