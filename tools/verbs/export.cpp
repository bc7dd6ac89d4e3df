// SPDX-License-Identifier: GPL-2.0-or-later
// All records into a file, or to standard output as they come: an export may be larger than memory.
#include <algorithm>
#include <array>
#include <iostream>
#include <utility>

#include "interrupt.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

namespace {

using Form = std::pair<std::string_view, ExportForm>;

constexpr std::array forms{Form{"native", ExportForm::native}, Form{"vac", ExportForm::vac}, Form{"pdc", ExportForm::pdc}};
constexpr std::size_t piece = 1 << 16;

struct NobodyReads {};  // or the output cannot be written; the program tells which at its end

ExportOptions options_of(const Session& session, std::stop_token stop) {
    const auto name = session.given().text("form").value_or("native");
    const auto form = std::ranges::find(forms, name, &Form::first);
    if (form == forms.end()) throw Error(ErrorKind::usage, {"export_form_name", {name}});
    return {form->second, session.given().text("source").value_or(""), session.given().text("kind").value_or(""), std::move(stop)};
}

ExportReport to_output(Session& session, const ExportOptions& options) {
    return session.base().export_records(options, [&](std::string_view text) {
        session.out().write(text);
        if (session.out().size() >= piece && !session.out().flush()) throw NobodyReads{};
    });
}

std::string counted(const Session& session, std::size_t count, const char* one, const char* many, const std::string& more = {}) {
    return session.sentence(count == 1 ? one : many, {std::to_string(count), more});
}

std::string report_text(const Session& session, const ExportReport& report, const std::string& file) {
    auto page = session.page();
    if (report.records == 0) page.line(session.sentence("export_none"));
    else if (file == "-") page.line(counted(session, report.records, "export_written_one", "export_written"));
    else page.line(counted(session, report.records, "export_done_one", "export_done", file));
    for (const auto& [kind, records] : report.left_out)
        page.line(counted(session, records, "export_left_out_one", "export_left_out", kind));
    if (report.unpublished > 0) page.line(counted(session, report.unpublished, "export_unpublished_one", "export_unpublished"));
    if (report.shielded > 0) page.line(counted(session, report.shielded, "export_shielded_one", "export_shielded"));
    return page.text();
}

}  // namespace

int run_export(Session& session) {
    const auto& file = session.words().front();
    const bool to_file = file != "-";
    if (!to_file && session.json()) throw Error(ErrorKind::usage, {"export_json_needs_file", {}});
    auto& base = session.base();
    ExportReport report;
    try {
        const Interrupt interrupt;
        const auto options = options_of(session, interrupt.token());
        report = to_file ? base.export_file(options, file, session.given().has("force")) : to_output(session, options);
    } catch (const NobodyReads&) {
        return done;
    }
    if (session.json()) session.out().line(to_json(report));
    else if (to_file && !session.quiet()) session.out().write(report_text(session, report, file));
    else if (!session.quiet()) std::cerr << report_text(session, report, file);
    return report.records > 0 ? done : nothing_found;
}

}  // namespace vraagbaak::tool
