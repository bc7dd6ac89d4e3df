// SPDX-License-Identifier: GPL-2.0-or-later
// "Vee oo gee" becomes the one word vog.
#pragma once

#include <string>

#include "dutch/word_forms.hpp"
#include "query/plan.hpp"

namespace vraagbaak::query {

// `question`: Parsed::text of what the plan was made of. Words side by side that are the names of letters
// (dutch/letter_names.hpp) become one unit, known by the abbreviation; in fields, brackets and phrases nothing is spelled out.
// `forms`: of the index that is asked.
void join_spelled_words(Plan& plan, const std::string& question, const dutch::SharedForms& forms);

}  // namespace vraagbaak::query
