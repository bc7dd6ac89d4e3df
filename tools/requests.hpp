// SPDX-License-Identifier: GPL-2.0-or-later
// One JSON request to one JSON answer, the shapes of --json.
//
//   {"verb":"search","query":"paspoort kwijt","groups":["kcc"],"limit":5}
#pragma once

#include <string>
#include <string_view>

#include "vraagbaak/knowledge_base.hpp"

namespace vraagbaak::tool {

// What answers come from. `log`: for the requests that count.
struct Services {
    const KnowledgeBase& base;
    QuestionLog& log;
    std::string language;  // of the sentences where the request names none
};

// Never throws for anything in the request: {"error":{…}} is an answer too.
std::string answer_request(Services& services, std::string_view line);

}  // namespace vraagbaak::tool
