// SPDX-License-Identifier: GPL-2.0-or-later
#include "json.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

int run_init(Session& session) {
    const auto folder = session.words().empty() ? session.folder() : session.words().front();
    KnowledgeBase::create(folder, session.language());
    if (session.json()) {
        session.out().line(json_line({{"base", folder}}));
        return done;
    }
    auto page = session.page();
    page.line(session.sentence("init_done", {folder}));
    std::size_t step = 0;
    for (const auto* next : {"init_next_settings", "init_next_index", "init_next_search"})
        if (!session.quiet()) page.item("  " + std::to_string(++step) + ". ", session.sentence(next, {folder}));
    session.out().write(page.text());
    return done;
}

}  // namespace vraagbaak::tool
