// SPDX-License-Identifier: GPL-2.0-or-later
#include "render/json.hpp"
#include "vraagbaak/render.hpp"

namespace vraagbaak {

using render::Json;

namespace {

struct CellJson {
    std::string_view language;

    Json operator()(const std::string& text) const { return text; }
    Json operator()(std::uint64_t number) const { return number; }
    Json operator()(double share) const { return share; }
    Json operator()(const Date& day) const { return day.ok() ? Json(to_string(day)) : Json(); }
    Json operator()(const Message& message) const { return render::message(message, language); }
};

Json table_json(const ReportTable& table, std::string_view language) {
    auto rows = Json::array();
    for (const auto& row : table.rows) {
        auto object = Json::object();
        for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i) object[table.columns[i].key] = std::visit(CellJson{language}, row[i]);
        rows.push_back(std::move(object));
    }
    return {{"key", table.key}, {"title", text(Message{table.heading, {}}, language)}, {"rows", std::move(rows)}, {"more", table.more}};
}

}  // namespace

std::string to_json(const Report& report, std::string_view language) {
    auto tables = Json::array();
    for (const auto& table : report.tables) tables.push_back(table_json(table, language));
    return render::dump({{"report", report.name},
                         {"from", to_string(report.from)},
                         {"until", to_string(report.until)},
                         {"tables", std::move(tables)},
                         {"notes", render::messages(report.notes, language)}});
}

}  // namespace vraagbaak
