// SPDX-License-Identifier: GPL-2.0-or-later
// Splits compounds: parkeervergunning|aanvraag at the main boundary, parkeer+vergunning+aanvraag inside.
//
//     CompoundSplitter splitter;                     // the vocabulary that is compiled in
//     auto found = splitter.split("omgevingsvergunning");
//     found.boundary                                 // 10: omgevings|vergunning
//     found.first, found.last                        // omgeving, vergunning: linking letters are off
//     splitter.split("uitkering")                    // empty: no compound
//
// The model. A compound is a first part and a last part, each a word or a compound itself; how gladly a word is one or the
// other was learnt from the words of a list (compound_training.hpp), so −log P(first) − log P(last) ranks the cuts, and no
// cut is taken that is dearer than a word of so many letters that is none. Like Koehn & Knight (2003, "Empirical methods for
// compound splitting"), whose geometric mean of frequencies it replaces: a list without frequencies tells in how many
// compounds a part occurs, which for Dutch says more (figures: docs/decisions/compounds.md).
// The unigram model with a price for new words is that of Creutz & Lagus (2002, Morfessor Baseline).
//
// Immutable, safe from every thread; costs nothing to make, and splits a word in a few microseconds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dutch/compound_vocabulary.hpp"
#include "dutch/word_forms.hpp"

namespace vraagbaak::dutch {

struct CompoundPart {
    std::size_t begin = 0, end = 0;  // bytes of the word; linking letters belong to the part before
    std::string base;                // as a dictionary has it; the stemmer takes off what is left of a plural
    bool known = true;               // false: only because what follows is a word (Hortus|plein)

    bool operator==(const CompoundPart&) const = default;
};

struct Compound {
    std::size_t boundary = 0;  // the main one, in bytes; 0: no compound
    std::string first, last;   // on both sides of it, without linking letters
    std::vector<CompoundPart> parts;  // two or more, the smallest

    explicit operator bool() const { return boundary != 0; }
};

class CompoundSplitter {
public:
    // Words of more letters are not split.
    static constexpr std::size_t longest_word = 60;

    // `forms`: words that are cut otherwise, or not at all.
    explicit CompoundSplitter(SharedForms forms = {});

    // `folded` as unicode::fold makes it; with anything but the letters a to z it is no compound.
    Compound split(std::string_view folded) const;

    // Only where: 0 when it is no compound. Allocates nothing.
    std::size_t main_boundary(std::string_view folded) const;

    // Is it a word by itself, or a name, in one of the lists? Compounds of the list that split are not kept in it.
    bool knows(std::string_view folded) const;

    // The same, but no word that is only ever written with a capital: Jansen, Amsterdam.
    bool knows_uncapitalised(std::string_view folded) const;

    // Changes when an answer may: of the vocabulary and the rules, not of the forms.
    std::string fingerprint() const;

private:
    Compound cut_as_told(std::string_view folded, std::size_t boundary) const;

    CompoundVocabulary words_;
    SharedForms forms_;
};

}  // namespace vraagbaak::dutch
