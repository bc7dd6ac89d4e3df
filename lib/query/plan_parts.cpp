// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan_parts.hpp"

#include <algorithm>

namespace vraagbaak::query {

namespace {

// What a word is about: its stem, or itself where it has none.
const Term* subject(const Clause& clause) {
    if (clause.need != Need::wanted || clause.node.combine != Combine::unit || clause.node.unit.function_word) return nullptr;
    for (const auto& reading : clause.node.unit.readings)
        if (reading.kind == "stem" || reading.kind == "special") return &reading.terms.front();
    return nullptr;
}

}  // namespace

void drop_repeated_words(Plan& plan) {
    auto& clauses = plan.clauses;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        const auto* said = subject(clauses[i]);
        if (!said) continue;
        const auto again = [&](const Clause& other) { return subject(other) && *subject(other) == *said; };
        clauses.erase(std::remove_if(clauses.begin() + static_cast<std::ptrdiff_t>(i) + 1, clauses.end(), again), clauses.end());
    }
}

void drop_needless_parts(Plan& plan, const std::function<bool(const Unit&)>& found) {
    Clause* only = nullptr;
    for (auto& clause : plan.clauses) {
        if (clause.function_word() || clause.need == Need::excluded) continue;
        if (only || clause.node.combine != Combine::unit) return;
        only = &clause;
    }
    if (!only || std::ranges::find(only->node.unit.readings, "part", &Reading::kind) == only->node.unit.readings.end()) return;
    auto whole = without_single_parts(only->node.unit);
    if (found(whole)) only->node.unit = std::move(whole);
}

Unit without_single_parts(Unit unit) {
    std::erase_if(unit.readings, [](const Reading& reading) { return reading.kind == "part"; });
    return unit;
}

}  // namespace vraagbaak::query
