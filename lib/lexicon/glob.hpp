// SPDX-License-Identifier: GPL-2.0-or-later
// Does a word fit a pattern with jokers: * is any run of characters, also none; ? is exactly one.
#pragma once

#include <string_view>

namespace vraagbaak::lexicon {

// Both well-formed UTF-8 and folded. Linear in the word for each * (Kirk Krauss, 2008): no exponential patterns.
bool fits(std::string_view pattern, std::string_view word);

// The letters before the first joker: every word that fits begins with them.
inline std::string_view literal_begin(std::string_view pattern) { return pattern.substr(0, pattern.find_first_of("*?")); }

}  // namespace vraagbaak::lexicon
