// SPDX-License-Identifier: GPL-2.0-or-later
// Small words: -je, -tje, -etje, -pje, -kje, and their plurals.
#pragma once

#include <string>
#include <string_view>

namespace vraagbaak::dutch {

// The word that was made small: "parkeerkaartje" → "parkeerkaart", "deurtjes" → "deur", "woninkje" → "woning". Empty for a word
// that is not small: "franje". Safe from every thread.
std::string without_diminutive(std::string_view folded);

}  // namespace vraagbaak::dutch
