// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "build_text.hpp"

namespace vraagbaak::tool {

int run_remove(Session& session) {
    auto& base = session.base();
    const auto& id = session.words().front();
    const bool purge = session.given().has("purge");
    bool traces_left = false, removed = false;
    const auto status = build_and_report(session, [&](const BuildOptions& options) {
        auto report = base.remove(id, purge, options);
        traces_left = std::ranges::any_of(report.warnings, [](const Finding& warning) { return warning.message.code.starts_with("purge_"); });
        const bool unknown = report.generation == 0 && report.removed.empty() && !report.refused;
        removed = !report.removed.empty();
        if (unknown && !traces_left) throw Error(ErrorKind::refused, {"unknown_record", {id}});
        return report;
    });
    if (removed && !purge) session.note("remove_undo", {});
    if (!purge || status != done) return status;
    if (traces_left) return refused;
    session.note("purge_done", {id});
    return done;
}

}  // namespace vraagbaak::tool
