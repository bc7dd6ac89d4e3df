// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are a question; what query.hpp promises of the tree holds for each.
#include <algorithm>

#include "fuzz/promises.hpp"
#include "query/query.hpp"

using namespace vraagbaak;
using namespace vraagbaak::query;
using fuzz::require;

namespace {

bool is_leaf(NodeKind kind) {
    return kind == NodeKind::words || kind == NodeKind::phrase || kind == NodeKind::joker || kind == NodeKind::fuzzy;
}

bool is_signed(NodeKind kind) { return kind == NodeKind::required || kind == NodeKind::excluded; }

void check_children(const Node& node) {
    const auto count = node.children.size();
    switch (node.kind) {
        case NodeKind::all:
        case NodeKind::any: return require(count >= 2);
        case NodeKind::except: return require(count == 2);
        case NodeKind::best: return require(count >= 2 || (count == 1 && is_signed(node.children.front().kind)));
        case NodeKind::field:
            return require(count == 1 && !node.name.empty() && canonical_field(node.name) == node.name);
        case NodeKind::required:
        case NodeKind::excluded: return require(count == 1 && !is_signed(node.children.front().kind));
        case NodeKind::words:
        case NodeKind::phrase:
        case NodeKind::joker:
        case NodeKind::fuzzy: return require(count == 0);
    }
}

void check_leaf(const Node& node, std::string_view text) {
    if (node.kind == NodeKind::joker || node.kind == NodeKind::fuzzy)
        require(node.text == text.substr(node.range.begin, node.range.end - node.range.begin));
    if (node.kind == NodeKind::joker) require(node.text.find_first_of("*?") != node.text.npos);
    require((node.distance == 1 || node.distance == 2) == (node.kind == NodeKind::fuzzy));
}

void check(const Node& node, std::string_view text, bool in_field, std::size_t depth) {
    require(depth <= 4 * max_depth + 4);
    require(node.range.begin < node.range.end && node.range.end <= text.size());
    require(unicode::character_border(text, node.range.begin) == node.range.begin);
    require(unicode::character_border(text, node.range.end) == node.range.end);
    require(!(in_field && node.kind == NodeKind::field));
    check_children(node);
    if (is_leaf(node.kind)) check_leaf(node, text);
    for (const auto& child : node.children) {
        require(node.range.begin <= child.range.begin && child.range.end <= node.range.end);
        require(!is_signed(child.kind) || node.kind == NodeKind::best);
        require(child.kind != NodeKind::except || node.kind == NodeKind::any);
        check(child, text, in_field || node.kind == NodeKind::field, depth + 1);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto parsed = parse(fuzz::text_of(data, size));
    const std::string_view text = parsed.text;
    require(text.size() <= max_bytes && !unicode::first_ill_formed(text));
    require(parsed.root.kind == NodeKind::best && parsed.root.range == Range{0, text.size()});
    for (const auto& child : parsed.root.children) {
        require(child.kind != NodeKind::except);
        check(child, text, false, 1);
    }
    for (const auto& message : parsed.remarks) require(vraagbaak::text(message, "nl") != message.code);
    return 0;
}
