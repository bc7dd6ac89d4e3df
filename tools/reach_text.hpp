// SPDX-License-Identifier: GPL-2.0-or-later
// Whom to call, what hangs together and what is announced, for people.
#pragma once

#include <string_view>
#include <vector>

#include "page.hpp"
#include "vraagbaak/vraagbaak.hpp"

namespace vraagbaak::tool {

// With a gap before it when there is something to say.
void write_reach(Page& page, const Reach& reach, std::string_view language);
void write_links(Page& page, const std::vector<RecordLink>& links, std::string_view language);

// Of a hit: whether he is there, and whom to call instead when not. One fact, or two.
void write_reach_of_hit(Page& page, const Reach& reach, std::string_view language);

void write_notices(Page& page, const std::vector<Notice>& notices, std::string_view language);
void write_notice(Page& page, const Notice& notice, std::string_view language, std::size_t indent = 0);

}  // namespace vraagbaak::tool
