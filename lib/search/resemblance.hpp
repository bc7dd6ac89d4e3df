// SPDX-License-Identifier: GPL-2.0-or-later
// What reads alike: the most telling stems of a record's own text as a query (the idea of Rocchio's centroid, with
// tf·idf as the weight). Made of what the asker sees of it, with frequencies as he sees them; each stem has its worth as
// its factor, for Access::enquire_by_factor().
#pragma once

#include <xapian.h>

#include "index/generation.hpp"
#include "search/access.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::search {

// Empty when the record has no telling word.
Xapian::Query resembling(const Record& record, const Access& access, index::Engine& engine);

}  // namespace vraagbaak::search
