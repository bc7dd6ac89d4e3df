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

// The same for one who sees a part of the table: what `count_of` passes over is not there, also not for `more`, and words
// are as frequent as it says, which is never more than the table does.
FittingWords fitting_words(const WordTable& table, std::string_view pattern, std::size_t most, const CountOf& count_of);

}  // namespace vraagbaak::lexicon
