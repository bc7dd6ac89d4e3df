// SPDX-License-Identifier: GPL-2.0-or-later
#include "feedback/draft_rules.hpp"

#include <array>

#include "privacy/redaction.hpp"
#include "text/trim.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::feedback {

namespace {

constexpr std::size_t longest_text = 2000, longest_line = 500;  // bytes

Error usage(const char* code, std::vector<std::string> arguments, const char* field) {
    return Error(ErrorKind::usage, {code, std::move(arguments)}, {{}, 0, field});
}

bool is_empty(const std::string& text) { return unicode::trim(text).empty(); }

void check_length(const std::string& text, std::size_t longest, const char* field) {
    if (text.size() > longest) throw usage("feedback_too_long", {std::to_string(longest)}, field);
}

// With a scheme, a host with a dot or a port, or a path alone: on an intranet a host has one word.
bool may_be_address(std::string_view url) {
    if (url.find_first_of(" \t") != url.npos) return false;
    for (const std::string_view scheme : {"http://", "https://"})
        if (url.starts_with(scheme)) return url.size() > scheme.size();
    const auto host = url.substr(0, url.find('/'));
    const auto colon = host.find(':');
    const bool has_port = colon != host.npos && colon > 0 && colon + 1 < host.size() && host.find_first_not_of("0123456789", colon + 1) == host.npos;
    return has_port || url.find('.') != url.npos || url.starts_with('/');
}

bool redact_one(std::string& text, const Date& today) {
    const auto redacted = privacy::redact(text, today, 2 * longest_text);
    text = redacted.text;
    return redacted.changed;
}

}  // namespace

void check(const FeedbackDraft& draft) {
    check_length(draft.text, longest_text, "text");
    check_length(draft.quote, longest_text, "quote");
    check_length(draft.reason, longest_line, "reason");
    check_length(draft.question, longest_line, "query");
    check_length(draft.url, longest_line, "url");
    if (!draft.url.empty() && !may_be_address(draft.url))
        throw usage("feedback_bad_url", {draft.url}, "url");
    if (!draft.section.empty() && draft.id.empty()) throw usage("feedback_section_of_what", {draft.section}, "section");
    switch (draft.kind) {
        case FeedbackKind::remark:
            if (draft.id.empty() && is_empty(draft.url)) throw usage("feedback_about_what", {}, "record");
            if (is_empty(draft.text)) throw usage("feedback_says_nothing", {}, "text");
            break;
        case FeedbackKind::suggestion:
            if (is_empty(draft.question)) throw usage("feedback_no_question", {}, "query");
            break;
        case FeedbackKind::signal:
            if (is_empty(draft.question) && draft.id.empty()) throw usage("feedback_no_question", {}, "query");
            if (!draft.handled) throw usage("feedback_handled_or_not", {}, "handled");
            break;
    }
}

bool redact(FeedbackDraft& draft, const Date& today) {
    const auto size = draft.url.size();
    draft.url.resize(std::min(draft.url.find_first_of("?#"), size));
    bool changed = draft.url.size() < size;
    for (auto* text : {&draft.url, &draft.quote, &draft.text, &draft.reason, &draft.question}) changed = redact_one(*text, today) || changed;
    return changed;
}

std::string redacted_answer(const std::string& answer, const Date& today) {
    if (is_empty(answer)) throw usage("feedback_needs_answer", {}, "answer");
    check_length(answer, longest_text, "answer");
    auto text = answer;
    redact_one(text, today);
    return text;
}

std::string route(const Record& record) {
    if (!record.owner.empty()) return record.owner;
    return record.departments.empty() ? web_editors : record.departments.front();
}

}  // namespace vraagbaak::feedback
