// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "health_text.hpp"

namespace vraagbaak::tool {

int run_verify(Session& session) {
    Health health;
    health.items = session.base().verify(session.given().has("deep"));
    health.good = std::ranges::all_of(health.items, &HealthItem::good);
    write_health(session, health);
    return health.good ? done : unusable;
}

}  // namespace vraagbaak::tool
