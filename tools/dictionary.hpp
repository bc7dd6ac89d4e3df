// SPDX-License-Identifier: GPL-2.0-or-later
// Where Debian has a hunspell dictionary of Dutch, without .aff and .dic.
#pragma once

namespace vraagbaak::tool {

inline constexpr auto debian_dictionary = "/usr/share/hunspell/nl_NL";

}  // namespace vraagbaak::tool
