// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/lists.hpp"

#include <chrono>

#include "dutch/function_words.hpp"
#include "vraagbaak/date.hpp"

namespace vraagbaak::lexicon {

namespace {

// What a word is known by. A word without a stem (a number, an address) is told apart from a stem of the same letters.
std::string known_by(const analysis::Token& token) {
    return token.stem.empty() ? '=' + token.folded : std::string{token.stem};
}

bool counts(const analysis::Token& token) { return !token.piece && token.kind != unicode::TokenKind::joined; }

}  // namespace

std::string minute_text(LocalMinute minute) {
    const auto day = std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::minutes>{std::chrono::minutes{minute}});
    const auto time = minute - LocalMinute{day.time_since_epoch().count()} * 24 * 60;
    const auto two = [](LocalMinute number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return to_string(Date{day}) + ' ' + two(time / 60) + ':' + two(time % 60);
}

std::set<std::string> question_words(std::string_view question, analysis::Analyzer& analyzer) {
    std::vector<analysis::Token> tokens;
    analyzer.analyze(question, tokens);
    std::set<std::string> all, telling;
    for (const auto& token : tokens) {
        if (!counts(token)) continue;
        all.insert(known_by(token));
        if (!token.function_word || dutch::carries_direction(token.folded)) telling.insert(known_by(token));
    }
    return telling.empty() ? all : telling;
}

std::string question_key(const std::set<std::string>& words) {
    std::string key;
    for (const auto& word : words) key += (key.empty() ? "" : " ") + word;
    return key;
}

std::string question_key(std::string_view question, analysis::Analyzer& analyzer) {
    return question_key(question_words(question, analyzer));
}

std::string term_key(std::string_view term, analysis::Analyzer& analyzer) {
    std::vector<analysis::Token> tokens;
    analyzer.analyze(term, tokens);
    std::string key;
    for (const auto& token : tokens)
        if (counts(token)) key += (key.empty() ? "" : " ") + known_by(token);
    return key;
}

}  // namespace vraagbaak::lexicon
