// SPDX-License-Identifier: GPL-2.0-or-later
// Text → signs of the query language. Internal to the parser.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "vraagbaak/message.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::query {

enum class TokenKind {
    word,      // plain text without a space, with a letter or digit
    glue,      // plain text without one: carries no meaning, but keeps words around it in one run
    all,       // EN, in capitals; whether it stands between operands is the tree's question
    any,       // OF
    except,    // NIET
    phrase,
    joker,
    fuzzy,
    open,      // a bracket that groups: has its `close`, something between the two, and is within the depth
    close,
    required,  // + directly before what it is about
    excluded,  // -
    field,     // name and colon, directly before the value
};

struct Token {
    TokenKind kind = TokenKind::glue;
    Range range;
    Range inner;            // phrase: between the quotes; joker, fuzzy: the word itself
    std::string_view name;  // field
    unsigned distance = 0;  // fuzzy
};

// Adds each remark once.
void remark(std::vector<Message>& remarks, Message message);

// The signs as they stand there: an opening bracket may lack what must come after it, and a sign or field may come before
// nothing. Each `close` has its `open`.
std::vector<Token> lex(std::string_view text, std::vector<Message>& remarks);

// The signs with the meaning that TokenKind gives them. `text` is as prepare() gives it and outlives the tokens.
std::vector<Token> read_tokens(std::string_view text, std::vector<Message>& remarks);

}  // namespace vraagbaak::query
