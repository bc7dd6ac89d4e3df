// SPDX-License-Identifier: GPL-2.0-or-later
// What changed, as text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "page.hpp"
#include "vraagbaak/knowledge_base.hpp"

namespace vraagbaak::tool {

// The day that a person means; nothing said: the previous working day. Error(usage) for what is no day.
Date since_of(const std::optional<std::string>& said, const Date& today);

// What was opened most in the four weeks before his day comes first; without statistics, or with damaged ones, the newest.
ChangesQuery changes_query(const KnowledgeBase& base, const Asker& asker, Date since, std::size_t limit);

void write_changes(Page& page, const Changes& changes, std::string_view language);

}  // namespace vraagbaak::tool
