// SPDX-License-Identifier: GPL-2.0-or-later
// Tokens → tree. A sequence of units is read in three steps: its items, its operators, its runs of plain text.
//
// An operator takes the one unit on either side and nothing more: in "paspoort kwijt OF gestolen" people mean kwijt or
// gestolen, of a paspoort. NIET hides a unit from the whole sequence, as - does; only beside OF it belongs to its own
// alternative. An except node under all else would let "paspoort kind NIET spoed" find spoed by way of paspoort.
#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <utility>

#include "query/parser_text.hpp"
#include "query/parser_tokens.hpp"
#include "query/query.hpp"

namespace vraagbaak::query {

namespace {

enum class Role {
    glue,   // no meaning of its own
    plain,  // words: joins the plain items beside it
    unit,   // phrase, joker, fuzzy, field, group
    sign,   // required, excluded, a group with nothing but excluded: no operand
    all,    // operators
    any,
    except,
};

struct Item {
    Role role = Role::glue;
    Range outer;  // with quotes and brackets
    Node node;
};

using Items = std::vector<Item>;

bool is_operator(const Item& item) { return item.role >= Role::all; }
bool is_operand(const Item& item) { return item.role == Role::plain || item.role == Role::unit; }
bool is_excluded(const Node& node) { return node.kind == NodeKind::excluded; }
bool is_signed(const Node& node) { return is_excluded(node) || node.kind == NodeKind::required; }
bool only_excludes(const Node& node) {
    return node.kind == NodeKind::best && !node.children.empty() && std::ranges::all_of(node.children, is_excluded);
}

Node make(NodeKind kind, Range range, std::vector<Node> children = {}) {
    Node node;
    node.kind = kind;
    node.range = range;
    node.children = std::move(children);
    return node;
}

Range hull(const std::vector<Node>& nodes) {
    Range range = nodes.front().range;
    for (const auto& node : nodes)
        range = {std::min(range.begin, node.range.begin), std::max(range.end, node.range.end)};
    return range;
}

// A single node needs no parent.
Node gather(NodeKind kind, std::vector<Node> nodes) {
    if (nodes.size() == 1) return std::move(nodes.front());
    const auto range = hull(nodes);
    return make(kind, range, std::move(nodes));
}

class TreeBuilder {
public:
    TreeBuilder(std::string_view text, std::vector<Message>& remarks)
        : text_(text), remarks_(remarks), tokens_(read_tokens(text, remarks)) {}

    Node root();

private:
    Node sequence();
    Item item();
    Item group();
    Item leaf(const Token& token, NodeKind kind) const;
    Item parent(const Token& token, NodeKind kind);
    void settle_operators(Items& items);

