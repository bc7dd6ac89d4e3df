// SPDX-License-Identifier: GPL-2.0-or-later
// Which known name did they mean?
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace vraagbaak::record {

// Edits (insert, remove, replace, swap of two neighbours) between two names, ASCII case aside. Counts bytes; names
// longer than 64 bytes are farther than anything. More than `most` are not counted: then it is more than that.
constexpr std::size_t any_edits = 64;
std::size_t edits(std::string_view a, std::string_view b, std::size_t most = any_edits);

// The nearest of `known` within a third of the length of `name`; empty when nothing is near.
std::string_view nearest(std::string_view name, const std::vector<std::string_view>& known);

// Could `key` be meant as zichtbaarheid? True for what is one edit away or begins like it, but not for the key itself.
// Whoever wrote it wanted to shield something, so what carries it is refused and not shown.
bool nearly_visibility(std::string_view key);

}  // namespace vraagbaak::record
