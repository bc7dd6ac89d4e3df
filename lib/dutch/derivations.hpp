// SPDX-License-Identifier: GPL-2.0-or-later
// Words of one family that the stemmer keeps apart: stinken and stank, registreren and registratie (nl/afleidingen.txt).
// Safe from every thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vraagbaak::dutch {

// The stems of the other words of the family of this stem; none of most.
const std::vector<std::string>& relatives_of(std::string_view stem);

}  // namespace vraagbaak::dutch
