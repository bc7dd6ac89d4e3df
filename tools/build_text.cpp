// SPDX-License-Identifier: GPL-2.0-or-later
#include "build_text.hpp"

#include <algorithm>
#include <array>
#include <iostream>
#include <utility>

#include <unistd.h>

#include "interrupt.hpp"

namespace vraagbaak::tool {

namespace {

using Codes = std::pair<std::string_view, std::string_view>;

constexpr std::array phase_codes{
    Codes{"reading", "phase_reading"},       Codes{"indexing", "phase_indexing"},
    Codes{"compacting", "phase_compacting"}, Codes{"verifying", "phase_verifying"},
    Codes{"publishing", "phase_publishing"},
};

// A source with a fault on every line must not scroll everything else away; --json has more of them.
constexpr std::size_t most_shown = 100;
constexpr std::size_t most_notes = 10;  // of a source
constexpr std::size_t most_ids = 20;  // of a trial

std::string phase_text(const std::string& phase, std::string_view language) {
    const auto found = std::ranges::find(phase_codes, phase, &Codes::first);
    return found == phase_codes.end() ? phase : text({std::string(found->second), {}}, language);
}

// What came through a pipe has no name.
std::string place_text(const Place& place, std::string_view language) {
    if (place.file == "-")
        return text({"place_input", {std::to_string(place.line)}}, language) + (place.field.empty() ? "" : " " + place.field);
    std::string out = place.file;
    if (place.line > 0) out += ":" + std::to_string(place.line);
    if (!place.field.empty()) out += (out.empty() ? "" : " ") + place.field;
    return out;
}

class ReportWriter {
public:
    ReportWriter(const Session& session, const BuildReport& report)
        : session_(session), report_(report), page_(session.page()) {}

    std::string write() {
        if (!session_.quiet() && !report_.refused) write_outcome();
        write_findings("report_rejected", report_.rejected, report_.more_rejected);
        if (!session_.quiet()) write_findings("report_warnings", report_.warnings, report_.more_warnings);
        return page_.text();
    }

private:
    void write_outcome() {
        if (report_.dry_run)
            page_.line(session_.sentence(report_.accepted == 1 ? "report_trial_one" : "report_trial", {std::to_string(report_.accepted)}));
        else if (report_.generation == 0)
            page_.line(session_.sentence("report_unchanged"));
        else
            page_.line(session_.sentence(report_.accepted == 1 ? "report_generation_one" : "report_generation",
                                         {std::to_string(report_.generation), std::to_string(report_.accepted)}));
        page_.line(session_.sentence("report_difference",
                                     {std::to_string(report_.added.size()), std::to_string(report_.changed.size()),
                                      std::to_string(report_.removed.size())}));
        if (report_.dry_run) write_ids();
        for (const auto& source : report_.sources) write_source(source);
    }

    void write_source(const SourceCount& source) {
        page_.line(session_.sentence(source.files == 1 ? "report_source_one" : "report_source",
                                     {source.source, std::to_string(source.files), std::to_string(source.accepted),
                                      std::to_string(source.rejected)}),
                   2);
        const auto shown = std::min(source.notes.size(), most_notes);
        for (std::size_t i = 0; i < shown; ++i) page_.item(page_.plain() ? "" : "    - ", finding_text(source.notes[i]));
        if (const auto more = source.notes.size() - shown + source.more_notes; more > 0)
            page_.line(session_.sentence("report_more", {std::to_string(more)}), 4);
    }

    void write_ids() {
        write_ids("report_trial_added", report_.added);
        write_ids("report_trial_changed", report_.changed);
        write_ids("report_trial_removed", report_.removed);
    }

    void write_ids(std::string code, const std::vector<std::string>& ids) {
        std::string list;
        const auto shown = std::min(ids.size(), most_ids);
        for (std::size_t i = 0; i < shown; ++i) list += (i == 0 ? "" : ", ") + flat(ids[i]);
        if (ids.size() > shown) list += ", " + session_.sentence("report_trial_more", {std::to_string(ids.size() - shown)});
        page_.fact(session_.sentence(std::move(code)), list, 2);
    }

    void write_findings(std::string code, const std::vector<Finding>& findings, std::size_t more) {
        if (findings.empty()) return;
        page_.line(session_.sentence(std::move(code), {std::to_string(findings.size() + more)}));
        const auto shown = std::min(findings.size(), most_shown);
        for (std::size_t i = 0; i < shown; ++i) write_finding(findings[i]);
        if (more += findings.size() - shown; more > 0)
            page_.line(session_.sentence("report_more", {std::to_string(more)}), 2);
    }

    std::string finding_text(const Finding& finding) const {
        const auto place = flat(place_text(finding.place, session_.language()));
        const auto reason = flat(text(finding.message, session_.language()));
        return place.empty() ? reason : place + ": " + reason;
    }

    void write_finding(const Finding& finding) { page_.item(page_.plain() ? "" : "  - ", finding_text(finding)); }

    const Session& session_;
    const BuildReport& report_;
    Page page_;
};

BuildOptions build_options(const Session& session, ProgressLine& progress, std::stop_token stop) {
    BuildOptions options;
    options.allow_shrink = session.given().has("allow-shrink");
    options.strict = session.given().has("strict");
    options.golden_gate = session.given().has("golden-gate");
    options.min_success3 = least_success(session);
    options.moment = now();
    options.progress = [&progress](const Progress& state) { progress.show(state); };
    options.stop = std::move(stop);
    return options;
}

}  // namespace

ProgressLine::ProgressLine(const Session& session)
    : language_(session.language()),
      wanted_(is_terminal(STDERR_FILENO) && !session.json() && !session.plain() && !session.quiet()) {}

ProgressLine::~ProgressLine() {
    if (shown_) std::cerr << "\r\x1b[K" << std::flush;
}

void ProgressLine::show(const Progress& progress) {
    if (!wanted_) return;
    auto line = phase_text(progress.phase, language_);
    if (progress.done > 0) line += " " + std::to_string(progress.done);
    // The total is what the generation before held: once passed, or before anything is read, it says nothing.
    const bool total_helps = progress.done > 0 && progress.total >= progress.done;
    if (total_helps) line += "/" + std::to_string(progress.total);
    if (progress.per_second >= 1)
        line += text({"progress_rate", {std::to_string(static_cast<long long>(progress.per_second))}}, language_);
    if (total_helps && progress.left.count() > 0)
        line += text({"progress_left", {std::to_string(progress.left.count())}}, language_);
    std::cerr << '\r' << clean(line) << "\x1b[K" << std::flush;
    shown_ = true;
}

namespace {

// To standard error, like every other "no".
int tell_refusal(const Session& session, const Finding& why) {
    if (!session.json()) std::cerr << "vraagbaak: " << flat(text(why.message, session.language())) << '\n';
    return why.message.code == "put_all_rejected" ? records_rejected : refused;
}

}  // namespace

int build_and_report(Session& session, const std::function<BuildReport(const BuildOptions&)>& build) {
    BuildReport report;
    {
        ProgressLine progress(session);
        Interrupt interrupt;
        report = build(build_options(session, progress, interrupt.token()));
    }
    if (session.json())
        session.out().line(to_json(report, session.language()));
    else
        session.out().write(ReportWriter(session, report).write());
    if (report.refused) return tell_refusal(session, *report.refused);
    return report.rejected.empty() ? done : records_rejected;
}

}  // namespace vraagbaak::tool
