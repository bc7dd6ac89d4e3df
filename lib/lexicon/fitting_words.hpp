// SPDX-License-Identifier: GPL-2.0-or-later
// All words that fit a pattern with jokers anywhere: paspoort*, *vergunning, ?af*bak.
#pragma once

#include <string_view>
#include <vector>

#include "lexicon/word_table.hpp"

namespace vraagbaak::lexicon {

struct FittingWords {
    std::vector<WordId> ids;  // ascending
    bool more = false;        // there are others, less frequent than these
};

// Exactly the words that fits() of glob.hpp takes, or the `most` most frequent of them (of equal ones the first in the
// alphabet). Folded, well-formed UTF-8.
FittingWords fitting_words(const WordTable& table, std::string_view pattern, std::size_t most);

}  // namespace vraagbaak::lexicon
