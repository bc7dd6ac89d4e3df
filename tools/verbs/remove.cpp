// SPDX-License-Identifier: GPL-2.0-or-later
#include "build_text.hpp"

namespace vraagbaak::tool {

int run_remove(Session& session) {
    auto& base = session.base();
    return build_and_report(session, [&](const BuildOptions& options) {
        return base.remove(session.words().front(), session.given().has("purge"), options);
    });
}

}  // namespace vraagbaak::tool
