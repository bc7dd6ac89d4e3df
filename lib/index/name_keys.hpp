// SPDX-License-Identifier: GPL-2.0-or-later
// What is compared of the names of two people who may be one.
#pragma once

#include <string>
#include <string_view>
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

// Whether their names fit, or a given name is the same: who married has another surname. A surname that two have whose given names
// cannot be one person's is no name in common.
bool share_a_name(const NameKeys& a, const NameKeys& b);

bool share_surname(const NameKeys& a, const NameKeys& b);

// Whether a folded address is made of a surname and something more, as those of persons are: j.jansen@, jjansen@, jm.vanderkolk@.
bool is_named_after(std::string_view email, std::string_view surname);

}  // namespace vraagbaak::index
