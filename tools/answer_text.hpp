// SPDX-License-Identifier: GPL-2.0-or-later
// Answers, why-not, related records and completions for people, at 80 columns or one fact a line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page.hpp"
#include "vraagbaak/choices.hpp"
#include "vraagbaak/completion.hpp"
#include "vraagbaak/question.hpp"

namespace vraagbaak::tool {

struct AnswerView {
    std::string_view language;
    std::size_t offset = 0;  // of the first hit
    bool explain = false;    // show how each word was read
    bool tips = true;        // say what one may do next
    std::optional<std::string> base = {};  // that -b named, for the commands among them
};

void write_answer(Page& page, const Answer& answer, const AnswerView& view);
// One hit among `total`, with the notices that go with it.
void write_hit(Page& page, const Hit& hit, std::size_t number, std::size_t total, const std::vector<Notice>& notices, std::string_view language);
// Under an answer: what to ask the caller. Nothing when there is nothing to ask.
void write_choices(Page& page, const Choices& choices, std::string_view language);
void write_why_not(Page& page, const WhyNot& why_not, std::string_view language);
void write_related(Page& page, const std::vector<RelatedRecord>& related, std::string_view language);
void write_completions(Page& page, const std::vector<Completion>& completions, std::string_view language);

}  // namespace vraagbaak::tool
