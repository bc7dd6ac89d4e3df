// SPDX-License-Identifier: GPL-2.0-or-later
// Reports about what stands in the base.
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "reports/near_duplicates.hpp"
#include "reports/old_figures.hpp"
#include "reports/reports.hpp"
#include "search/links.hpp"

namespace vraagbaak::reports {

namespace {

constexpr int months_unchanged = 12, days_ahead = 60;
constexpr std::size_t all = 1'000'000;
constexpr std::size_t run_of_words = 4;
constexpr std::size_t fewest_shingles = 20;  // of texts of a line or two it says nothing that they are alike
constexpr double alike = 0.6;

bool is_article(std::string_view kind) {
    constexpr std::array<std::string_view, 3> others{"medewerker", "afdeling", "project"};
    return std::ranges::find(others, kind) == others.end();
}

// Every article that the asker sees today.
template <class Visit>
void each_article(const Sources& sources, Visit visit) {
    const auto seen = sources.access.visible();
    const auto& texts = sources.generation.texts();
    for (std::uint32_t document = 1; document <= texts.size(); ++document) {
        if (seen && !seen->has(document)) continue;
        const auto view = texts.view(document);
        if (is_article(view.kind)) visit(view);
    }
}

ReportTable table_of_articles(const char* key, const char* heading, const char* about) {
    return {key, heading, about, {{"title", "report_column_title"}, {"id", "report_column_id"}}, {}, 0, {}};
}

std::vector<ReportCell> row_of(const index::StoredView& view) { return {std::string{view.title()}, std::string{view.id}}; }

// As show() tells it: not who is shielded.
ReportCell owner_of(const Sources& sources, const Record& record) {
    return search::Links{sources.generation, sources.access, sources.asker}.hides(index::Relation::owner, record.owner) ? std::string{} : record.owner;
}

// By the day in a column.
void sort_by_day(ReportTable& table, std::size_t column) {
    std::ranges::stable_sort(table.rows, {}, [&](const std::vector<ReportCell>& row) { return std::get<Date>(row[column]); });
}

Shingles shingles_of(const index::StoredView& view) {
    std::vector<std::uint64_t> words;
    std::size_t part_before = 0, end_before = 0;
    view.each_word([](std::string_view folded, std::string_view stem, const auto&) { return XXH3_64bits((stem.empty() ? folded : stem).data(), (stem.empty() ? folded : stem).size()); },
                   [&](std::size_t part, Range range, std::uint64_t word) {
                       if (part == part_before && range.begin < end_before) return;  // another reading of the same letters
                       part_before = part;
                       end_before = range.end;
                       words.push_back(word);
                   });
    return reports::shingles_of(words, run_of_words);
}

}  // namespace

void stale(const Sources& sources, const Days& days, Report& report) {
    auto due = table_of_articles("due", "report_review_heading", "report_review_about");
    auto unchanged = table_of_articles("unchanged", "report_unchanged_heading", "report_unchanged_about");
    auto expiring = table_of_articles("expiring", "report_expiring_heading", "report_expiring_about");
    due.columns.push_back({"review", "report_column_review"});
    unchanged.columns.push_back({"changed", "report_column_changed"});
    expiring.columns.push_back({"until", "report_column_until"});
    for (auto* table : {&due, &unchanged, &expiring}) table->columns.push_back({"owner", "report_column_owner"});

    const auto long_ago = months_before(days.until, months_unchanged);
    const Date soon = std::chrono::sys_days{days.until} + std::chrono::days{days_ahead};
    each_article(sources, [&](const index::StoredView& view) {
        const auto record = view.record();
        const auto add = [&](ReportTable& table, Date day) {
            auto row = row_of(view);
            row.emplace_back(day);
            row.push_back(owner_of(sources, record));
            table.rows.push_back(std::move(row));
        };
        if (record.review_before && *record.review_before <= days.until) add(due, *record.review_before);
        else if (view.changed_on && *view.changed_on <= long_ago) add(unchanged, *view.changed_on);
        if (view.visible_until && *view.visible_until >= days.until && *view.visible_until <= soon) add(expiring, *view.visible_until);
    });
    for (auto* table : {&due, &unchanged, &expiring}) {
        sort_by_day(*table, 2);
        report.tables.push_back(std::move(*table));
    }
}

void duplicates(const Sources& sources, const Days&, Report& report) {
    std::map<std::string, std::pair<std::string, Shingles>> articles;  // by id: title, shingles
    each_article(sources, [&](const index::StoredView& view) {
        auto shingles = shingles_of(view);
        if (shingles.size() >= fewest_shingles) articles[std::string{view.id}] = {std::string{view.title()}, std::move(shingles)};
    });
    std::vector<Shingles> texts;
    std::vector<std::pair<std::string, std::string>> names;  // title, id
    for (auto& [id, article] : articles) {
        names.emplace_back(std::move(article.first), id);
        texts.push_back(std::move(article.second));
    }
    auto table = table_of_articles("pairs", "report_duplicates_heading", "report_duplicates_about");
    table.columns.push_back({"like", "report_column_other"});
    table.columns.push_back({"other", "report_column_other_id"});
    table.columns.push_back({"share", "report_column_alike"});
    for (const auto& [first, second, share] : near_duplicates(texts, alike))
        table.rows.push_back({names[first].first, names[first].second, names[second].first, names[second].second, share});
    report.tables.push_back(std::move(table));
}

void unused(const Sources& sources, const Days& days, Report& report) {
    auto table = table_of_articles("unused", "report_unused_heading", "report_unused_about");
    table.columns.push_back({"changed", "report_column_changed"});
    table.columns.push_back({"owner", "report_column_owner"});
    const auto totals = sources.statistics.totals(days.period());
    if (totals.days.empty() || totals.opened == 0) {
        report.notes.push_back({"report_note_nothing_opened", {}});
    } else {
        if (totals.days.front().day > days.from) report.notes.push_back({"report_note_counted_since", {day_text(totals.days.front().day)}});
        std::set<std::string, std::less<>> opened;
        for (const auto& record : sources.statistics.records(days.period(), all)) opened.insert(record.id);
        each_article(sources, [&](const index::StoredView& view) {
            if (opened.contains(view.id)) return;
            auto row = row_of(view);
            row.push_back(view.changed_on ? ReportCell{*view.changed_on} : ReportCell{std::string{}});
            row.push_back(owner_of(sources, view.record()));
            table.rows.push_back(std::move(row));
        });
        // What was not changed either for longest comes first, and what has no day before all.
        std::ranges::stable_sort(table.rows, {}, [](const std::vector<ReportCell>& row) {
            const auto* day = std::get_if<Date>(&row[2]);
            return day ? *day : Date{};
        });
    }
    report.tables.push_back(std::move(table));
}

void new_year(const Sources& sources, const Days& days, Report& report) {
    const auto year = static_cast<int>(days.until.year());
    const Date first_day{days.until.year() / std::chrono::January / 1};
    auto years = table_of_articles("years", "report_years_heading", "report_years_about");
    years.columns.push_back({"sentence", "report_column_sentence"});
    years.columns.push_back({"owner", "report_column_owner"});
    auto amounts = table_of_articles("amounts", "report_amounts_heading", "report_amounts_about");
    amounts.columns.push_back({"changed", "report_column_changed"});
    amounts.columns.push_back({"owner", "report_column_owner"});
    each_article(sources, [&](const index::StoredView& view) {
        bool old_year = false, amount = false;
        for (const auto& part : view.parts()) {
            for (auto& figure : old_figures(part.text, year)) {
                auto row = row_of(view);
                row.emplace_back(std::move(figure.sentence));
                row.push_back(owner_of(sources, view.record()));
                years.rows.push_back(std::move(row));
                old_year = true;
            }
            amount = amount || has_amount(part.text);
        }
        if (old_year || !amount || !view.changed_on || *view.changed_on >= first_day) return;
        auto row = row_of(view);
        row.emplace_back(*view.changed_on);
        row.push_back(owner_of(sources, view.record()));
        amounts.rows.push_back(std::move(row));
    });
    sort_by_day(amounts, 2);
    report.tables.push_back(std::move(years));
    report.tables.push_back(std::move(amounts));
}

}  // namespace vraagbaak::reports
