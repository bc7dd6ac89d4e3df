// SPDX-License-Identifier: GPL-2.0-or-later
// What reads alike: the most telling stems of what is shown of a record as a query (the idea of Rocchio's centroid, with
// tf·idf as the weight). Made of what this asker sees of it, with frequencies as he sees them; each stem has its worth as
// its factor, for Access::enquire_by_factor().
#pragma once

#include <xapian.h>

#include "index/forward_index.hpp"
#include "search/access.hpp"

namespace vraagbaak::search {

// Empty when the record has no telling word.
Xapian::Query resembling(const index::StoredView& view, const Access& access);

}  // namespace vraagbaak::search
