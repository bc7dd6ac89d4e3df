// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan_spelled.hpp"

#include <algorithm>

#include "dutch/letter_names.hpp"
#include "dutch/stemmer.hpp"

namespace vraagbaak::query {

namespace {

// The word itself; of what is no plain word nothing, which is no letter either.
std::string_view folded_word(const Clause& clause) {
    if (clause.need != Need::wanted || clause.node.combine != Combine::unit) return {};
    for (const auto& reading : clause.node.unit.readings)
        if (reading.kind == "exact") return reading.terms.front().text;
    return {};
}

// Spaces and hyphens: vee-oo-gee.
bool is_near(const Clause& left, const Clause& right, const std::string& question) {
    const auto begin = left.node.unit.range.end, end = right.node.unit.range.begin;
    return begin <= end && question.find_first_not_of(" -", begin) >= end;
}

// Letter names that are written next to each other begin at `first`; where they end.
std::size_t end_of_run(const std::vector<Clause>& clauses, std::size_t first, const std::string& question) {
    auto end = first + 1;
    while (end < clauses.size() && !folded_word(clauses[end]).empty() && is_near(clauses[end - 1], clauses[end], question)) ++end;
    return end;
}

void take_from(std::vector<std::string>& ignored, const std::string& text) {
    if (const auto found = std::ranges::find(ignored, text); found != ignored.end()) ignored.erase(found);
}

// The clauses from `begin` to `end` become the first of them.
void join(Plan& plan, std::size_t begin, std::size_t end, const std::string& letters, const std::string& question,
          const dutch::SharedForms& forms) {
    auto& first = plan.clauses[begin];
    for (auto i = begin; i < end; ++i)
        if (plan.clauses[i].function_word()) take_from(plan.ignored, plan.clauses[i].text);
    const Range range{first.node.unit.range.begin, plan.clauses[end - 1].node.unit.range.end};
    Unit unit{range, question.substr(range.begin, range.end - range.begin), {}, false, false};
    unit.readings.push_back({"exact", {{Space::word, letters, {}}}});
    unit.readings.push_back({"stem", {{Space::stem, dutch::Stemmer{forms}.stem(letters), {}}}});
    first.text = unit.text;
    first.node.unit = std::move(unit);
    plan.clauses.erase(plan.clauses.begin() + static_cast<std::ptrdiff_t>(begin) + 1, plan.clauses.begin() + static_cast<std::ptrdiff_t>(end));
}

}  // namespace

void join_spelled_words(Plan& plan, const std::string& question, const dutch::SharedForms& forms) {
    for (std::size_t begin = 0; begin < plan.clauses.size(); ++begin) {
        if (folded_word(plan.clauses[begin]).empty()) continue;
        const auto end = end_of_run(plan.clauses, begin, question);
        std::vector<std::string_view> words;
        for (auto i = begin; i < end; ++i) words.push_back(folded_word(plan.clauses[i]));
        auto spelled = dutch::spelled_words(words);
        for (auto one = spelled.rbegin(); one != spelled.rend(); ++one)
            join(plan, begin + one->begin, begin + one->end, one->letters, question, forms);
        begin = end_of_run(plan.clauses, begin, question) - 1;
    }
}

}  // namespace vraagbaak::query
