// SPDX-License-Identifier: GPL-2.0-or-later
// The reports of vraagbaak/report.hpp: what they are made of, and one function for each.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "editorial/trend.hpp"
#include "index/generation.hpp"
#include "search/access.hpp"
#include "search/finder.hpp"
#include "vraagbaak/changes.hpp"
#include "vraagbaak/feedback.hpp"
#include "vraagbaak/report.hpp"
#include "vraagbaak/statistics.hpp"

namespace vraagbaak::reports {

// All of one asker. What it refers to outlives it.
struct Sources {
    const index::Generation& generation;
    const search::Access& access;
    Asker asker;
    const search::Finder& finder;
    const search::Finder* all_seeing;  // of every group, to tell what is shielded; or none
    bool may_be_all_seeing;            // this asker would be told if he asked
    const Statistics& statistics;
    const Inbox& inbox;
    std::function<Changes(Date since)> changes;
    std::function<std::vector<editorial::GoldenState>()> golden;  // oldest first
};

struct Days {
    Date from{}, until{};

    Period period() const { return {from, until, {}}; }
};

// What a report of this name is about when nothing is said of it.
Days usual_days(std::string_view name, Date today);

// Error(usage) for a name that there is not, days in the wrong order or a limit out of its range.
Report make(const std::string& name, const Sources& sources, const ReportOptions& options);

// Each adds the tables of one report, with all rows; make() cuts them.
void week(const Sources& sources, const Days& days, Report& report);
void without_hits(const Sources& sources, const Days& days, Report& report);
void tell_of_unknown(const ReportTable& table, Report& report);  // what "[?]" in its questions is
void rephrased(const Sources& sources, const Days& days, Report& report);
void proposed_synonyms(const Sources& sources, const Days& days, Report& report);
void onboarding(const Sources& sources, const Days& days, Report& report);
void stale(const Sources& sources, const Days& days, Report& report);
void duplicates(const Sources& sources, const Days& days, Report& report);
void unused(const Sources& sources, const Days& days, Report& report);
void new_year(const Sources& sources, const Days& days, Report& report);

// What the asker finds first for a question today.
std::optional<Hit> first_hit(const search::Finder& finder, const std::string& question);

Date days_before(Date day, int count);
Date months_before(Date day, int count);

}  // namespace vraagbaak::reports
