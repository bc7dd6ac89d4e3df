// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace vraagbaak::unicode {

// Without the spaces, tabs and line ends around it.
constexpr std::string_view trim(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const auto begin = text.find_first_not_of(space);
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

}  // namespace vraagbaak::unicode
