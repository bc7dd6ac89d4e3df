// SPDX-License-Identifier: GPL-2.0-or-later
// "Mevrouw Boom" is a person, and no tree.
#pragma once

#include <string>

#include "query/plan.hpp"

namespace vraagbaak::query {

// `question`: Parsed::text of what the plan was made of. The first word with a meaning behind mevrouw, meneer, dhr … gets a
// reading of kind "name": the same word in the name of a person. It weighs more than the word itself, so that who is called
// so stands before what is called so; a word that nobody is called by is read as before.
void add_names(Plan& plan, const std::string& question);

}  // namespace vraagbaak::query
