// SPDX-License-Identifier: GPL-2.0-or-later
// JSON for the few answers that are the program's own; the library renders all others.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace vraagbaak::tool {

using Json = nlohmann::ordered_json;

// One line without newline; valid whatever bytes are inside.
inline std::string json_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace vraagbaak::tool
