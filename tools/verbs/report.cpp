// SPDX-License-Identifier: GPL-2.0-or-later
// Shows a report, or makes an HTML page of it.
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "moment.hpp"
#include "session.hpp"
#include "vraagbaak/system_reason.hpp"

namespace vraagbaak::tool {

namespace {

void write_row(Session& session, Page& page, const ReportTable& table, const std::vector<ReportCell>& row) {
    const bool bare = std::holds_alternative<std::uint64_t>(row.front());  // a number alone says nothing
    page.item("- ", (bare ? session.sentence(table.columns.front().name) + ' ' : std::string{}) + flat(text(row.front(), session.language())));
    for (std::size_t i = 1; i < row.size(); ++i)
        page.fact(session.sentence(table.columns[i].name), flat(text(row[i], session.language())), 4);
}

void write_text(Session& session, const Report& report) {
    auto page = session.page();
    for (const auto& one : report_names())
        if (one.name == report.name) page.line(session.sentence(std::string{one.about}));
    page.line(session.sentence(report.from == report.until ? "report_day" : "report_period", {day_text(report.from), day_text(report.until)}));
    for (const auto& note : report.notes) page.line(text(note, session.language()));
    for (const auto& table : report.tables) {
        page.gap();
        page.line(session.sentence(table.heading));
        page.line(session.sentence(table.rows.empty() ? "report_empty" : table.about), 2);
        for (const auto& row : table.rows) write_row(session, page, table, row);
        if (table.more > 0) page.line(session.sentence("report_rows_more", {std::to_string(table.more)}), 2);
    }
    session.out().write(page.text());
}

// Whole or not at all: a report that lies there already stays when the disk is full.
void write_html(const std::string& path, const std::string& html) {
    const auto aside = path + ".nieuw";
    std::ofstream file(aside, std::ios::binary);
    file << html;
    file.close();
    std::error_code problem;
    if (file) std::filesystem::rename(aside, path, problem);
    if (file && !problem) return;
    const auto reason = system_reason(problem ? problem.value() : errno);
    std::filesystem::remove(aside, problem);
    throw Error(ErrorKind::io, {"cannot_write", {path, reason}});
}

void list_names(Session& session) {
    auto page = session.page();
    page.line(session.sentence("report_names"));
    for (const auto& one : report_names())
        page.fact(std::string{session.dutch() ? one.dutch : one.name}, session.sentence(std::string{one.about}), 2);
    session.out().write(page.text());
}

}  // namespace

int run_report(Session& session) {
    const auto& given = session.given();
    const bool asks = given.has("html") || given.has("from") || given.has("until") || given.has("limit") || given.has("shielded");
    if (session.words().empty() && !session.json() && !asks) {
        list_names(session);
        return done;
    }
    if (session.words().empty()) throw Error(ErrorKind::usage, {"report_which", {}});
    ReportOptions options;
    options.from = said_day_given(session, "from");
    options.until = said_day_given(session, "until");
    options.limit = session.given().number("limit", 20, 1, 1000);
    options.shielded = session.given().has("shielded");
    const auto report = session.base().report(session.asker(), session.words().front(), options);
    if (const auto path = session.given().text("html")) {
        write_html(*path, to_html(report, session.language()));
        session.note("report_html_done", {*path});
        if (!session.json()) return done;
    }
    if (session.json()) session.out().line(to_json(report, session.language()));
    else write_text(session, report);
    return done;
}

}  // namespace vraagbaak::tool
