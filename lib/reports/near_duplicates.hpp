// SPDX-License-Identifier: GPL-2.0-or-later
// Which of many texts are nearly the same? Broder, On the resemblance and containment of documents (SEQUENCES 1997): texts as
// sets of shingles, of which the least of many hash values are kept; and the bands of Indyk & Motwani (STOC 1998), so that
// only texts that look alike are compared, and those exactly.
//
//   near_duplicates({shingles_of_a, shingles_of_b}, 0.6)   →  pairs of places with their resemblance, the most alike first
//
// Deterministic. Time and memory are linear in the shingles, but for groups of texts that are all alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vraagbaak::reports {

// Hashes of runs of words, ascending, each once.
using Shingles = std::vector<std::uint64_t>;

struct Resemblance {
    std::size_t first = 0, second = 0;  // places, first < second
    double share = 0;                   // of the shingles of both that both have (Jaccard)

    friend bool operator==(const Resemblance&, const Resemblance&) = default;
};

// All runs of `length` words, out of the hashes of words; of fewer words one of all.
Shingles shingles_of(const std::vector<std::uint64_t>& words, std::size_t length);

double resemblance(const Shingles& one, const Shingles& other);

// Pairs of at least `least`, 0.5 to 1. Seven in ten thousand that resemble each other so much are missed at 0.6, fewer above it.
// Texts without shingles resemble nothing.
std::vector<Resemblance> near_duplicates(const std::vector<Shingles>& texts, double least);

}  // namespace vraagbaak::reports
