// SPDX-License-Identifier: GPL-2.0-or-later
#include "build_text.hpp"

#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <set>
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
constexpr std::size_t most_pairs = 10;  // of doubtful people, and of values of which one is lost

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
        write_findings("report_rejected", rejected_records(), report_.rejected, report_.more_rejected);
        if (!session_.quiet())
            write_findings("report_warnings", report_.warnings.size() + report_.more_warnings, report_.warnings, report_.more_warnings);
        return page_.text();
    }

private:
    // One record may have several faults. What was put has no source, and its line tells it apart.
    std::size_t rejected_records() const {
        std::size_t count = 0;
        for (const auto& source : report_.sources) count += source.rejected;
        if (count > 0 || report_.rejected.empty()) return count;
        std::set<std::pair<std::string, std::size_t>> places;
        for (const auto& finding : report_.rejected) places.emplace(finding.place.file, finding.place.line);
        return places.size();
    }

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
        if (report_.merge) write_merge(*report_.merge);
    }

    void write_merge(const MergeReport& merge) {
        page_.line(session_.sentence(merge.persons == 1 ? "report_merged_one" : "report_merged", {std::to_string(merge.persons)}));
        for (const auto& source : merge.sources)
            page_.line(session_.sentence("report_merged_source", {source.source, std::to_string(source.read), std::to_string(source.merged), std::to_string(source.alone)}), 2);
        write_conflicts(merge);
        if (const auto count = merge.narrowed.size() + merge.more_narrowed; count > 0)
            page_.fact(session_.sentence("report_narrowed", {std::to_string(count)}), id_list(merge.narrowed, count), 2);
        const auto count = merge.doubtful.size() + merge.more_doubtful;
        if (count == 0) return;
        page_.line(session_.sentence(count == 1 ? "report_doubtful_one" : "report_doubtful", {std::to_string(count)}), 2);
        const auto shown = std::min(merge.doubtful.size(), most_pairs);
        for (std::size_t i = 0; i < shown; ++i) page_.item(page_.plain() ? "" : "    - ", doubtful_text(session_, merge.doubtful[i]));
        if (count > shown) page_.line(session_.sentence("report_doubtful_more", {std::to_string(count - shown)}), 4);
    }

    // How many of each field, and the first of all.
    void write_conflicts(const MergeReport& merge) {
        std::map<std::string, std::size_t> fields;
        for (const auto& conflict : merge.conflicts) ++fields[conflict.field];
        const auto count = merge.conflicts.size() + merge.more_conflicts;
        if (count == 0) return;
        std::string list;
        for (const auto& [field, number] : fields) list += (list.empty() ? "" : ", ") + field + ' ' + std::to_string(number);
        page_.fact(session_.sentence("report_conflicts", {std::to_string(count)}), list, 2);
        std::vector<const MergeConflict*> order;  // first what nobody finds any more
        for (const bool names : {false, true})
            for (const auto& one : merge.conflicts)
                if ((one.field == "titel") == names) order.push_back(&one);
        const auto shown = std::min(order.size(), most_pairs);
        for (std::size_t i = 0; i < shown; ++i) page_.item(page_.plain() ? "" : "    - ", conflict_text(*order[i]));
        if (count > shown) page_.line(session_.sentence("report_more", {std::to_string(count - shown)}), 4);
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

    // The other name is found all the same.
    std::string conflict_text(const MergeConflict& one) const {
        if (one.shielded) return session_.sentence("report_conflict_shielded", {one.id, one.field, flat(one.source), flat(one.lost_source)});
        const auto value = flat(one.value), lost = flat(one.lost_value);
        if (one.field == "titel") return session_.sentence("report_conflict_name", {one.id, value, flat(one.source), lost, flat(one.lost_source)});
        return session_.sentence("report_conflict", {one.id, one.field, value, flat(one.source), lost, flat(one.lost_source)});
    }

    void write_ids() {
        write_ids("report_trial_added", report_.added);
        write_ids("report_trial_changed", report_.changed);
        write_ids("report_trial_removed", report_.removed);
    }

    void write_ids(std::string code, const std::vector<std::string>& ids) {
        page_.fact(session_.sentence(std::move(code)), id_list(ids, ids.size()), 2);
    }

    // The first of so many.
    std::string id_list(const std::vector<std::string>& ids, std::size_t count) const {
        std::string list;
        const auto shown = std::min(ids.size(), most_ids);
        for (std::size_t i = 0; i < shown; ++i) list += (i == 0 ? "" : ", ") + flat(ids[i]);
        if (count > shown) list += ", " + session_.sentence("report_trial_more", {std::to_string(count - shown)});
        return list;
    }

    void write_findings(std::string code, std::size_t count, const std::vector<Finding>& findings, std::size_t more) {
        if (findings.empty()) return;
        page_.line(session_.sentence(std::move(code), {std::to_string(count)}));
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

std::string doubtful_text(const Session& session, const DoubtfulPair& pair) {
    const auto person = [](const DoubtfulPair::Person& one) { return flat(one.title) + " (" + flat(one.id) + ", " + flat(one.source) + ")"; };
    auto out = person(pair.first) + " – " + person(pair.second) + ": " + flat(text(pair.reason, session.language()));
    if (!pair.obstacle.code.empty()) out += ' ' + flat(text(pair.obstacle, session.language()));
    return out;
}

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
    if (progress.left.count() > 0)
        line += progress.left < std::chrono::minutes{2} ? text({"progress_left", {std::to_string(progress.left.count())}}, language_)
                                                        : text({"progress_left_minutes", {std::to_string(progress.left / std::chrono::minutes{1})}}, language_);
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
