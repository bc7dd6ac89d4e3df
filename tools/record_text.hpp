// SPDX-License-Identifier: GPL-2.0-or-later
// One record for people.
#pragma once

#include <string_view>

#include "page.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::tool {

void write_record(Page& page, const Record& record, std::string_view language);

}  // namespace vraagbaak::tool
