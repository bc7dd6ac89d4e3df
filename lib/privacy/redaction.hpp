// SPDX-License-Identifier: GPL-2.0-or-later
// What of a text may be kept: the text with a word in place of all that is personal in it.
#pragma once

#include <string>
#include <string_view>

#include "privacy/ordinary_words.hpp"
#include "vraagbaak/date.hpp"

namespace vraagbaak::privacy {

struct Redacted {
    std::string text;      // in plain spelling: "bel [telefoon] over paspoort"
    bool changed = false;  // something was taken out
};

// Any bytes may be given; linear time. What is cut at `longest` bytes is cut behind what was taken out, on a character border.
Redacted redact(std::string_view text, const Date& today, std::size_t longest, const IsKnown& known = {});

}  // namespace vraagbaak::privacy
