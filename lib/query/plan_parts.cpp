// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan_parts.hpp"

#include <algorithm>

namespace vraagbaak::query {

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
