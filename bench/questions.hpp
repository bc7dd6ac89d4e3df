// SPDX-License-Identifier: GPL-2.0-or-later
// Questions to the articles of a Generator, in classes that cost an engine different things.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "generator.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::bench {

enum class QuestionClass {
    one_word,
    two_words,
    three_words,
    five_words,
    sentence,       // 13 words, function words and all, as a caller says it
    phrase,         // "two to four words together"
    field,          // titel:word
    filter,         // two words within a theme
    filter_facets,  // the same, with the themes and departments of all matches counted
    id,             // the id of an article alone
    phone,          // a phone number that stands in an article
    joker_begin,    // the last four to eight letters of a word behind a joker: *vergunning
    joker_both,     // the same with a joker behind them too
    joker_inner,    // p?spoort, pa*ort
    joker_end,      // the first three to seven letters of a word
    fuzzy_one,      // a word with an error, and all that is within one
    fuzzy_two,      // two
    misspelt,       // a word with an error, as a caller's agent types it
};

struct NamedClass {
    QuestionClass question_class;
    std::string_view name;
};

inline constexpr std::array question_classes = {
    NamedClass{QuestionClass::one_word, "one_word"},       NamedClass{QuestionClass::two_words, "two_words"},
    NamedClass{QuestionClass::three_words, "three_words"}, NamedClass{QuestionClass::five_words, "five_words"},
    NamedClass{QuestionClass::sentence, "sentence"},       NamedClass{QuestionClass::phrase, "phrase"},
    NamedClass{QuestionClass::field, "field"},             NamedClass{QuestionClass::filter, "filter"},
    NamedClass{QuestionClass::filter_facets, "filter_facets"},
    NamedClass{QuestionClass::id, "id"},                   NamedClass{QuestionClass::phone, "phone"}};

// Questions of one word that has to be found first.
inline constexpr std::array word_classes = {
    NamedClass{QuestionClass::joker_begin, "joker_begin"}, NamedClass{QuestionClass::joker_both, "joker_both"},
    NamedClass{QuestionClass::joker_inner, "joker_inner"}, NamedClass{QuestionClass::joker_end, "joker_end"},
    NamedClass{QuestionClass::fuzzy_one, "fuzzy_one"},     NamedClass{QuestionClass::fuzzy_two, "fuzzy_two"},
    NamedClass{QuestionClass::misspelt, "misspelt"}};

// Always the same `count` questions for the same generator. Words of one question come out of one article, so that a
// best match exists, as callers ask about one thing.
std::vector<Question> make_questions(const Generator& generator, QuestionClass question_class, std::size_t count);

}  // namespace vraagbaak::bench
