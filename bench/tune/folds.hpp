// SPDX-License-Identifier: GPL-2.0-or-later
// Questions in k parts of like size, for cross-validation (Stone, 1974): weights are chosen on all parts but one and
// measured on that one. A question that stands in several sets is in one part in all of them, so that no part knows the
// answers of another.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vraagbaak::tune {

// Question → part, 0 … parts - 1. The same for the same questions and seed, in whatever order they come.
std::map<std::string, std::size_t> folds(const std::vector<std::string>& questions, std::size_t parts, std::uint64_t seed);

}  // namespace vraagbaak::tune
