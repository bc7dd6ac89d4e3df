// SPDX-License-Identifier: GPL-2.0-or-later
// What the library has to say to a person: a code and its arguments. The sentence itself, in Dutch or English,
// comes from one table that is compiled in (lib/base/messages/*.tsv); text() makes it.
//
//   std::cerr << vraagbaak::text(error.message(), "nl") << '\n';
//
// Values; safe to copy and to read from every thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vraagbaak/export.hpp"

namespace vraagbaak {

// `code` is stable, snake_case and meant for programs ("no_current_file"); `arguments` fill {0}, {1} … of the sentence.
struct Message {
    std::string code;
    std::vector<std::string> arguments;

    friend bool operator==(const Message&, const Message&) = default;
};

// The sentence for a person. `language` is "nl" or "en"; any other reads as "nl". An unknown code gives the code and
// its arguments, so that nothing is lost.
VRAAGBAAK_API std::string text(const Message& message, std::string_view language);

}  // namespace vraagbaak
