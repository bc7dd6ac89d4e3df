// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vraagbaak::tool {

// The known word that a typing error most likely meant; empty when none is near.
std::string nearest(std::string_view typed, const std::vector<std::string_view>& known);

}  // namespace vraagbaak::tool
