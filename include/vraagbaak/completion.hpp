// SPDX-License-Identifier: GPL-2.0-or-later
// What somebody who is typing may want to say: words, titles and questions that begin with what he has.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace vraagbaak {

struct Prefix {
    std::string text;                // as typed so far; nothing in it is an operator. The last word may be half a word
    std::size_t limit = 10;          // at most 100
    std::vector<std::string> kinds;  // of completions that are wanted: word title question. Empty: all
};

struct Completion {
    std::string text;    // what may stand in place of all that was typed
    std::string kind;    // word; title (of a record); question (the title of a vac, another title that is a question)
    std::string id;      // of the record of a title or question; empty for a word

    friend bool operator==(const Completion&, const Completion&) = default;
};

}  // namespace vraagbaak
