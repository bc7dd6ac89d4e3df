// SPDX-License-Identifier: GPL-2.0-or-later
// Words of one family that are not one word: verhuizen and verhuizing, registreren and registratie. A stemmer that made
// them one would make woning and wonen one as well; so they stay apart in the index, and a question may try the other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dutch/stemmer.hpp"

namespace vraagbaak::dutch {

// Stems of the verb behind a noun in -ing or -atie, and of those nouns behind a verb; at most three, never the stem
// itself. They are guesses by rule: a stem that no text has finds nothing and does no harm.
std::vector<std::string> derived_stems(std::string_view stem, Stemmer& stemmer);

}  // namespace vraagbaak::dutch
