// SPDX-License-Identifier: GPL-2.0-or-later
#include "reports/reports.hpp"

#include <algorithm>
#include <array>

#include "vraagbaak/error.hpp"

namespace vraagbaak {

namespace {

struct Kind {
    ReportName name;
    void (*fill)(const reports::Sources&, const reports::Days&, Report&);
};

constexpr std::array kinds{
    Kind{{"week", "week", "report_week"}, reports::week},
    Kind{{"no-hits", "zonder-resultaat", "report_no_hits"}, reports::without_hits},
    Kind{{"rephrased", "anders-gevraagd", "report_rephrased"}, reports::rephrased},
    Kind{{"synonyms", "synoniemen", "report_synonyms"}, reports::proposed_synonyms},
    Kind{{"onboarding", "inwerken", "report_onboarding"}, reports::onboarding},
    Kind{{"stale", "verouderd", "report_stale"}, reports::stale},
    Kind{{"duplicates", "dubbel", "report_duplicates"}, reports::duplicates},
    Kind{{"unused", "ongebruikt", "report_unused"}, reports::unused},
    Kind{{"new-year", "jaarwisseling", "report_new_year"}, reports::new_year},
};

}  // namespace

const std::vector<ReportName>& report_names() {
    static const auto names = [] {
        std::vector<ReportName> out;
        for (const auto& kind : kinds) out.push_back(kind.name);
        return out;
    }();
    return names;
}

namespace reports {

namespace {

constexpr std::size_t most_rows = 1000;

// A new colleague reads forty questions where another table has twenty rows.
std::size_t rows_of(const ReportTable& table, std::size_t limit) { return table.key == "practise" ? 2 * limit : limit; }

}  // namespace

Date days_before(Date day, int count) { return std::chrono::sys_days{day} - std::chrono::days{count}; }

Date months_before(Date day, int count) {
    auto earlier = day - std::chrono::months{count};
    return earlier.ok() ? earlier : Date{earlier.year() / earlier.month() / std::chrono::last};
}

Days usual_days(std::string_view name, Date today) {
    if (name == "week") return {days_before(today, 6), today};
    if (name == "unused") return {months_before(today, 13), today};
    if (name == "onboarding" || name == "synonyms") return {months_before(today, 12), today};
    if (name == "no-hits" || name == "rephrased") return {days_before(today, 27), today};
    return {today, today};
}

Report make(const std::string& name, const Sources& sources, const ReportOptions& options) {
    const auto kind = std::ranges::find_if(kinds, [&](const Kind& one) { return one.name.name == name || one.name.dutch == name; });
    if (kind == kinds.end()) throw Error(ErrorKind::usage, {"report_unknown", {name}});
    if (options.limit == 0 || options.limit > most_rows) throw Error(ErrorKind::usage, {"report_limit", {std::to_string(most_rows)}});
    auto days = usual_days(kind->name.name, options.until.value_or(sources.asker.date));
    if (options.from) days.from = *options.from;
    if (days.from > days.until) throw Error(ErrorKind::usage, {"dates_reversed", {to_string(days.from), to_string(days.until)}});
    Report report{std::string{kind->name.name}, days.from, days.until, {}, {}};
    kind->fill(sources, days, report);
    for (auto& table : report.tables) {
        const auto rows = rows_of(table, options.limit);
        if (table.rows.size() <= rows) continue;
        table.more = table.rows.size() - rows;
        table.rows.resize(rows);
    }
    return report;
}

}  // namespace reports

}  // namespace vraagbaak
