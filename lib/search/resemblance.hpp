// SPDX-License-Identifier: GPL-2.0-or-later
// What reads alike: the most telling stems of what is shown of a record as a query (the idea of Rocchio's centroid, with
// tf·idf as the weight). Made of what this asker sees of it, with frequencies as he sees them, and so are the worths that are
// added up: what is shielded from him changes nothing in what he gets.
#pragma once

#include <cstdint>
#include <vector>

#include "index/forward_index.hpp"
#include "index/generation.hpp"
#include "search/access.hpp"

namespace vraagbaak::search {

// The `most` documents that share the most of it, itself among them; of equals those that came into the index first. None when
// it has no telling word.
std::vector<std::uint32_t> resembling(const index::StoredView& view, const Access& access, index::Engine& engine, std::size_t most);

}  // namespace vraagbaak::search
