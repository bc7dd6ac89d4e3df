// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/question_words.hpp"

#include <algorithm>

#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::privacy {

namespace {

std::size_t joint_at(std::string_view text, std::size_t i) {
    if (const auto size = unicode::apostrophe_at(text, i); size != 0) return size;
    return unicode::at(text, i) == '-' ? 1 : 0;
}

std::size_t end_of_word(std::string_view text, std::size_t i) {
    while (i < text.size()) {
        if (unicode::is_word_at(text, i)) {
            i += unicode::decode(text, i).size;
            continue;
        }
        const auto joint = joint_at(text, i);
        if (joint == 0 || !unicode::is_word_at(text, i + joint)) break;
        i += joint;
    }
    return i;
}

}  // namespace

std::vector<QuestionWord> question_words(std::string_view text) {
    std::vector<QuestionWord> words;
    for (std::size_t i = 0; i < text.size();) {
        if (!unicode::is_word_at(text, i)) {
            i += unicode::decode(text, i).size;
            continue;
        }
        const auto end = end_of_word(text, i);
        const auto word = text.substr(i, end - i);
        const auto first = word.substr(0, unicode::decode(word, 0).size);
        words.push_back({{i, end}, unicode::fold(word), unicode::lower_case(first) != first, unicode::is_in_capitals(word),
                         std::any_of(word.begin(), word.end(), unicode::is_digit)});
        i = end;
    }
    return words;
}

}  // namespace vraagbaak::privacy
