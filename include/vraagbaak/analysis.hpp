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

enum class CompoundParts {
    main,  // the two sides of the main boundary
    all,   // the smallest
};

// The parts of a compound as they are written, linking letters on the part before; together they are `word`. The word alone
// when it is no compound.
VRAAGBAAK_API std::vector<std::string> split(std::string_view word, CompoundParts parts = CompoundParts::main);

}  // namespace vraagbaak
