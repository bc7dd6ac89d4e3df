// SPDX-License-Identifier: GPL-2.0-or-later
// The query language: text → tree. Never an error on user text; what does not parse is read as words and said so.
// The language itself is described in docs/query-language.md.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/message.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::query {

enum class NodeKind {
    words,    // a run of plain text: `range`; analysed later, best match
    phrase,   // "…": `range` without the quotation marks
    joker,    // one word with * or ?: `text` (folded later)
    fuzzy,    // one word with ~ or ~2: `text`, `distance`
    all,      // AND / EN over children
    any,      // OR / OF
    except,   // children[0] NIET children[1]
    field,    // `name`: children[0]
    required, // + before a word, phrase, group
    excluded, // - before a word, phrase, group; children[0] is what must not be there
    best,     // a sequence of children, best match: the whole question, or a group in brackets
};

struct Node {
    NodeKind kind = NodeKind::best;
    Range range;             // bytes of the question
    std::string text;        // joker, fuzzy: the word as typed without ~
    std::string name;        // field: canonical name: titel trefwoorden kop tekst id soort bron thema afdeling doelgroep taal status
    unsigned distance = 0;   // fuzzy: 1 or 2
    std::vector<Node> children;
};

struct Parsed {
    Node root;                     // kind best; no children when the question is empty
    std::string text;              // the question that the ranges point into: cleaned and cut
    std::vector<Message> remarks;
};

// Caps: 4,096 bytes, 64 units (words, phrases …), depth 16; beyond that the question is cut on a word and a remark
// tells. Cost is linear in the length; no recursion deeper than the cap.
Parsed parse(std::string_view question);

}  // namespace vraagbaak::query
