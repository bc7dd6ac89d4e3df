// SPDX-License-Identifier: GPL-2.0-or-later
// Golden questions as one text that a person can edit and another base can read: a line each, with three columns.
//
//   paspoort kwijt TAB moet,gewoon TAB paspoort-kwijt=2,paspoort-aanvragen=1
//
// The numbers that tie questions to judgements in redactie/toets are not in it: a question is known by its words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "editorial/desk.hpp"

namespace vraagbaak::editorial {

struct GoldenLine {
    GoldenQuestion question;  // its number is empty
    std::size_t line = 0;     // 0: it is of no text
};

std::string golden_text(const Drafts& drafts);

// Error(usage) with the line of `file` for what is no golden question. Lines that begin with # and have no TAB are comments.
std::vector<GoldenLine> read_golden_text(std::string_view text, const std::string& file);

// Puts questions into the drafts, all or none. Those that are there get the tags and judgements that they lack; the others the numbers
// r1, r2 … Error(usage) for a grade, Error(refused) for an id that there is not. The caller holds the lock; `file` is what lines
// are of in what is wrong with them.
Edit add_golden(const Editorial::Impl& desk, DraftWrites& drafts, const std::vector<GoldenLine>& lines, const std::string& file = {});

}  // namespace vraagbaak::editorial
