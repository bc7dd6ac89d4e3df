// SPDX-License-Identifier: GPL-2.0-or-later
// How Dutch writes a word before an ending: bomen has the o of boom, bakken the k of bak, huizen the s of huis.
#pragma once

#include <string>
#include <string_view>

namespace vraagbaak::dutch {

constexpr bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

// Groups of vowels: "aanvraag" has two. ij counts as one with the letters around it.
std::size_t syllables(std::string_view word);

// What stands before -en, -e or -er, as it is written without: "bom" → "boom", "bakk" → "bak", "huiz" → "huis".
// With `keep_vowel` a single vowel stays single: "kom" → "kom", "oefen" → "oefen".
std::string closed(std::string_view open, bool keep_vowel);

}  // namespace vraagbaak::dutch
