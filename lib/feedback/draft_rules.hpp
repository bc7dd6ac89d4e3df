// SPDX-License-Identifier: GPL-2.0-or-later
// What feedback must have, and what of it is kept.
#pragma once

#include "vraagbaak/date.hpp"
#include "vraagbaak/feedback.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::feedback {

// Error(usage) for what is missing, contradicts itself or is too long.
void check(const FeedbackDraft& draft);

// Takes out what is personal, in place; true: there was something. A web address loses what stands behind ? and #.
bool redact(FeedbackDraft& draft, const Date& today);

std::string redacted_answer(const std::string& answer, const Date& today);  // Error(usage) when it is empty or too long

inline constexpr auto web_editors = "webredactie";

// The owner of a record, else its department, else the redactie.
std::string route(const Record& record);

}  // namespace vraagbaak::feedback
