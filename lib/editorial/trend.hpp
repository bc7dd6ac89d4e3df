// SPDX-License-Identifier: GPL-2.0-or-later
// How the golden questions fared with each of the last published lists, on the records of today: what the lists did, and not what
// the articles did meanwhile.
#pragma once

#include <cstddef>
#include <vector>

#include "editorial/desk.hpp"

namespace vraagbaak::editorial {

struct GoldenState {
    std::uint64_t version = 0;  // of the lists; 0: before anything was published
    Date day{};                 // on which it was published; of version 0 that of the desk
    Measures measures;
};

// Of the last `most` sound versions, oldest first; with none of them the search without lists of this base. Empty without golden questions
// that are judged.
std::vector<GoldenState> golden_trend(const Editorial::Impl& desk, std::size_t most);

}  // namespace vraagbaak::editorial
