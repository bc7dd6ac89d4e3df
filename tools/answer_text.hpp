// SPDX-License-Identifier: GPL-2.0-or-later
// Answers, why-not, related records and completions for people, at 80 columns or one fact a line.
#pragma once

#include <string_view>
#include <vector>

#include "page.hpp"
#include "vraagbaak/completion.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::tool {

struct AnswerView {
    std::string_view language;
    std::size_t offset = 0;  // of the first hit
    bool explain = false;    // show how each word was read
    bool tips = true;        // say what one may do next
};

void write_answer(Page& page, const Answer& answer, const AnswerView& view);
void write_why_not(Page& page, const WhyNot& why_not, std::string_view language);
void write_related(Page& page, const std::vector<RelatedRecord>& related, std::string_view language);
void write_completions(Page& page, const std::vector<Completion>& completions, std::string_view language);

}  // namespace vraagbaak::tool
