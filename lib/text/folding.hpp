// SPDX-License-Identifier: GPL-2.0-or-later
// fold() for those who have a string to fill.
#pragma once

#include <string>
#include <string_view>

namespace vraagbaak::unicode {

// Appends fold(text) to `out`.
void fold_onto(std::string_view text, std::string& out);

}  // namespace vraagbaak::unicode
