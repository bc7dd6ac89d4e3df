// SPDX-License-Identifier: GPL-2.0-or-later
#include "changes_text.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

int run_changes(Session& session) {
    const auto asker = session.asker();
    const auto since = since_of(session.given().text("since"), asker.date);
    const auto limit = session.given().number("limit", 0, 1, 100'000);
    const auto changes = session.base().changes(asker, changes_query(session.base(), asker, since, limit));
    if (session.json()) {
        session.out().line(to_json(changes));
    } else {
        auto page = session.page();
        write_changes(page, changes, session.language());
        session.out().write(page.text());
    }
    return changes.total == 0 ? nothing_found : done;
}

}  // namespace vraagbaak::tool
