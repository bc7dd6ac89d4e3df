// SPDX-License-Identifier: GPL-2.0-or-later
// Endings of nouns and adjectives, taken off by rule: plurals, -e, comparison.
#pragma once

#include <string>
#include <string_view>

namespace vraagbaak::dutch {

// The form without ending: "vergunningen" → "vergunning"; "rare" → "raar". A base is not always a word,
// but forms of one word have one base. Safe from every thread.
std::string base_form(std::string_view folded);

// Is the word in the list of those that end in -en, -s or -e of themselves?
bool is_base(std::string_view folded);

// Of an adjective in any form, the plain one: "duurdere" → "duur". Any other word as it is.
std::string positive_form(std::string_view folded);

}  // namespace vraagbaak::dutch
