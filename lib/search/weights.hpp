// SPDX-License-Identifier: GPL-2.0-or-later
// The numbers of the ranking formula in docs/ranking.md. Field weights are in index/schema.cpp, since they are written
// into the index; these work on any index.
#pragma once

namespace vraagbaak::search {

struct Weights {
    double k1 = 1.2;   // BM25 term frequency saturation
    double b = 0.5;    // BM25 length normalisation
    double stem = 1.0;           // the stem: inflected forms count as the word itself
    double synonym = 0.7;        // a word of the lists in its place; of several words each counts for its part
    double correction = 0.9;     // the word that was meant by a misspelt one
    double error = 0.7;          // for each letter that a word differs from a fuzzy one
    double exact = 0.1;          // added when the word stands there as it was typed
    double title = 0.3;          // added when it stands in the title
    double function_word = 0.0;  // de, het, een …: words that break ties at most
};

}  // namespace vraagbaak::search
