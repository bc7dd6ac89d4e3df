// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers that people say as words too: "achttien" is 18, "vierde" 4e. The words are in nl/onregelmatig.txt.
#pragma once

#include <string>
#include <string_view>

namespace vraagbaak::dutch {

// The stem of a short number as it is written: "18" → "18", "4e", "4de" and "4ste" → "4e". Empty for any other: of years, amounts and
// parts of phone numbers nobody says the word, and a digit alone is most often of a date or a list.
std::string numeral_stem(std::string_view folded);

}  // namespace vraagbaak::dutch
