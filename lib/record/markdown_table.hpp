// SPDX-License-Identifier: GPL-2.0-or-later
// Tables of Markdown: cmark knows none and gives a paragraph of text. Its rows stay lines: | a | b | → a | b
#pragma once

#include <cmark.h>

#include <string>

namespace vraagbaak::record {

// Where a table stands among the children of one paragraph; none: both are nullptr.
struct MarkdownTable {
    cmark_node* header = nullptr;     // first node of the row with the names of the columns
    cmark_node* delimiter = nullptr;  // the row of hyphens below it
};

MarkdownTable find_table(cmark_node* paragraph);

// The text of one node in a row: no bar at the borders of the row, a space on both sides of the others.
std::string row_text(cmark_node* text);

}  // namespace vraagbaak::record
