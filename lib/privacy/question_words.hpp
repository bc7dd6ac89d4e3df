// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a question by their letters alone, with their place: what names and unknown words are looked for in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/question.hpp"

namespace vraagbaak::privacy {

struct QuestionWord {
    Range range;
    std::string folded;
    bool capital = false;   // begins with one
    bool capitals = false;  // two letters or more, none small
    bool digits = false;    // has one
};

inline bool is_number(const QuestionWord& word) { return word.folded.find_first_not_of("0123456789") == word.folded.npos; }

// Letters and digits, with ' and - between them. `text` in plain spelling (text/redaction.hpp).
std::vector<QuestionWord> question_words(std::string_view text);

}  // namespace vraagbaak::privacy
