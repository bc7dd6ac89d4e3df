// SPDX-License-Identifier: GPL-2.0-or-later
// "Mevrouw Boom" is a person, and no tree.
#pragma once

#include <functional>
#include <string>

#include "query/plan.hpp"

namespace vraagbaak::query {

// `question`: Parsed::text of what the plan was made of. The first word with a meaning behind mevrouw, meneer, dhr … gets a
// reading of kind "name": the same word in the name of a person. It weighs more than the word itself, so that who is called
// so stands before what is called so; a word that nobody is called by is read as before.
void add_names(Plan& plan, const std::string& question);

// A word that some record has in the name of a contact person, as it is written, gets a reading of kind "contact". `found`: whether the
// asker finds a reading.
void add_contacts(Plan& plan, const std::function<bool(const Reading&)>& found);

}  // namespace vraagbaak::query
