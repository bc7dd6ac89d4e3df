// SPDX-License-Identifier: GPL-2.0-or-later
// Where a Dutch word is never cut, whatever words lie on both sides: kip|pen is a plural, verbete|ring an ending, bed|rijven
// a verb with be-. The same rules hold when the vocabulary is learnt and when a word is split. Safe from every thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace vraagbaak::dutch {

// False: what lies behind `cut` is an ending of `word`, not a word of its own. 0 < cut < word.size().
bool may_cut(std::string_view word, std::size_t cut);

// The length of be-, ge-, her-, ont- or ver- at the beginning of `word` if `cut` lies just behind it, else 0: when the rest
// of the word without it is a word, it is a derivation, and the cut is wrong.
std::size_t prefix_before(std::string_view word, std::size_t cut);

// Endings a word may take without becoming another: nederland, nederlands, nederlandse.
bool is_inflection(std::string_view ending);

}  // namespace vraagbaak::dutch
