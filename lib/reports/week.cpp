// SPDX-License-Identifier: GPL-2.0-or-later
// The page of the week.
#include <algorithm>
#include <map>

#include "reports/reports.hpp"

namespace vraagbaak::reports {

namespace {

constexpr std::size_t all = 100'000;
constexpr std::size_t most_looked_up = 2'000;  // questions: some seconds on a slow machine

Days days_just_before(const Days& days) {
    const auto length = std::chrono::sys_days{days.until} - std::chrono::sys_days{days.from} + std::chrono::days{1};
    return {days_before(days.from, static_cast<int>(length.count())), days_before(days.from, 1)};
}

void figures(const Sources& sources, const Days& days, Report& report) {
    ReportTable table{"figures", "report_figures_heading", "report_figures_about",
                      {{"figure", "report_column_figure"}, {"now", "report_column_this_time"}, {"before", "report_column_time_before"}}, {}, 0, {}};
    const auto now = sources.statistics.totals(days.period()), before = sources.statistics.totals(days_just_before(days).period());
    const auto add = [&](const char* name, std::size_t Totals::*count) {
        table.rows.push_back({Message{name, {}}, std::uint64_t{now.*count}, std::uint64_t{before.*count}});
    };
    add("report_figure_asked", &Totals::asked);
    add("report_figure_without_hits", &Totals::without_hits);
    add("report_figure_opened", &Totals::opened);
    add("report_figure_yes", &Totals::yes);
    add("report_figure_partly", &Totals::partly);
    add("report_figure_no", &Totals::no);
    add("report_figure_withheld", &Totals::withheld);
    report.tables.push_back(std::move(table));
    if (now.waiting > 0) report.notes.push_back({"report_note_waiting", {std::to_string(now.waiting)}});
}

void risers(const Sources& sources, const Days& days, Report& report) {
    std::map<std::string, std::size_t> before;
    for (const auto& one : sources.statistics.questions(Selection::all, days_just_before(days).period(), all)) before[one.question] = one.asked;
    ReportTable table{"risers", "report_risers_heading", "report_risers_about",
                      {{"question", "report_column_question"}, {"asked", "report_column_this_time"}, {"before", "report_column_time_before"}}, {}, 0, 1};
    for (const auto& one : sources.statistics.questions(Selection::all, days.period(), all))
        if (const auto earlier = before.contains(one.question) ? before.at(one.question) : 0; one.asked > earlier)
            table.rows.push_back({one.question, std::uint64_t{one.asked}, std::uint64_t{earlier}});
    const auto gain = [](const std::vector<ReportCell>& row) { return std::get<std::uint64_t>(row[1]) - std::get<std::uint64_t>(row[2]); };
    std::ranges::stable_sort(table.rows, std::ranges::greater{}, gain);
    tell_of_unknown(table, report);
    report.tables.push_back(std::move(table));
}

// How often each record was what a question leads to, as far as today can tell: the questions that were asked most, and what is found first for
// each. Many systems never tell what was opened, and then this is all that is known.
std::map<std::string, std::size_t> asked_for(const Sources& sources, const Days& days) {
    std::map<std::string, std::size_t> out;
    for (const auto& one : sources.statistics.questions(Selection::all, days.period(), most_looked_up))
        if (const auto hit = first_hit(sources.finder, one.question)) out[hit->id] += one.asked;
    return out;
}

void changed_and_asked(const Sources& sources, const Days& days, Report& report) {
    ReportTable table{"changed", "report_changed_heading", "report_changed_about",
                      {{"title", "report_column_title"}, {"id", "report_column_id"}, {"day", "report_column_changed"}, {"asked", "report_column_asked"},
                       {"opened", "report_column_opened"}}, {}, 0, 3};
    const auto changes = sources.changes(days.from).records;
    if (!changes.empty()) {
        std::map<std::string, std::size_t> opened;
        for (const auto& record : sources.statistics.records(days.period(), all)) opened[record.id] = record.opened;
        const auto asked = asked_for(sources, days);
        const auto count_in = [](const std::map<std::string, std::size_t>& counts, const std::string& id) {
            return std::uint64_t{counts.contains(id) ? counts.at(id) : 0};
        };
        for (const auto& record : changes)
            if (record.change != ChangeKind::removed && record.day <= days.until) table.rows.push_back({record.title, record.id, record.day, count_in(asked, record.id), count_in(opened, record.id)});
    }
    const auto counts = [](const std::vector<ReportCell>& row) { return std::pair{std::get<std::uint64_t>(row[3]), std::get<std::uint64_t>(row[4])}; };
    std::ranges::stable_sort(table.rows, std::ranges::greater{}, counts);
    report.tables.push_back(std::move(table));
}

void overdue(const Sources& sources, Report& report) {
    struct Waiting {
        std::size_t count = 0;
        Date oldest{};
    };
    std::map<std::string, Waiting> waiting;
    for (const auto& one : sources.inbox.list(sources.asker, {.overdue = true})) {  // oldest first
        auto& mine = waiting[one.to];
        if (mine.count++ == 0) mine.oldest = one.created;
    }
    ReportTable table{"overdue", "report_overdue_heading", "report_overdue_about",
                      {{"to", "report_column_to"}, {"count", "report_column_count"}, {"oldest", "report_column_oldest"}}, {}, 0, {}};
    for (const auto& [to, one] : waiting) table.rows.push_back({to, std::uint64_t{one.count}, one.oldest});
    std::ranges::stable_sort(table.rows, std::ranges::greater{}, [](const std::vector<ReportCell>& row) { return std::get<std::uint64_t>(row[1]); });
    report.tables.push_back(std::move(table));
}

void gate(const Sources& sources, Report& report) {
    ReportTable table{"gate", "report_gate_heading", "report_gate_about",
                      {{"version", "report_column_version"}, {"day", "report_column_published"}, {"topics", "report_column_topics"},
                       {"success1", "report_column_success1"}, {"success3", "report_column_success3"}}, {}, 0, 4};
    for (const auto& state : sources.golden())
        table.rows.push_back({state.version == 0 ? ReportCell{Message{"report_no_lists", {}}} : ReportCell{std::uint64_t{state.version}}, state.day,
                              std::uint64_t{state.measures.topics}, state.measures.success_at_1, state.measures.success_at_3});
    report.tables.push_back(std::move(table));
}

}  // namespace

void week(const Sources& sources, const Days& days, Report& report) {
    figures(sources, days, report);
    risers(sources, days, report);
    without_hits(sources, days, report);
    changed_and_asked(sources, days, report);
    overdue(sources, report);
    gate(sources, report);
}

}  // namespace vraagbaak::reports
