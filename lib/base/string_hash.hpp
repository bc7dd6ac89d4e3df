// SPDX-License-Identifier: GPL-2.0-or-later
// For tables with strings as keys that are asked with views: nothing is copied to look something up.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace vraagbaak {

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
};

template <class Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

}  // namespace vraagbaak
