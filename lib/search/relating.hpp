// SPDX-License-Identifier: GPL-2.0-or-later
// What goes with a record: links of the editor both ways, what it hangs together with, then what reads alike.
#pragma once

#include <vector>

#include "index/generation.hpp"
#include "search/access.hpp"
#include "search/links.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::search {

// At most `limit`. When there are more than that that are linked, articles, departments, people and projects take turns, in the order in which
// their first one comes: ten links to articles do not keep out who knows about it. What was chosen is told in its own order.
std::vector<RelatedRecord> related_to(std::uint32_t document, std::size_t limit, const index::Generation& generation, const Access& access,
                                      const Links& links, index::Engine& engine);

}  // namespace vraagbaak::search
