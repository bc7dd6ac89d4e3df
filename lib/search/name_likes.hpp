// SPDX-License-Identifier: GPL-2.0-or-later
// Which words of names a word of a question, or half of one, is like. docs/ranking.md, "People".
#pragma once

#include <string_view>
#include <vector>

#include "lexicon/name_match.hpp"
#include "lexicon/name_table.hpp"

namespace vraagbaak::search {

constexpr std::size_t shortest_beginning = 3;         // letters
constexpr std::size_t shortest_joined_beginning = 5;  // with what stands before the surname

// `prefix`: what the asked word is written as one with, into it; then only a surname behind such a prefix is meant.
struct NameLike {
    lexicon::WordId word = 0;
    lexicon::NameLikeness likeness;
    std::string_view prefix;
};
using NameLikes = std::vector<NameLike>;  // each word once, by the best likeness

void note(NameLikes& all, const NameLike& like);

// Words that are it, sound like it, are a form of the same first name, or are it without what stands before the surname.
void add_alike(NameLikes& all, const lexicon::NameTable& names, std::string_view word);

// Words that begin so, as they are written or as they sound, also behind what it is written as one with.
void add_beginnings(NameLikes& all, const lexicon::NameTable& names, std::string_view half);

// May somebody be meant in whose name the word has these roles?
bool may_be(const lexicon::NameTable& names, lexicon::EntryId entry, const NameLike& like, std::uint32_t roles);

// The likeness of a word in these roles: of what is left of Vandenberg it is that of a joined one.
lexicon::NameLikeness in_roles(const lexicon::NameLikeness& likeness, std::uint32_t roles);

std::vector<std::string_view> prefixes_of(const lexicon::NameTable& names, lexicon::EntryId entry);

}  // namespace vraagbaak::search
