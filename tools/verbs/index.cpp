// SPDX-License-Identifier: GPL-2.0-or-later
#include "build_text.hpp"

namespace vraagbaak::tool {

namespace {

std::vector<Source> sources_of(const std::vector<std::string>& words) {
    std::vector<Source> sources(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) sources[i].path = words[i];
    return sources;
}

}  // namespace

int run_index(Session& session) {
    auto& base = session.base();
    const auto sources = sources_of(session.words());
    const bool trial = session.given().has("dry-run");
    return build_and_report(session, [&](const BuildOptions& options) {
        return trial ? base.dry_run(sources, options) : base.rebuild(sources, options);
    });
}

}  // namespace vraagbaak::tool
