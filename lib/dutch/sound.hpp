// SPDX-License-Identifier: GPL-2.0-or-later
// How a word sounds, roughly: words that Dutch people write in each other's place have one key.
//
//   sound("aangemelt") == sound("aangemeld")    sound("rijbewijs") == sound("reibeweis")    sound("kado") == sound("cadeau")
//
// A key for looking up, not for reading. Spaces, hyphens and apostrophes have no sound: "rij bewijs" is "rijbewijs".
#pragma once

#include <string>
#include <string_view>

namespace vraagbaak::dutch {

// `folded` by text::fold; bytes of other scripts are kept as they are.
std::string sound(std::string_view folded);

}  // namespace vraagbaak::dutch
