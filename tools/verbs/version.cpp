// SPDX-License-Identifier: GPL-2.0-or-later
#include "json.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

int run_version(Session& session) {
    session.out().line(session.json() ? json_line({{"version", VRAAGBAAK_VERSION}}) : "vraagbaak " VRAAGBAAK_VERSION);
    return done;
}

}  // namespace vraagbaak::tool
