// SPDX-License-Identifier: GPL-2.0-or-later
// One JSON request to one JSON answer, the shapes of --json.
//
//   {"verb":"search","query":"paspoort kwijt","groups":["kcc"],"limit":5}
#pragma once

#include <string>
#include <string_view>

#include "vraagbaak/knowledge_base.hpp"

namespace vraagbaak::tool {

// Never throws for anything in the request: {"error":{…}} is an answer too. `language` is that of the sentences where the
// request names none.
std::string answer_request(const KnowledgeBase& base, const std::string& language, std::string_view line);

}  // namespace vraagbaak::tool
