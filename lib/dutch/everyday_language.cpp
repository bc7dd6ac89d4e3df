// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/everyday_language.hpp"

#include "everyday_language_tables.hpp"

namespace vraagbaak::dutch {

std::vector<std::pair<std::string_view, std::string_view>> everyday_language() { return data::everyday_language(); }

}  // namespace vraagbaak::dutch
