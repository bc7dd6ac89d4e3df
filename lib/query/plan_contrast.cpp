// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan_contrast.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace vraagbaak::query {

namespace {

constexpr std::array<std::string_view, 2> denials{"niet", "geen"};
constexpr std::array<std::string_view, 7> before_the_other{"wel", "een", "de", "het", "mijn", "juist", "gewoon"};

template <std::size_t size>
bool is_any_of(const std::array<std::string_view, size>& words, const Clause& clause) {
    return std::ranges::find(words, unicode::fold(clause.text)) != words.end();
}

bool is_word(const Clause& clause) { return clause.need == Need::wanted && clause.node.combine == Combine::unit; }
bool means_something(const Clause& clause) { return is_word(clause) && !clause.function_word() && !clause.directional(); }

// Is there "maar" at `at`, and a word with a meaning behind it?
bool is_other_side(const std::vector<Clause>& clauses, std::size_t at) {
    if (at >= clauses.size() || !is_word(clauses[at]) || unicode::fold(clauses[at].text) != "maar") return false;
    ++at;
    while (at < clauses.size() && is_word(clauses[at]) && is_any_of(before_the_other, clauses[at])) ++at;
    return at < clauses.size() && means_something(clauses[at]);
}

void let_go(Plan& plan, Clause& clause) {
    clause.node.unit.function_word = true;
    clause.node.unit.directional = false;
    plan.ignored.push_back(clause.text);
}

}  // namespace

void drop_denied_words(Plan& plan) {
    auto& clauses = plan.clauses;
    for (std::size_t at = 0; at + 3 < clauses.size(); ++at) {
        if (!is_word(clauses[at]) || !clauses[at].directional() || !is_any_of(denials, clauses[at])) continue;
        if (!means_something(clauses[at + 1]) || !is_other_side(clauses, at + 2)) continue;
        let_go(plan, clauses[at]);
        let_go(plan, clauses[at + 1]);
    }
}

}  // namespace vraagbaak::query
