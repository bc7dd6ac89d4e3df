// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/typed.hpp"

#include <algorithm>

#include "dutch/function_words.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::search {

namespace {

using analysis::Token;

bool has_white_space(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); at += unicode::decode(text, at).size)
        if (unicode::white_space_at(text, at) > 0) return true;
    return false;
}

std::string on_one_line(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        if (const auto space = unicode::white_space_at(text, at); space > 0) {
            if (!line.empty() && line.back() != ' ') line += ' ';
            at += space;
        } else {
            const auto size = unicode::decode(text, at).size;
            line += text.substr(at, size);
            at += size;
        }
    }
    return line;
}

// Words of which several may stand at one position. That they can be written as one says nothing while they are typed.
std::vector<TypedWord> words_of(const std::vector<Token>& tokens) {
    std::vector<TypedWord> words;
    for (auto token = tokens.begin(); token != tokens.end();) {
        const auto end = std::find_if(token, tokens.end(), [&](const Token& other) { return other.position != token->position; });
        const bool only_joined = std::all_of(token, end, [](const Token& one) { return one.kind == unicode::TokenKind::joined; });
        auto& word = words.emplace_back();
        for (; token != end; ++token)
            if (only_joined || token->kind != unicode::TokenKind::joined) word.forms.push_back(token->folded);
        word.says_nothing = std::ranges::all_of(word.forms, [](const auto& form) { return dutch::is_function_word(form); });
    }
    return words;
}

}  // namespace

Typed typed_words(const std::string& text, analysis::Analyzer& analyzer) {
    Typed typed;
    if (text.size() > longest_typed) return typed;
    std::vector<Token> tokens;
    analyzer.analyze(text, {}, tokens);  // without stems: that of half a word is none
    auto words = words_of(tokens);
    if (words.empty() || words.size() > most_typed) return typed;
    const auto position = tokens.back().position;
    const auto last = std::ranges::find(tokens, position, &Token::position);
    std::size_t end = 0;
    for (auto token = last; token != tokens.end(); ++token) end = std::max(end, token->range.end);
    typed.finished = has_white_space(std::string_view(text).substr(end));
    typed.words = std::move(words);
    for (auto& word : typed.words)
        if (typed.finished || &word != &typed.words.back())
            for (const auto& form : word.forms) word.stems.emplace_back(analyzer.stem(form));
    // Only words: what stands between them might be half a sign of another text.
    if (typed.words.size() > 1) typed.before = on_one_line(unicode::clean(std::string_view(text).substr(0, last->range.begin)));
    return typed;
}

}  // namespace vraagbaak::search
