// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <istream>
#include <string>

namespace vraagbaak::tool {

enum class LineState { whole, too_long, end };

// The next line without its end ("\n" or "\r\n"). Of a line over `most` bytes the rest is skipped, not held in memory.
LineState read_line(std::istream& in, std::string& line, std::size_t most);

}  // namespace vraagbaak::tool
