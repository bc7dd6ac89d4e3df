// SPDX-License-Identifier: GPL-2.0-or-later
// What a redacteur reads once a week, once a year, or with a new colleague: tables of what was asked, what was not found and what
// grows old. As text, JSON, or one HTML page that stands by itself (render.hpp).
//
//   const auto week = base.report(redacteur, "week", {});
//   std::ofstream{"week.html"} << to_html(week, "nl");
//
// A report shows what its asker may see: questions and records as statistics.hpp has them, and never who asked or at what hour.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "vraagbaak/date.hpp"
#include "vraagbaak/export.hpp"
#include "vraagbaak/message.hpp"

namespace vraagbaak {

// The first is what programs say, the second what a redacteur types.
struct ReportName {
    std::string_view name, dutch;
    std::string_view about;  // code of the sentence that tells what it is
};
VRAAGBAAK_API const std::vector<ReportName>& report_names();

struct ReportColumn {
    std::string key;   // in JSON
    std::string name;  // code of the sentence above it
};

// A text as it stands in the base or the statistics, a number, a share from 0 to 1, a day, or a sentence of ours.
using ReportCell = std::variant<std::string, std::uint64_t, double, Date, Message>;

struct ReportTable {
    std::string key;       // in JSON
    std::string heading;   // code
    std::string about;     // code: what it is and what to do with it
    std::vector<ReportColumn> columns;
    std::vector<std::vector<ReportCell>> rows;  // as wide as `columns`; the first cell names the row
    std::size_t more = 0;  // rows beyond the limit
    std::optional<std::size_t> chart = {};  // a column of numbers or shares that says more as a picture
};

struct Report {
    std::string name;        // as in report_names()
    Date from{}, until{};    // the days that it is about
    std::vector<ReportTable> tables;
    std::vector<Message> notes;  // what the reader must know to trust it
};

struct ReportOptions {
    std::optional<Date> from = {}, until = {};  // days included; none: what fits the report, up to the asker's day
    std::size_t limit = 20;                     // rows of a table, 1 to 1,000; `onboarding` shows twice as many
    // Also tell of questions whose answer is shielded from the asker. For who keeps the base, who may know that it is there;
    // what it is stays untold. Error(refused) for an asker who has none of the groups of DeskSettings::administrators.
    bool shielded = false;
};

}  // namespace vraagbaak
