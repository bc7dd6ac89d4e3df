// SPDX-License-Identifier: GPL-2.0-or-later
#include "json.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

namespace {

std::optional<std::uint64_t> wanted_generation(const Session& session) {
    if (session.words().empty()) return std::nullopt;
    const auto& word = session.words().front();
    if (const auto number = parse_number(word); number && *number > 0) return *number;
    throw Error(ErrorKind::usage, {"not_a_generation", {word}});
}

}  // namespace

int run_rollback(Session& session) {
    const auto number = session.base().rollback(wanted_generation(session));
    if (session.json())
        session.out().line(json_line({{"generation", number}}));
    else if (!session.quiet())
        session.out().line(session.sentence("rollback_done", {std::to_string(number)}));
    // What was put or removed since is not in an older generation, and would be a surprise at the next build.
    for (const auto& item : session.base().health().items)
        if (item.name == "additions" && !item.good) session.note(item.message.code, item.message.arguments);
    return done;
}

}  // namespace vraagbaak::tool
