// SPDX-License-Identifier: GPL-2.0-or-later
// A text cut into its questions: by topics(), with a border that costs little between two sentences that each ask about
// something of their own, and less than others between two that tell.
#pragma once

#include <vector>

#include "search/note_finding.hpp"
#include "search/noted.hpp"
#include "search/topics.hpp"

namespace vraagbaak::search {

// Each with the number of its part: between two parts stands a border of two sentences that ask and share no word that names
// something.
struct NoteTopic {
    Topic topic;
    std::size_t part = 0;
};

// In the order of the text; all clauses are in one.
std::vector<NoteTopic> note_topics(const Noted& noted, const NoteFinding& finding);

// Sentences that each name something to ask about, and share nothing of it: of two such next to each other, the clauses from the
// end of the first to the beginning of the second, of which one begins the second question. `evidence` as for topics(): the
// border stands where what is between them goes best with either.
std::vector<std::size_t> clear_borders(const Noted& noted, const std::vector<std::vector<float>>& evidence);

// Short sentences beside each other of which one tells ("Mijn straat ligt open. Ik wil trouwen."): that each name something, share
// nothing of it, and the second does not go on about the first. The clauses that the second ones begin with.
std::vector<std::size_t> told_borders(const Noted& noted);

}  // namespace vraagbaak::search
