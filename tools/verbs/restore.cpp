// SPDX-License-Identifier: GPL-2.0-or-later
#include "json.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

int run_restore(Session& session) {
    const auto& file = session.words().front();
    const auto folder = session.folder();
    KnowledgeBase::restore(file, folder);
    if (session.json())
        session.out().line(json_line({{"file", file}, {"base", folder}}));
    else if (!session.quiet())
        session.out().line(session.sentence("restore_done", {file, folder}));
    return done;
}

}  // namespace vraagbaak::tool
