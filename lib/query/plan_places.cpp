// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan_places.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace vraagbaak::query {

namespace {

constexpr std::array<std::string_view, 5> places{"straat", "buurt", "wijk", "dorp", "stad"};
constexpr std::array<std::string_view, 3> before_places{"in", "op", "bij"};
constexpr std::size_t most_between = 2;  // small words: "bij ons in de straat" has one

template <std::size_t size>
bool is_any_of(const std::array<std::string_view, size>& words, const std::string& text) {
    return std::ranges::find(words, unicode::fold(text)) != words.end();
}

bool is_place(const Clause& clause) {
    return clause.need == Need::wanted && clause.node.combine == Combine::unit && is_any_of(places, clause.text);
}

bool stands_behind_preposition(const std::vector<Clause>& clauses, std::size_t at) {
    for (std::size_t back = 1; back <= most_between + 1 && back <= at; ++back) {
        const auto& clause = clauses[at - back];
        if (!clause.function_word()) return false;
        if (is_any_of(before_places, clause.text)) return true;
    }
    return false;
}

}  // namespace

void weaken_places(Plan& plan) {
    for (std::size_t at = 1; at < plan.clauses.size(); ++at)
        if (is_place(plan.clauses[at]) && stands_behind_preposition(plan.clauses, at)) plan.clauses[at].node.unit.weak = true;
}

}  // namespace vraagbaak::query
