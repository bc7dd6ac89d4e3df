// SPDX-License-Identifier: GPL-2.0-or-later
// The layer of everyday language that comes with the library (lib/dutch/nl/gewone_taal): what callers of any
// municipality say for what any kennisbank calls otherwise.
#pragma once

#include <memory>

#include "dutch/word_forms.hpp"
#include "lexicon/synonyms.hpp"

namespace vraagbaak::lexicon {

// Costs nothing: they are used where they lie in the program. For an index with word forms that touch one of its words they
// are compiled anew, which takes a good part of a second.
std::shared_ptr<const Synonyms> national_synonyms(const dutch::SharedForms& forms = {});

}  // namespace vraagbaak::lexicon
