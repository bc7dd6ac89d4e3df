// SPDX-License-Identifier: GPL-2.0-or-later
// The one table of options: English name, Dutch name, what it takes. Both names are always accepted; the rest of the
// program speaks English names alone.
#pragma once

#include <span>
#include <string_view>

namespace vraagbaak::tool {

struct Option {
    std::string_view name;
    std::string_view dutch;
    char letter;             // 0: has no short form
    std::string_view value;  // code of the word that stands for the value in help; empty: a flag
    std::string_view help;   // code of the sentence that explains it
    bool global;             // goes with every verb, before or after it
};

std::span<const Option> all_options();

// The code of what it does with this verb: one name may mean more.
std::string_view help_of(const Option& option, std::string_view verb);

// By English or Dutch name without dashes; nullptr: there is none.
const Option* find_option(std::string_view name);
const Option* find_option(char letter);

}  // namespace vraagbaak::tool
