// SPDX-License-Identifier: GPL-2.0-or-later
// Projects that are over stand behind those that go on.
#pragma once

#include <cstdint>
#include <span>

#include "search/ranking.hpp"

namespace vraagbaak::search {

// A record in its order.
struct Candidate {
    std::uint32_t document;
    unsigned rung;
    std::size_t words;  // wanted and required units of the question that it has
    double score;
    bool behind = false;  // others with that score
};

// A project that is over has the words that a project has when it is over (klaar, open, vernieuwd), and so more of a question like "wanneer is
// dat klaar" than the one that is asked about. It stands behind each project that goes on, has at least half as many words of the question, and
// is called by at least as many: who names it, its street or its letter, gets it. Of `candidates`, in any order; what announces something now stays.
void set_back(std::span<Candidate> candidates, const Steering& steering);

}  // namespace vraagbaak::search
