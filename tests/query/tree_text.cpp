// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/tree_text.hpp"

#include <array>

namespace vraagbaak::query {

namespace {

constexpr std::array names = {"words", "phrase", "joker",    "fuzzy",    "all", "any",
                              "except", "field", "required", "excluded", "best"};

std::string written(const Parsed& parsed, const Node& node) {
    if (node.kind == NodeKind::words || node.kind == NodeKind::phrase)
        return parsed.text.substr(node.range.begin, node.range.end - node.range.begin);
    return node.text;
}

std::string expression(const Parsed& parsed, const Node& node) {
    std::string out = std::string("(") + names.at(static_cast<std::size_t>(node.kind));
    if (!node.name.empty()) out += ' ' + node.name;
    if (node.distance != 0) out += ' ' + std::to_string(node.distance);
    if (node.children.empty()) out += ' ' + written(parsed, node);
    for (const auto& child : node.children) out += ' ' + expression(parsed, child);
    return out + ')';
}

std::string question(const Parsed& parsed, const Node& node);

std::string joined(const Parsed& parsed, const Node& node, const std::string& between) {
    std::string out;
    for (const auto& child : node.children) out += (out.empty() ? "" : between) + question(parsed, child);
    return out;
}

// Words of their own need brackets where one unit is meant.
std::string unit(const Parsed& parsed, const Node& node) {
    const auto text = question(parsed, node);
    const bool several = node.kind == NodeKind::words && text.find(' ') != text.npos;
    return several ? '(' + text + ')' : text;
}

std::string units(const Parsed& parsed, const Node& node, const std::string& between) {
    std::string out;
    for (const auto& child : node.children) out += (out.empty() ? "" : between) + unit(parsed, child);
    return out;
}

std::string question(const Parsed& parsed, const Node& node) {
    switch (node.kind) {
        case NodeKind::phrase: return '"' + written(parsed, node) + '"';
        case NodeKind::fuzzy: return node.text + '~' + std::to_string(node.distance);
        case NodeKind::all: return '(' + units(parsed, node, " EN ") + ')';
        case NodeKind::any: return '(' + units(parsed, node, " OF ") + ')';
        case NodeKind::except: return units(parsed, node, " NIET ");  // within OF
        case NodeKind::field: return node.name + ':' + unit(parsed, node.children.front());
        case NodeKind::required: return '+' + unit(parsed, node.children.front());
        case NodeKind::excluded: return '-' + unit(parsed, node.children.front());
        case NodeKind::best: return '(' + joined(parsed, node, " ") + ')';
        case NodeKind::words:
        case NodeKind::joker: break;
    }
    return written(parsed, node);
}

}  // namespace

std::string to_string(const Parsed& parsed) {
    std::string out;
    for (const auto& child : parsed.root.children) out += (out.empty() ? "" : " ") + expression(parsed, child);
    return out.empty() ? "()" : out;
}

std::string to_question(const Parsed& parsed) { return joined(parsed, parsed.root, " "); }

}  // namespace vraagbaak::query
