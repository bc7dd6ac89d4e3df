// SPDX-License-Identifier: GPL-2.0-or-later
// "Niet kwijt maar stuk" says twice that it is not about what is lost.
#pragma once

#include "query/plan.hpp"

namespace vraagbaak::query {

// In "niet (geen) … maar …", with one word that means something on either side, the first one and its niet are words that a
// record need not have and that count for nothing. "Ik kan niet betalen maar wil geen schulden" is another thing: something
// else than an article or wel stands behind maar.
void drop_denied_words(Plan& plan);

}  // namespace vraagbaak::query
