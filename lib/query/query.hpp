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
    words,     // a run of plain text, at least one letter or digit: analysed later, best match
    phrase,    // "…": range without the quotation marks
    joker,     // one word with * or ?, each of which is a joker; `text` (folded later)
    fuzzy,     // one word with ~ or ~2; `text`, `distance`
    all,       // EN: every child
    any,       // OF: at least one child
    except,    // children[0] NIET children[1]; only below `any`, elsewhere NIET becomes `excluded`
    field,     // `name`: children[0], in which no other field occurs
    required,  // + before a unit: children[0]; only below `best`
    excluded,  // - or NIET before a unit: children[0] must not be there; only below `best`, holds for its siblings
    best,      // a sequence of children, best match: the whole question, or a group in brackets
};

// Every range covers the ranges of the children. The root is `best`; any other `best` has two children or more, or one
// that is required or excluded. With nothing but excluded children it finds nothing (a remark tells): that occurs as
// the root and directly below field, required and excluded.
struct Node {
    NodeKind kind = NodeKind::best;
    Range range;             // bytes of Parsed::text; of a joker and fuzzy word, `text` is what stands there without ~
    std::string text;
    std::string name;        // canonical: titel trefwoorden kop tekst id soort bron thema afdeling doelgroep taal status
    unsigned distance = 0;   // fuzzy: 1 or 2
    std::vector<Node> children;
};

struct Parsed {
    Node root;                     // no children when the question holds no word
    std::string text;              // the question that the ranges point into: cleaned and cut
    std::vector<Message> remarks;  // each sentence once
};

// Beyond these the question is cut on a word (bytes, words) or brackets are read as text (depth); a remark tells.
// A word is a run of letters and digits, in and outside phrases: "e-mail" counts for two.
inline constexpr std::size_t max_bytes = 4096;
inline constexpr std::size_t max_words = 64;
inline constexpr std::size_t max_depth = 16;

// Throws for want of memory only. Cost is linear in the length and bounded by the caps; recursion by max_depth.
Parsed parse(std::string_view question);

// "Title" → "titel"; empty when it is no field that can be searched. Case does not matter.
std::string_view canonical_field(std::string_view name);

}  // namespace vraagbaak::query
