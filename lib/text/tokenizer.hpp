// SPDX-License-Identifier: GPL-2.0-or-later
// Text → tokens with byte ranges: words by ICU's word break iterator (UAX #29), and before them our own rules for what
// a municipality writes: e-mail addresses, web addresses, postcodes, phone numbers, 's- words, 65+, W.O.Z., hyphens.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/question.hpp"

namespace vraagbaak::unicode {

enum class TokenKind {
    word,
    number,    // digits, with an ordinal or unit kept as written: "18", "4e", "65+"
    email,
    url,
    postcode,  // folded "1234ab"
    phone,     // folded E.164: "+31201234567"
    joined,    // another way to write the words at this position as one: "email" for e-mail, "inschrijven" in in- en uitschrijven
};

struct Token {
    Range range;               // bytes of the text that was given; on character borders
    std::size_t position = 0;  // rises by one a word; tokens with the same position are alternatives
    TokenKind kind = TokenKind::word;
    std::string folded;        // NFKC_Casefold, marks stripped, ĳ → ij, soft hyphens out, apostrophes out
    bool capitals = false;     // written wholly in capitals, two letters or more
    bool piece = false;        // a part of the address, phone number or postcode that it stands in: by it an article is
                               // found; a question that has the whole leaves its pieces out
};

// Folded forms are cut here, on a character border.
constexpr std::size_t longest_word = 200;  // bytes

// Cuts text into tokens, in order of position and, within and between positions, of where they begin. What stands for
// several words has the position of the first of them:
//
//   e-mail            word e 0, joined email 0, word mail 1
//   in- en uitschr…   word in 0, joined inschr… 0, word en 1, word uitschr… 2
//   's-Gravenhage     joined sgravenhage 0, word gravenhage 0
//   j@gemeente.nl     email 0, and as pieces word j 0, word gemeente 1, word nl 2; the same for web addresses, which
//                     are folded without scheme, www. and closing slash
//   070 353 30 00     phone +31703533000 0, and as pieces at 0 the number 0703533000 and its last 8, 7, 6 and 4 digits
//   1234 AB           postcode 1234ab 0, and as pieces number 1234 0, word ab 1
//   65+               number 65+ 0, number 65 0;  C++ is one word
//   30km            number 30km 0, number 30 0, word km 1;  30km-zone: joined 30kmzone 0 before the km
//   1.234,56          number 1234,56;  12.50 is 12,50;  12-03-2027 is three numbers
//   W.O.Z.  foto's    word woz;  word fotos
//
// Ill-formed UTF-8 gives U+FFFD, which is no letter: words around it stay words. Never throws
// but for memory. Not for two threads at once: each thread has its own (making one costs about 0.1 ms).
class Tokenizer {
public:
    Tokenizer();
    ~Tokenizer();
    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;

    // Replaces the contents of `tokens`.
    void tokenize(std::string_view text, std::vector<Token>& tokens);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace vraagbaak::unicode

// The floor's short name. It cannot be a namespace within vraagbaak, where text() is the sentence of a Message; before ::
// the compiler looks past that function and finds this.
namespace text = vraagbaak::unicode;
