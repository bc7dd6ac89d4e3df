// SPDX-License-Identifier: GPL-2.0-or-later
// The least that gets a record to the top for a question: shown, and with --publish done.
#include <algorithm>
#include <array>

#include "desk.hpp"

namespace vraagbaak::tool {

namespace {

std::string what(const Session& session, const Proposal& way) {
    const auto& columns = way.columns;
    if (way.kind == "term") return session.sentence("mend_term", {flat(columns[0]), flat(columns[1])});
    if (way.kind == "pin") return session.sentence("mend_pin", {flat(columns[0]), flat(columns[1])});
    if (way.kind == "unhide") return session.sentence("mend_unhide", {flat(columns[0]), flat(columns[1])});
    if (way.kind == "unblock") return session.sentence(columns[1] == "*" ? "mend_unblock_everywhere" : "mend_unblock", {flat(columns[0]), flat(columns[1])});
    return session.sentence("mend_synonym", {flat(columns[0])});
}

std::string command(const Session& session, const Proposal& way) {
    const auto& columns = way.columns;
    if (way.kind == "term") return session.command("mend_do_term", columns);
    if (way.kind == "pin") return session.command("mend_do_pin", columns);
    if (way.kind == "unhide") return session.command("mend_do_unhide", columns);
    if (way.kind == "unblock") return session.command(columns[1] == "*" ? "mend_do_unblock_everywhere" : "mend_do_unblock", columns);
    return session.command("mend_do_synonym", columns);
}

// What --as takes.
constexpr std::array kinds{
    std::pair<std::string_view, std::string_view>{"zoekterm", "term"}, std::pair<std::string_view, std::string_view>{"synoniem", "synonym"},
    std::pair<std::string_view, std::string_view>{"vastzetten", "pin"}, std::pair<std::string_view, std::string_view>{"tonen", "unhide"},
    std::pair<std::string_view, std::string_view>{"deblokkeren", "unblock"}};

std::size_t chosen(const Session& session, const Mending& mending) {
    const auto kind = session.given().text("as");
    if (!kind) return 0;
    const auto meant = std::ranges::find_if(kinds, [&](const auto& one) { return one.first == *kind || one.second == *kind; });
    if (meant == kinds.end()) throw Error(ErrorKind::usage, {"mend_no_such_way", {*kind}}, {{}, 0, "as"});
    const auto found = std::ranges::find(mending.proposals, meant->second, &Proposal::kind);
    if (found == mending.proposals.end()) throw Error(ErrorKind::refused, {"mend_not_so", {*kind}});
    return static_cast<std::size_t>(found - mending.proposals.begin());
}

void write_ways(Session& session, Page& page, const Mending& mending, std::size_t choice) {
    page.line(mending.rank == 0 ? session.sentence("why_not_absent") : session.sentence("mend_rank", {std::to_string(mending.rank)}));
    for (std::size_t i = 0; i < mending.proposals.size(); ++i) {
        const auto& way = mending.proposals[i];
        page.fact(session.sentence(i == choice ? "mend_proposal" : "mend_other"), what(session, way) + " " + session.sentence("mend_then", {std::to_string(way.rank)}));
        if (i == choice) write_effect(session, page, way.effect);
        else page.command(session.sentence("mend_command"), command(session, way), 4);
    }
}

}  // namespace

int run_mend(Session& session) {
    const auto id = session.given().text("article");
    if (!id) throw Error(ErrorKind::usage, {"mend_needs_article", {}});
    auto desk = desk_of(session);
    const auto mending = desk.mend(session.question(session.words()), *id);
    std::optional<PublishReport> report;
    const bool can = mending.rank != 1 && !mending.proposals.empty();
    const auto choice = can ? chosen(session, mending) : 0;
    if (can && session.given().has("publish")) {
        PublishOptions options;
        options.why = reason_of(session);
        report = desk.publish_edit([&](Editorial& one) { return one.apply(mending.proposals[choice], options.why); }, options).report;
    }
    if (session.json()) {
        session.out().line(to_json(mending, report, session.language()));
    } else {
        auto page = session.page();
        if (!session.quiet()) page.line(session.sentence("desk_sees_all"));
        if (mending.rank == 1) page.line(session.sentence("mend_first_already"));
        else if (!can) page.line(session.sentence("mend_no_way"));
        else write_ways(session, page, mending, choice);
        if (report && report->refused) write_remarks(session, page, report->remarks);
        if (report) write_published(session, page, *report, true);
        else if (can) page.command(session.sentence("mend_do"), command(session, mending.proposals[choice]));
        session.out().write(page.text());
    }
    if (report) return status_of(*report);
    return mending.rank == 1 || can ? done : nothing_found;
}

}  // namespace vraagbaak::tool
