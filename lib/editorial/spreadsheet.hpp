// SPDX-License-Identifier: GPL-2.0-or-later
// Lists that come out of an office program: redacteuren keep them in a spreadsheet.
#pragma once

#include <string>

#include "vraagbaak/editorial.hpp"

namespace vraagbaak::editorial {

// The list as a draft would have it: cells between tabs (of synonyms an arrow), without the quotation marks around cells and without
// a first row that only names the columns. Lines keep their numbers. A text that no such program wrote stays as it is.
std::string from_spreadsheet(ListKind list, const std::string& text);

}  // namespace vraagbaak::editorial
