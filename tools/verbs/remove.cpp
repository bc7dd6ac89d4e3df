// SPDX-License-Identifier: GPL-2.0-or-later
#include "build_text.hpp"

namespace vraagbaak::tool {

int run_remove(Session& session) {
    auto& base = session.base();
    return build_and_report(session, [&](const BuildOptions& options) {
        const auto& id = session.words().front();
        auto report = base.remove(id, session.given().has("purge"), options);
        if (report.generation == 0 && !report.refused) throw Error(ErrorKind::refused, {"unknown_record", {id}});
        return report;
    });
}

}  // namespace vraagbaak::tool
