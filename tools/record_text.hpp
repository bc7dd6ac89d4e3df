// SPDX-License-Identifier: GPL-2.0-or-later
// One record for people.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "page.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::tool {

// Leaves the section of this key or title, of any case: the record stays whole around it, so that both answers have
// one shape. Error(refused) when there is none.
void keep_section(Record& record, std::string_view name);

// Who is named by his id is told by what `name_of` says he is called; empty: as it is written.
using NameOf = std::function<std::string(const std::string& id)>;
void write_record(Page& page, const Record& record, std::string_view language, const NameOf& name_of);

}  // namespace vraagbaak::tool
