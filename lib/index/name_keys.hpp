// SPDX-License-Identifier: GPL-2.0-or-later
// What is compared of the names of two people who may be one.
#pragma once

#include <string>
#include <vector>

#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

// How alike the names of two people are.
enum class NameFit {
    none,
    alike,      // sounds alike
    compatible  // the same surname, and given names that can be one person's: Jan, J., Johannes, or none
};

struct NameKeys {
    explicit NameKeys(const Record& record);

    std::vector<std::string> given, family;  // words; a surname also without what is written as one with it, and with what stands before it
    std::vector<std::string> given_sounds, family_sounds;
    std::vector<std::string> given_forms;    // sounds of the names that somebody is called by who has the given ones
    std::string whole;                       // all words of the name in the order of letters; empty for a single word
};

NameFit name_fit(const NameKeys& a, const NameKeys& b);

// Whether a word of their given names or surnames is one, though the names may be no fit: who married is called otherwise.
bool share_a_name(const NameKeys& a, const NameKeys& b);

}  // namespace vraagbaak::index
