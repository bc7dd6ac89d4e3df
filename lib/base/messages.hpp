// SPDX-License-Identifier: GPL-2.0-or-later
// The codes that the table of sentences knows, for the test that finds missing and unused ones.
#pragma once

#include <string_view>
#include <vector>

namespace vraagbaak {

std::vector<std::string_view> message_codes();  // sorted

}  // namespace vraagbaak
