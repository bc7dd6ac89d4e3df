// SPDX-License-Identifier: GPL-2.0-or-later
// Does a text name a person? For warnings about content, so by what names look like and nothing else: a usual first name,
// initials or mevrouw and the like, with a surname in capitals behind it. Streets and schools that are called after
// somebody are no persons.
#pragma once

#include <cstddef>
#include <string_view>

namespace vraagbaak::record {

bool names_person(std::string_view text);

// The same of what stands beside the bytes from `begin` to `end`, in the same sentence and near.
bool names_person_beside(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace vraagbaak::record
