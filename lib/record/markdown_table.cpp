// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/markdown_table.hpp"

#include <string_view>

namespace vraagbaak::record {

namespace {

std::string_view literal(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text ? text : "";
}

// True as well for the place before the first node and after the last.
bool is_break(cmark_node* node) {
    const auto type = node ? cmark_node_get_type(node) : CMARK_NODE_SOFTBREAK;
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

// |---|:--:| with a bar somewhere and a hyphen in every cell.
bool is_delimiter(std::string_view row) {
    if (row.find('|') == row.npos || row.find_first_not_of("|-: \t") != row.npos) return false;
    bool hyphen = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == '-') hyphen = true;
        if (row[i] != '|' || row.find_first_not_of(" \t") == i) continue;
        if (!hyphen) return false;
        hyphen = row.find_first_not_of(" \t", i + 1) == row.npos;  // behind the last bar no cell is needed
    }
    return hyphen;
}

cmark_node* begin_of_row(cmark_node* last) {
    while (!is_break(cmark_node_previous(last))) last = cmark_node_previous(last);
    return last;
}

bool has_bar(cmark_node* row) {
    for (; row && !is_break(row); row = cmark_node_next(row))
        if (cmark_node_get_type(row) == CMARK_NODE_TEXT && literal(row).find('|') != std::string_view::npos) return true;
    return false;
}

}  // namespace

MarkdownTable find_table(cmark_node* paragraph) {
    for (auto* node = cmark_node_first_child(paragraph); node; node = cmark_node_next(node)) {
        auto* before = cmark_node_previous(node);
        if (!before || !is_break(before) || !is_break(cmark_node_next(node)) || is_break(cmark_node_previous(before)))
            continue;
        if (cmark_node_get_type(node) != CMARK_NODE_TEXT || !is_delimiter(literal(node))) continue;
        auto* header = begin_of_row(cmark_node_previous(before));
        if (has_bar(header)) return {header, node};
    }
    return {};
}

std::string row_text(cmark_node* text) {
    auto row = literal(text);
    if (is_break(cmark_node_previous(text)) && row.starts_with('|')) row.remove_prefix(1);
    if (is_break(cmark_node_next(text))) {
        while (row.ends_with(' ') || row.ends_with('\t')) row.remove_suffix(1);
        if (row.ends_with('|')) row.remove_suffix(1);
    }
    std::string out;
    for (const char c : row) {
        if (c == '|') out += " | ";
        else out += c;
    }
    return out;
}

}  // namespace vraagbaak::record
