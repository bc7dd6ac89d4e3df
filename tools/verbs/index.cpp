// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>

#include "build_text.hpp"

namespace vraagbaak::tool {

namespace {

// Paths of the settings are relative to the base; those of the command line to where the user stands.
std::vector<Source> sources_of(const std::vector<std::string>& words) {
    std::vector<Source> sources;
    for (const auto& word : words) {
        const auto path = std::filesystem::absolute(word).lexically_normal();
        Source source;
        source.path = path.string();
        sources.push_back(std::move(source));
    }
    return sources;
}

}  // namespace

int run_index(Session& session) {
    auto& base = session.base();
    if (!session.words().empty() && !base.settings().sources.empty())
        throw Error(ErrorKind::usage, {"sources_in_settings", {session.words().front()}});
    const auto sources = sources_of(session.words());
    return build_and_report(session, [&](const BuildOptions& options) { return base.rebuild(sources, options); });
}

}  // namespace vraagbaak::tool
