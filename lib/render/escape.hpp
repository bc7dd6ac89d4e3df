// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vraagbaak::render {

// Adds a text to HTML, for between tags and for attributes. The apostrophe too: some page will put it between single quotes.
void escape(std::string_view text, std::string& out);

}  // namespace vraagbaak::render
