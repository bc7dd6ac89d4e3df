// SPDX-License-Identifier: GPL-2.0-or-later
// What stands before surnames (van der, vd, 't), and by which names people are called (Bert for Hubertus). Lists:
// nl/tussenvoegsels.txt and nl/roepnamen.txt. All words folded. Every thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vraagbaak::dutch {

// van, der, vd, v: also what may be a name by itself (Ben, v for Victor), so where it stands decides.
bool is_name_prefix(std::string_view word);

// jan, pieter, tinus: in the list, as it is spelt there.
bool is_first_name(std::string_view word);

// A word of a name where stems of titles stand: no stem is written so, and no name adds to the score of a word.
inline std::string name_word(std::string_view folded) { return '=' + std::string{folded}; }
inline std::string word_of_name(std::string_view name_word) { return std::string{name_word.substr(name_word.starts_with('=') ? 1 : 0)}; }

// How alike two prefixes are, each as its words: `{"van", "der"}` and `{"vd"}`.
enum class PrefixLikeness {
    none,   // another one, or one of them is not there
    alike,  // the same words shortened or bent: vd, v d, van den and van der
    same    // written as one or apart
};
PrefixLikeness prefix_likeness(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b);

// The ways to read a word as a prefix and a name of so many letters or more: vanderberg is van|derberg, vander|berg. Into the word.
std::vector<std::pair<std::string_view, std::string_view>> split_prefix(std::string_view word, std::size_t shortest = 3);

// The names that somebody may go by who is called so, and the full names that it may be short for, each as its usual sound (name_sound.hpp):
// by sound, so that how they are spelt does not matter. The name itself is not among them.
const std::vector<std::string>& other_forms_of(std::string_view name_sound);

}  // namespace vraagbaak::dutch
