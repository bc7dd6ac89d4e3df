// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "health_text.hpp"

namespace vraagbaak::tool {

int run_health(Session& session) {
    const auto health = session.base().health();
    write_health(session, health);
    if (health.good) return done;
    const bool index_bad = std::ranges::any_of(
        health.items, [](const HealthItem& item) { return item.name == "index" && !item.good; });
    return index_bad ? unusable : refused;
}

}  // namespace vraagbaak::tool
