// SPDX-License-Identifier: GPL-2.0-or-later
// What the JSON writers share. Keys keep the order in which they are written, so that people can read the output too.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "vraagbaak/build.hpp"
#include "vraagbaak/changes.hpp"
#include "vraagbaak/question.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::render {

using Json = nlohmann::ordered_json;

// One line. Bytes that are no UTF-8 become U+FFFD: the output is JSON whatever the input was.
std::string dump(const Json& json);

Json ranges(const std::vector<Range>& ranges);                              // [[begin, end] …]
Json message(const Message& message, std::string_view language);            // {"code","text"}
Json messages(const std::vector<Message>& list, std::string_view language);
Json hit(const Hit& hit, std::string_view language);
Json changes(const Changes& changes);
void add_place(Json& object, const Place& place);                           // "file","line","field"; null: not known
Json finding(const Finding& finding, std::string_view language);            // {"file","line","field","reason","code"}
Json error(const Finding& finding, std::string_view language);              // {"code","message","file","line","field"}
Json notices(const std::vector<Notice>& list);                              // [{"text","id","until","kind"} …]
Json doubtful(const std::vector<DoubtfulPair>& pairs, std::string_view language);
Json reach(const Reach& reach);                                             // {"line","first"}
Json links(const std::vector<RecordLink>& links);
Json findings(const std::vector<Finding>& list, std::string_view language);

}  // namespace vraagbaak::render
