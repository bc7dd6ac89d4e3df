// SPDX-License-Identifier: GPL-2.0-or-later
// What months are called in Dutch, from January on.
#pragma once

#include <array>
#include <string_view>

namespace vraagbaak::unicode {

inline constexpr std::array<std::string_view, 12> month_names = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                                                 "juli",    "augustus", "september", "oktober", "november", "december"};

}  // namespace vraagbaak::unicode
