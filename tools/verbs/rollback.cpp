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
    std::size_t before = 0;
    for (const auto& one : session.base().generations())
        if (one.current) before = one.number;
    const auto number = session.base().rollback(wanted_generation(session));
    if (session.json())
        session.out().line(json_line({{"generation", number}}));
    else if (!session.quiet()) {
        auto page = session.page();
        page.line(session.sentence("rollback_done", {std::to_string(number)}));
        if (before > 0 && before != number) page.command(session.sentence("publish_undo"), session.command("rollback_do", {std::to_string(before)}));
        session.out().write(page.text());
    }
    // What was put or removed since is not in an older generation, and would be a surprise at the next build.
    for (const auto& item : session.base().health().items)
        if (item.name == "additions" && !item.good) session.note(item.message.code, item.message.arguments);
    return done;
}

}  // namespace vraagbaak::tool
