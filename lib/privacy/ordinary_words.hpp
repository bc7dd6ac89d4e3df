// SPDX-License-Identifier: GPL-2.0-or-later
// Is this a word that everybody uses, so that it says nothing of one person? By the dictionary that is compiled in and the
// lists of everyday language; not by names.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "dutch/compounds.hpp"

namespace vraagbaak::privacy {

// Whether a folded word is known for another reason: it stands in the texts that everybody sees.
using IsKnown = std::function<bool(std::string_view folded)>;

// Immutable; any number of threads.
class OrdinaryWords {
public:
    // Folded; a word with hyphens is ordinary when each part is.
    bool contains(std::string_view folded) const;

    // No compound that the dictionary does not have: a houtgraaf may be somebody.
    bool contains_whole(std::string_view folded) const;

    // A word that is only ever written with a capital: Sanne, Amsterdam.
    bool is_proper_name(std::string_view folded) const;

private:
    bool contains_part(std::string_view folded) const;

    dutch::CompoundSplitter splitter_;
};

}  // namespace vraagbaak::privacy
