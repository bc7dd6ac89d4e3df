// SPDX-License-Identifier: GPL-2.0-or-later
// What the engine makes of a text: the same chain serves articles and questions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/question.hpp"

namespace vraagbaak {

struct AnalyzedToken {
    Range range;               // bytes of the text
    std::size_t position = 0;  // tokens with one position are alternatives of each other
    std::string kind;          // word number email phone postcode url joined part
    std::string folded;        // lower case, no marks
    std::string stem;          // empty where the kind has none
    bool function_word = false;
};

VRAAGBAAK_API std::vector<AnalyzedToken> analyze(std::string_view text);

// The stem of one word: table of irregular forms, forms of verbs, endings, Kraaij-Pohlmann for the rest. Folds first.
VRAAGBAAK_API std::string stem(std::string_view word);

}  // namespace vraagbaak
