// SPDX-License-Identifier: GPL-2.0-or-later
// Every text of a record, for what goes for all of them: well-formed, clean, not too long.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "vraagbaak/record.hpp"

namespace vraagbaak::record {

// `prose`: may have lines and paragraphs. `field`: its Dutch key, with the place in a list ("links/0/url").
using VisitText = std::function<void(std::string& text, const std::string& field, bool prose)>;

void for_each_text(Record& record, const VisitText& visit);

}  // namespace vraagbaak::record
