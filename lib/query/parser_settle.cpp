// SPDX-License-Identifier: GPL-2.0-or-later
// Two passes over what the lexer found: which brackets group, and which signs stand before something.
#include <algorithm>
#include <utility>

#include "query/parser_tokens.hpp"
#include "query/query.hpp"

namespace vraagbaak::query {

namespace {

// A pair of brackets groups when something stands between the two and it is not too deep; otherwise it is text.
void settle_brackets(std::vector<Token>& tokens, std::vector<Message>& remarks) {
    struct Open {
        std::size_t token;
        bool filled = false;
    };
    std::vector<Open> open;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto kind = tokens[i].kind;
        if (kind == TokenKind::open) {
            open.push_back({i});
        } else if (kind == TokenKind::close) {
            const auto pair = open.back();
            open.pop_back();
            const bool deep = open.size() >= max_depth;
            if (deep) remark(remarks, {"bracket_too_deep", {}});
            if (deep || !pair.filled) tokens[pair.token].kind = tokens[i].kind = TokenKind::glue;
            if (!open.empty() && pair.filled) open.back().filled = true;
        } else if (kind != TokenKind::glue && kind != TokenKind::required && kind != TokenKind::excluded) {
            if (!open.empty()) open.back().filled = true;
        }
    }
}

// A sign before nothing is text, and so is the name of a field.
void settle_signs(std::vector<Token>& tokens) {
    auto next = TokenKind::glue;
    for (auto token = tokens.rbegin(); token != tokens.rend(); next = token++->kind) {
        if (next != TokenKind::glue && next != TokenKind::close) continue;
        if (token->kind == TokenKind::required || token->kind == TokenKind::excluded) token->kind = TokenKind::glue;
        if (token->kind == TokenKind::field) token->kind = TokenKind::word;
    }
}

}  // namespace

void remark(std::vector<Message>& remarks, Message message) {
    if (std::ranges::find(remarks, message) == remarks.end()) remarks.push_back(std::move(message));
}

std::vector<Token> read_tokens(std::string_view text, std::vector<Message>& remarks) {
    auto tokens = lex(text, remarks);
    settle_brackets(tokens, remarks);
    settle_signs(tokens);
    return tokens;
}

}  // namespace vraagbaak::query
