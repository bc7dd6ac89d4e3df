// SPDX-License-Identifier: GPL-2.0-or-later
// Separable verbs that stand apart in a sentence: "ik meld mijn hond aan" has aanmelden.
//
// A particle belongs to the nearest verb before it in its clause with which the list has it (meld … aan), or to the verb
// behind it, with at most te and auxiliaries between (aan te melden, op laten halen, in geleverd). Most particles are
// prepositions too: those count only where no noun can follow, that is at the end of a clause or before a word that begins
// something else. "Ik vraag me af of ik het aan mijn moeder geef" has afvragen, and neither aanvragen nor aangeven.
// Dutch grammar: Haeseryn et al., Algemene Nederlandse Spraakkunst, §2.2.4 (scheidbaar samengestelde werkwoorden).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dutch/stemmer.hpp"

namespace vraagbaak::dutch {

struct SentenceWord {
    std::string_view folded;
    bool ends_clause = false;  // a comma, a point … stands behind it
};

struct SeparableVerb {
    std::size_t verb = 0, particle = 0;  // indices of the words
    std::string stem;                    // of the whole verb: that of "aanmelden"
    std::string noun_stem;               // of the noun on -ing: that of "aanmelding"
    bool particle_means = false;         // the particle says something by itself: weg, terug, kwijt

    friend bool operator==(const SeparableVerb&, const SeparableVerb&) = default;
};

// In the order of the particles; each word belongs to one verb at most. Linear but for the few words between verb and
// particle. Safe from every thread with a stemmer of its own.
std::vector<SeparableVerb> separable_verbs(std::span<const SentenceWord> words, Stemmer& stemmer);

}  // namespace vraagbaak::dutch
