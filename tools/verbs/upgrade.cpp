// SPDX-License-Identifier: GPL-2.0-or-later
#include "build_text.hpp"

namespace vraagbaak::tool {

int run_upgrade(Session& session) {
    auto& base = session.base();
    return build_and_report(session, [&](const BuildOptions& options) { return base.upgrade(options); });
}

}  // namespace vraagbaak::tool
