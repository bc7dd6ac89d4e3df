// SPDX-License-Identifier: GPL-2.0-or-later
// Is this a form of a verb, and of which? Weak verbs by their regular endings (nl/werkwoordstammen.txt), strong ones by
// their forms (nl/sterke_werkwoorden.txt), both also behind prefixes (be- ver- …) and separable particles (aan- op- …).
// Safe from every thread.
#pragma once

#include <string>
#include <string_view>

namespace vraagbaak::dutch {

// The first person of the verb that `folded` is a form of, with what stands before it: "opgehaald" → "ophaal",
// "overleden" → "overlijd". Empty when it is none, or a word that is something else far more often ("kaart").
std::string verb_stem(std::string_view folded);

// The same for a form that is in the list of strong verbs as it is: "nam", "kwam".
std::string strong_verb_stem(std::string_view folded);

}  // namespace vraagbaak::dutch
