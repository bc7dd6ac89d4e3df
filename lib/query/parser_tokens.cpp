// SPDX-License-Identifier: GPL-2.0-or-later
// One pass from left to right.
//
// A sign of the language counts at the start of a unit only (after a space, at the beginning, after an opening
// bracket): "kind(eren)", "e-mail", 19" and "10-12" are text, because people type and paste those.
#include "query/parser_tokens.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "query/parser_text.hpp"
#include "query/query.hpp"

namespace vraagbaak::query {

namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

TokenKind operator_kind(std::string_view word) {
    using Operator = std::pair<std::string_view, TokenKind>;
    static constexpr std::array operators = {
        Operator{"EN", TokenKind::all},  Operator{"AND", TokenKind::all},     Operator{"OF", TokenKind::any},
        Operator{"OR", TokenKind::any},  Operator{"NIET", TokenKind::except}, Operator{"NOT", TokenKind::except},
    };
    const auto found = std::ranges::find(operators, word, &Operator::first);
    return found == operators.end() ? TokenKind::word : found->second;
}

// Addresses hold ? and ~ of their own.
bool is_address(std::string_view word) { return contains(word, "://") || word.starts_with("www."); }

// Is this ? followed by a letter or digit of the word, or by a *? Otherwise it is the mark that ends a question.
bool question_mark_is_joker(std::string_view word) {
    const auto mark = word.find('?');
    return mark != word.npos && has_word(word.substr(mark));
}

bool has_joker(std::string_view word) { return contains(word, "*") || question_mark_is_joker(word); }

// Where a word with a joker ends although no space follows: "kosten,pas*" asks for kosten and pas*.
bool separates(const Character& c) {
    if (c.kind == CharacterKind::quote) return true;
    return c.kind == CharacterKind::mark && c.ascii != '\0' && !contains("*?~-'.@_+", {&c.ascii, 1});
}

class Lexer {
public:
    Lexer(std::string_view text, std::vector<Message>& remarks)
        : text_(text), remarks_(remarks), operators_(has_small_letter(text)) {}

    std::vector<Token> run();

private:
    struct Bracket {
        std::optional<std::size_t> token;  // of a bracket that may group; none: it stands within a word
        bool in_field = false;
    };

    Character here() const { return character_at(text_, at_); }
    bool at_end() const { return at_ == text_.size(); }
    bool begins_operand(std::size_t offset) const;
    bool in_field() const { return !brackets_.empty() && brackets_.back().in_field; }
    bool follows_sign() const;
    bool follows_field() const { return follows_sign() && tokens_.back().kind == TokenKind::field; }
    bool follows_elision() const;

    void unit();
    void sign();
    void field();
    void open();
    void close();
    bool closes_group();
    void quoted();
    void word();
    void whole_word(Range range);
    void pieces(Range range);
    bool joker(Range range);
    bool fuzzy(Range range);
    void plain(Range range);
    void push(TokenKind kind, Range range) { tokens_.push_back({kind, range, range, {}, 0}); }
    void tell(std::string code, std::vector<std::string> arguments = {}) {
        remark(remarks_, {std::move(code), std::move(arguments)});
    }

