// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/kept_question.hpp"

#include <algorithm>

#include "dutch/function_words.hpp"
#include "privacy/question_words.hpp"
#include "privacy/redaction.hpp"
#include "privacy/sensitive.hpp"
#include "text/redaction.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::statistics {

namespace {

// Who looks for a colleague wants to know nothing that an article could tell.
bool is_about_a_person(const Question& question, const Answer& answer) {
    const auto asks = [](const Filter& filter) { return filter.field == "soort" && filter.value == "medewerker"; };
    if (std::ranges::any_of(question.filters, asks)) return true;
    if (!answer.hits.empty() && answer.hits.front().kind == "medewerker") return true;
    return std::ranges::any_of(answer.interpretation.words, [](const WordReading& word) {
        return std::ranges::any_of(word.readings, [](const Reading& reading) { return reading.kind == "name" && reading.count > 0; });
    });
}

bool is_mark(std::string_view text, const Range& range) {
    return range.begin > 0 && text[range.begin - 1] == '[' && range.end < text.size() && text[range.end] == ']';
}

// Numbers that were left are short; one letter says nothing.
bool is_ordinary(const privacy::QuestionWord& word, const privacy::OrdinaryWords& ordinary, const PublicWords& words) {
    const bool number = word.folded.find_first_not_of("0123456789") == std::string::npos;
    return number || unicode::length(word.folded) < 2 || ordinary.contains(word.folded) || words.contains(word.folded);
}

std::string without_end(std::string text) {
    while (!text.empty() && std::string_view("?!. ").find(text.back()) != std::string_view::npos) text.pop_back();
    return text;
}

}  // namespace

KeptQuestion kept(const Question& question, const Answer& answer, const Date& today, const PublicWords& words, const privacy::KeyedHash& hash,
                  analysis::Analyzer& analyzer) {
    if (is_about_a_person(question, answer)) return {};
    const auto known = [&](std::string_view folded) { return words.contains(folded); };
    const auto redacted = privacy::redact(question.text, today, longest_question, known);
    if (privacy::is_sensitive(question.text, analyzer) || privacy::is_sensitive(redacted.text, analyzer)) return {};
    auto text = redacted.text;
    std::ranges::replace(text, '{', '(');  // what stands between braces is a hash
    std::ranges::replace(text, '}', ')');
    const privacy::OrdinaryWords ordinary;
    KeptQuestion out;
    bool says_something = false;
    std::size_t done = 0;
    for (const auto& word : privacy::question_words(text)) {
        if (is_mark(text, word.range)) continue;
        says_something = says_something || !dutch::is_function_word(word.folded);
        if (is_ordinary(word, ordinary, words)) continue;
        const auto code = hash.of(word.folded);
        out.text += unicode::lower_case(std::string_view{text}.substr(done, word.range.begin - done)) + '{' + code + '}';
        out.letters.emplace(code, unicode::lower_case(std::string_view{text}.substr(word.range.begin, word.range.end - word.range.begin)));
        if (std::ranges::find(out.hashes, code) == out.hashes.end()) out.hashes.push_back(code);
        done = word.range.end;
    }
    out.text = without_end(out.text + unicode::lower_case(std::string_view{text}.substr(done)));
    return says_something ? out : KeptQuestion{};
}

}  // namespace vraagbaak::statistics
