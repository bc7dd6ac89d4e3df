// SPDX-License-Identifier: GPL-2.0-or-later
#include "editorial/spreadsheet.hpp"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>
#include <vector>

#include "editorial/draft_files.hpp"
#include "record/csv_rows.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::editorial {

namespace {

using Cells = std::vector<std::string>;

constexpr std::array<std::string_view, 30> column_names{
    "zoekterm", "zoektermen", "term", "woord", "vraag", "artikel", "record", "kenmerk", "id", "nummer", "soort", "staat", "toestand", "wat", "van",
    "tot", "naar", "bericht", "tekst", "groep", "groepen", "antwoord", "antwoorden", "label", "question", "article", "answer", "state", "from", "until"};

bool is_comment(std::string_view line) { return unicode::trim(line).starts_with('#'); }

bool names_columns(const Cells& cells) {
    const auto is_name = [](const std::string& cell) { return cell.empty() || std::ranges::find(column_names, unicode::fold(cell)) != column_names.end(); };
    return cells.size() > 1 && !cells.front().empty() && std::ranges::all_of(cells, is_name);
}

// Whether its columns stand between semicolons. An arrow or comma between words is a list of ours with a semicolon in it.
bool between_semicolons(ListKind list, const std::vector<TextLine>& lines) {
    bool any = false;
    for (const auto& line : lines) {
        if (unicode::trim(line.text).empty() || is_comment(line.text)) continue;
        if (line.text.find('\t') != line.text.npos) return false;
        if (list == ListKind::synonyms && line.text.find_first_of("=>") != line.text.npos) return false;
        any |= line.text.find(';') != line.text.npos;
    }
    return any;
}

bool has_quoted_cell(const std::vector<TextLine>& lines, char delimiter) {
    return std::ranges::any_of(lines, [&](const TextLine& line) { return line.text.starts_with('"') || line.text.find(std::string{delimiter, '"'}) != line.text.npos; });
}

Cells cells_of(const record::Row& row) {
    Cells cells;
    for (const auto& cell : row.cells) {
        auto text = cell.text;
        for (auto& letter : text)
            if (letter == '\t' || letter == '\r' || letter == '\n') letter = ' ';
        cells.emplace_back(unicode::trim(text));
    }
    while (!cells.empty() && cells.back().empty()) cells.pop_back();
    return cells;
}

}  // namespace

std::string from_spreadsheet(ListKind list, const std::string& text) {
    const auto lines = lines_of(text);
    const bool semicolons = between_semicolons(list, lines);
    const char delimiter = semicolons ? ';' : '\t';
    const bool quoted = has_quoted_cell(lines, delimiter) && (semicolons || text.find('\t') != text.npos);
    if (!semicolons && !quoted && text.find('\t') == text.npos) return text;

    std::istringstream in{text};
    record::Utf8Source source{in, record::detect_encoding(in)};
    record::Rows rows{source, delimiter};
    std::string out;
    std::size_t written = 0;  // lines
    bool first = true;
    for (record::Row row; rows.next(row);) {
        if (row.broken) return text;  // a quotation mark that is no sign of a cell
        const auto& line = lines[row.line - 1].text;
        for (; written + 1 < row.line; ++written) out += '\n';
        auto cells = cells_of(row);
        if (is_comment(line) || !(semicolons || quoted)) {
            if (!first || is_comment(line) || !names_columns(cells)) out += line;
        } else if (!first || !names_columns(cells)) {
            for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : list == ListKind::synonyms ? " => " : "\t") + cells[i];
        }
        if (!row.empty() && !is_comment(line)) first = false;
        out += '\n';
        written = row.line;
    }
    return out;
}

}  // namespace vraagbaak::editorial
