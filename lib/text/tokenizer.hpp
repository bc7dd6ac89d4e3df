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

namespace vraagbaak::text {

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
};

// Cuts text into tokens. Ill-formed UTF-8 gives U+FFFD, which is no letter: words around it stay words. Never throws
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

}  // namespace vraagbaak::text