    std::string_view text_;
    std::vector<Message>& remarks_;
    bool operators_;     // a question wholly in capitals has none
    std::size_t at_ = 0;
    bool fresh_ = true;  // may a sign or a field stand here?
    std::vector<Token> tokens_;
    std::vector<Bracket> brackets_;
};

std::vector<Token> Lexer::run() {
    while (!at_end()) {
        if (here().kind == CharacterKind::space) {
            at_ += here().length;
            fresh_ = true;
        } else {
            unit();
        }
    }
    for (const auto& bracket : brackets_) {
        if (bracket.token) tokens_[*bracket.token].kind = TokenKind::glue;
        tell("bracket_unbalanced");
    }
    return std::move(tokens_);
}

void Lexer::unit() {
    if (fresh_) {
        sign();
        field();
    }
    fresh_ = false;
    if (here().ascii == '(') return open();
    if (here().ascii == ')' && closes_group()) return close();
    if (here().kind == CharacterKind::quote) return quoted();
    word();
}

bool Lexer::begins_operand(std::size_t offset) const {
    if (offset == text_.size()) return false;
    const auto c = character_at(text_, offset);
    return c.kind == CharacterKind::word || c.kind == CharacterKind::quote ||
           (c.ascii != '\0' && contains("(*?'", {&c.ascii, 1}));
}

void Lexer::sign() {
    const char c = here().ascii;
    if ((c != '+' && c != '-') || !begins_operand(at_ + 1)) return;
    if (c == '-' && follows_elision()) return;
    // +31 20 …, +(31) 20 …
    const auto digit = text_.find_first_not_of('(', at_ + 1);
    if (c == '+' && digit != text_.npos && is_digit(text_[digit])) return;
    push(c == '+' ? TokenKind::required : TokenKind::excluded, {at_, at_ + 1});
    ++at_;
}

// "kinderopvang en -toeslag": the hyphen stands for a part of the word that is left out.
bool Lexer::follows_elision() const {
    if (tokens_.empty() || tokens_.back().kind != TokenKind::word) return false;
    std::string before(slice(text_, tokens_.back().range));
    for (auto& c : before) c = static_cast<char>(c | 0x20);
    return before == "en" || before == "of" || before == "en/of";
}

void Lexer::field() {
    if (in_field()) return;
    const auto colon = text_.substr(at_, 16).find(':');  // no name is longer
    if (colon == text_.npos || !begins_operand(at_ + colon + 1)) return;
    const auto name = canonical_field(text_.substr(at_, colon));
    if (name.empty()) return;
    push(TokenKind::field, {at_, at_ + colon + 1});
    tokens_.back().name = name;
    at_ += colon + 1;
}

// Does the token before belong to what comes now? It was pushed only because something follows directly.
bool Lexer::follows_sign() const {
    if (tokens_.empty()) return false;
    const auto kind = tokens_.back().kind;
    return kind == TokenKind::required || kind == TokenKind::excluded || kind == TokenKind::field;
}

void Lexer::open() {
    brackets_.push_back({tokens_.size(), in_field() || follows_field()});
    push(TokenKind::open, {at_, at_ + 1});
    ++at_;
    fresh_ = true;
}

void Lexer::close() {
    brackets_.pop_back();
    push(TokenKind::close, {at_, at_ + 1});
    ++at_;
}

// Forgets the partner when that stands within a word; leaves it when it groups.
bool Lexer::closes_group() {
    if (brackets_.empty()) {
        tell("bracket_unbalanced");
        return false;
    }
    if (brackets_.back().token) return true;
    brackets_.pop_back();
    return false;
}

// Any double quotation mark closes any other: people paste „…“, “…” and "…”. Empty quotes say nothing.
void Lexer::quoted() {
    const auto begin = at_;
    const auto first = at_ + here().length;
    for (auto at = first; at < text_.size(); at += character_at(text_, at).length) {
        const auto c = character_at(text_, at);
        if (c.kind != CharacterKind::quote) continue;
        at_ = at + c.length;
        const Range inner{first, at};
        if (contains(slice(text_, inner), "*")) tell("joker_in_phrase");
        push(has_word(slice(text_, inner)) ? TokenKind::phrase : TokenKind::glue, {begin, at_});
        tokens_.back().inner = inner;
        return;
    }
    tell("quote_unclosed");  // no other mark follows, so this loop runs to the end once
    at_ = first;
    if (at_end() || here().kind == CharacterKind::space) return push(TokenKind::glue, {begin, at_});
    unit();
}

void Lexer::word() {
    const auto begin = at_;
    for (; !at_end(); at_ += here().length) {
        const auto c = here();
        if (c.kind == CharacterKind::space) break;
        if (c.ascii == '(') brackets_.push_back({std::nullopt, in_field()});
        if (c.ascii == ')' && at_ > begin && closes_group()) break;
    }
    whole_word({begin, at_});
}

void Lexer::whole_word(Range range) {
    const auto word = slice(text_, range);
    const auto kind = operators_ && !follows_sign() ? operator_kind(word) : TokenKind::word;
    if (kind != TokenKind::word) return push(kind, range);
    if (is_address(word)) return plain(range);
    if (follows_field()) {
        if (!joker(range) && !fuzzy(range)) plain(trimmed(text_, range, ""));
        return;
    }
    if (contains(word, "~") || has_joker(word)) return pieces(range);
    plain(range);
}

void Lexer::pieces(Range range) {
    auto begin = range.begin;
    for (auto at = begin; at < range.end;) {
        const auto c = character_at(text_, at);
        at += c.length;
        if (!separates(c) && at < range.end) continue;
        const Range piece{std::exchange(begin, at), at};
        if (!joker(piece) && !fuzzy(piece)) plain(piece);
    }
}

bool Lexer::joker(Range range) {
    const auto core = trimmed(text_, {range.begin, trimmed(text_, range, "*").end}, "*?");
    const auto word = slice(text_, core);
    if (!has_joker(word)) return false;
    if (!has_word(word)) {
        tell("joker_alone");
        if (follows_sign()) tokens_.back().kind = TokenKind::glue;
        push(TokenKind::glue, range);
        return true;
    }
    push(TokenKind::joker, range);
    tokens_.back().inner = core;
    return true;
}

// woord~ woord~1 woord~2; another number is told and left out, so that nobody searches for the 3 of woord~3.
bool Lexer::fuzzy(Range range) {
    const auto core = trimmed(text_, range, "~");
    const auto word = slice(text_, core);
    const auto tilde = word.find('~');
    if (tilde == word.npos || !has_letter(word.substr(0, tilde))) return false;
    const auto number = word.substr(tilde + 1);
    if (!std::ranges::all_of(number, is_digit)) return false;
    const Range inner{core.begin, core.begin + tilde};
    if (!number.empty() && number != "1" && number != "2") {
        tell("fuzzy_distance", {std::string(slice(text_, inner)), std::string(number)});
        plain(inner);
        return true;
    }
    push(TokenKind::fuzzy, range);
    tokens_.back().inner = inner;
    tokens_.back().distance = number == "2" ? 2 : 1;
    return true;
}

void Lexer::plain(Range range) {
    push(has_word(slice(text_, range)) ? TokenKind::word : TokenKind::glue, range);
}

}  // namespace

std::vector<Token> lex(std::string_view text, std::vector<Message>& remarks) { return Lexer(text, remarks).run(); }

}  // namespace vraagbaak::query
