// SPDX-License-Identifier: GPL-2.0-or-later
#include "health_text.hpp"

namespace vraagbaak::tool {

void write_health(Session& session, const Health& health) {
    if (session.json()) return session.out().line(to_json(health, session.language()));
    auto page = session.page();
    for (const auto& item : health.items) {
        if (session.quiet() && item.good) continue;
        const auto mark = session.sentence(item.good ? "health_good" : "health_bad");
        page.line(mark + " " + flat(item.name) + ": " + flat(text(item.message, session.language())));
    }
    session.out().write(page.text());
}

}  // namespace vraagbaak::tool
