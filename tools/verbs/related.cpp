// SPDX-License-Identifier: GPL-2.0-or-later
#include "answer_text.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

int run_related(Session& session) {
    const auto& id = session.words().front();
    const auto searcher = session.base().searcher(session.asker());
    if (!searcher.show(id)) throw Error(ErrorKind::refused, {"unknown_record", {id}});
    const auto related = searcher.related(id, session.given().number("limit", 10, 1, 1000));
    if (session.json()) {
        session.out().line(to_json(related));
    } else {
        auto page = session.page();
        write_related(page, related, session.language());
        session.out().write(page.text());
    }
    return related.empty() ? nothing_found : done;
}

}  // namespace vraagbaak::tool
