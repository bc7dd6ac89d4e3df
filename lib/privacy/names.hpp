// SPDX-License-Identifier: GPL-2.0-or-later
// Names of people in a question: behind mevrouw, meneer, naam and the like, and with initials. Without one of those a name that
// is no ordinary word is an unknown word (statistics/kept_question.hpp), and bakker, bos and visser are what they say.
#pragma once

#include <string_view>
#include <vector>

#include "privacy/ordinary_words.hpp"
#include "text/personal_data.hpp"

namespace vraagbaak::privacy {

// In order, apart from each other; the salutation stays. `text` in plain spelling. `known`: words that follow a name and are
// none, such as abbreviations of this municipality.
std::vector<unicode::PersonalDatum> find_names(std::string_view text, const IsKnown& known);

// What stands before a name: mevrouw, dhr, familie, naam. Folded.
bool is_salutation(std::string_view folded);

// A usual surname or first name that is a word as well: bakker, visser, roos. Folded.
bool is_usual_name(std::string_view folded);

}  // namespace vraagbaak::privacy
