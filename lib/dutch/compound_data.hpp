// SPDX-License-Identifier: GPL-2.0-or-later
// The vocabulary that is compiled in: made by compile_compounds from Debian's wdutch and nl/samenstelling.
#pragma once

#include <string_view>

namespace vraagbaak::data {

std::string_view compound_words();

}  // namespace vraagbaak::data
