// SPDX-License-Identifier: GPL-2.0-or-later
#include "build_text.hpp"

namespace vraagbaak::tool {

int run_remove(Session& session) {
    auto& base = session.base();
    const auto& id = session.words().front();
    const bool purge = session.given().has("purge");
    const auto status = build_and_report(session, [&](const BuildOptions& options) {
        auto report = base.remove(id, purge, options);
        const bool unknown = report.generation == 0 && !report.refused;
        if (unknown && !purge) throw Error(ErrorKind::refused, {"unknown_record", {id}});  // gone can still be purged
        return report;
    });
    if (purge && status == done) session.note("purge_done", {id});
    return status;
}

}  // namespace vraagbaak::tool
