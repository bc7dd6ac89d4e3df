// SPDX-License-Identifier: GPL-2.0-or-later
#include "line_reader.hpp"

namespace vraagbaak::tool {

LineState read_line(std::istream& in, std::string& line, std::size_t most) {
    line.clear();
    auto& source = *in.rdbuf();
    bool too_long = false;
    bool any = false;
    for (int c = source.sbumpc(); c != std::char_traits<char>::eof(); c = source.sbumpc()) {
        any = true;
        if (c == '\n') break;
        if (line.size() < most)
            line += static_cast<char>(c);
        else
            too_long = true;
    }
    if (!any) return LineState::end;
    if (line.ends_with('\r')) line.pop_back();
    return too_long ? LineState::too_long : LineState::whole;
}

}  // namespace vraagbaak::tool
