// SPDX-License-Identifier: GPL-2.0-or-later
#include "json.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

int run_backup(Session& session) {
    const auto& file = session.words().front();
    session.base().backup(file, now());
    if (session.json())
        session.out().line(json_line({{"file", file}}));
    else if (!session.quiet())
        session.out().line(session.sentence("backup_done", {file}));
    return done;
}

}  // namespace vraagbaak::tool
