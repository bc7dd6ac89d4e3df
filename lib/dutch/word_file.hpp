// SPDX-License-Identifier: GPL-2.0-or-later
// The lists of nl/*.txt: words between white space, # begins a comment, empty lines say nothing.
#pragma once

#include <string_view>
#include <vector>

namespace vraagbaak::dutch {

// The words of the next line that has any; empty at the end of the file. Takes what it read off `file`.
std::vector<std::string_view> next_line(std::string_view& file);

// The same into a vector of the caller's, for long files. False at the end.
bool next_line(std::string_view& file, std::vector<std::string_view>& words);

}  // namespace vraagbaak::dutch