    std::string_view text_;
    std::vector<Message>& remarks_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
};

Node TreeBuilder::root() {
    auto node = sequence();
    if (node.children.size() == 1 && node.children.front().kind == NodeKind::best)
        node.children = std::exchange(node.children.front().children, {});
    if (only_excludes(node)) remark(remarks_, {"only_excluded", {}});
    node.range = {0, text_.size()};
    return node;
}

Item TreeBuilder::item() {
    const auto& token = tokens_[at_++];
    switch (token.kind) {
        case TokenKind::word: return {Role::plain, token.range, make(NodeKind::words, token.range)};
        case TokenKind::all: return {Role::all, token.range, make(NodeKind::words, token.range)};
        case TokenKind::any: return {Role::any, token.range, make(NodeKind::words, token.range)};
        case TokenKind::except: return {Role::except, token.range, make(NodeKind::words, token.range)};
        case TokenKind::phrase: return leaf(token, NodeKind::phrase);
        case TokenKind::joker: return leaf(token, NodeKind::joker);
        case TokenKind::fuzzy: return leaf(token, NodeKind::fuzzy);
        case TokenKind::open: return group();
        case TokenKind::required: return parent(token, NodeKind::required);
        case TokenKind::excluded: return parent(token, NodeKind::excluded);
        case TokenKind::field: return parent(token, NodeKind::field);
        case TokenKind::glue:
        case TokenKind::close: break;
    }
    return {Role::glue, token.range, {}};
}

Item TreeBuilder::leaf(const Token& token, NodeKind kind) const {
    auto node = make(kind, token.inner);
    if (kind != NodeKind::phrase) node.text = slice(text_, token.inner);
    node.distance = token.distance;
    return {Role::unit, token.range, std::move(node)};
}

Item TreeBuilder::parent(const Token& token, NodeKind kind) {
    auto child = item();
    if (only_excludes(child.node)) remark(remarks_, {"only_excluded", {}});
    const Range range{token.range.begin, child.outer.end};
    auto node = make(kind, range);
    node.name = token.name;
    node.children.push_back(std::move(child.node));
    return {kind == NodeKind::field ? Role::unit : Role::sign, range, std::move(node)};
}

Item TreeBuilder::group() {
    const auto begin = tokens_[at_ - 1].range.begin;
    auto node = sequence();
    const Range outer{begin, tokens_[at_++].range.end};
    if (node.children.size() == 1 && !is_signed(node.children.front())) node = Node(std::move(node.children.front()));
    const auto role = node.kind == NodeKind::words ? Role::plain : only_excludes(node) ? Role::sign : Role::unit;
    return {role, outer, std::move(node)};
}

// Operators that do not stand alone between two operands are words. EN NIET is one operator: people know AND NOT.
void TreeBuilder::settle_operators(Items& items) {
    for (std::size_t i = 0; i < items.size();) {
        auto end = i;
        while (end < items.size() && is_operator(items[end])) ++end;
        if (end == i) {
            ++i;
            continue;
        }
        if (end - i == 2 && items[i].role == Role::all && items[i + 1].role == Role::except) {
            items[i + 1].outer.begin = items[i].outer.begin;
            items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
            --end;
        }
        if (end - i == 1 && i > 0 && is_operand(items[i - 1]) && end < items.size() && is_operand(items[end])) {
            ++i;
            continue;
        }
        for (; i < end; ++i) {
            items[i].role = Role::plain;
            items[i].node.range = items[i].outer;
            remark(remarks_, {"operator_as_word", {std::string(slice(text_, items[i].outer))}});
        }
    }
}

// One side of OF: units that must all be there and units that must not.
struct Alternative {
    std::vector<Node> all;
    std::vector<Node> without;
};

Node to_node(Alternative alternative) {
    std::vector<Node> sides;
    sides.push_back(gather(NodeKind::all, std::move(alternative.all)));
    if (!alternative.without.empty()) sides.push_back(gather(NodeKind::any, std::move(alternative.without)));
    return gather(NodeKind::except, std::move(sides));
}

// In a chain operands and operators take turns.
Item join_alternatives(std::span<Item> chain) {
    std::vector<Alternative> alternatives(1);
    alternatives.back().all.push_back(std::move(chain.front().node));
    for (std::size_t i = 1; i < chain.size(); i += 2) {
        if (chain[i].role == Role::any) alternatives.emplace_back();
        auto& side = alternatives.back();
        (chain[i].role == Role::except ? side.without : side.all).push_back(std::move(chain[i + 1].node));
    }
    std::vector<Node> nodes;
    for (auto& alternative : alternatives) nodes.push_back(to_node(std::move(alternative)));
    return {Role::unit, {chain.front().outer.begin, chain.back().outer.end}, gather(NodeKind::any, std::move(nodes))};
}

Item exclude(const Item& sign, Item operand) {
    const Range range{sign.outer.begin, operand.outer.end};
    std::vector<Node> children;
    children.push_back(std::move(operand.node));
    return {Role::sign, range, make(NodeKind::excluded, range, std::move(children))};
}

// Without OF: what must be there, then what must not.
void join_requirements(std::span<Item> chain, Items& result) {
    Items excluded;
    Items all;
    all.push_back(std::move(chain.front()));
    for (std::size_t i = 1; i < chain.size(); i += 2) {
        if (chain[i].role == Role::except) excluded.push_back(exclude(chain[i], std::move(chain[i + 1])));
        else all.push_back(std::move(chain[i + 1]));
    }
    if (all.size() == 1) {
        result.push_back(std::move(all.front()));  // stays plain when it was
    } else {
        std::vector<Node> nodes;
        for (auto& item : all) nodes.push_back(std::move(item.node));
        const Range outer{all.front().outer.begin, all.back().outer.end};
        result.push_back({Role::unit, outer, gather(NodeKind::all, std::move(nodes))});
    }
    std::ranges::move(excluded, std::back_inserter(result));
}

Items join_operands(Items items) {
    Items result;
    for (std::size_t begin = 0; begin < items.size();) {
        auto end = begin + 1;
        bool alternatives = false;
        for (; end < items.size() && is_operator(items[end]); end += 2) alternatives |= items[end].role == Role::any;
        const std::span chain(items.data() + begin, end - begin);
        if (alternatives) result.push_back(join_alternatives(chain));
        else join_requirements(chain, result);
        begin = end;
    }
    return result;
}

// Plain items beside each other become one node, with the glue between them. "a (-b)" is "a -b": as a part of its own
// (-b) would find nothing.
std::vector<Node> join_runs(Items items) {
    std::vector<Node> nodes;
    std::size_t begin = 0;
    bool running = false;
    for (auto& item : items) {
        if (item.role == Role::glue) continue;
        if (item.role == Role::plain && running) {
            nodes.back().range = {begin, item.outer.end};
            continue;
        }
        begin = item.outer.begin;
        running = item.role == Role::plain;
        if (only_excludes(item.node)) std::ranges::move(item.node.children, std::back_inserter(nodes));
        else nodes.push_back(std::move(item.node));
    }
    return nodes;
}

Node TreeBuilder::sequence() {
    Items items;
    while (at_ < tokens_.size() && tokens_[at_].kind != TokenKind::close) items.push_back(item());
    settle_operators(items);
    auto nodes = join_runs(join_operands(std::move(items)));
    if (nodes.empty()) return {};
    const auto range = hull(nodes);
    return make(NodeKind::best, range, std::move(nodes));
}

}  // namespace

Parsed parse(std::string_view question) {
    auto prepared = prepare(question);
    Parsed result;
    result.text = std::move(prepared.text);
    if (prepared.cut)
        remark(result.remarks, {"question_cut", {std::to_string(max_words), std::to_string(max_bytes)}});
    result.root = TreeBuilder(result.text, result.remarks).root();
    return result;
}

}  // namespace vraagbaak::query
