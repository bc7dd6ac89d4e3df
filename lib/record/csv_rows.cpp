// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/csv_rows.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "record/format.hpp"
#include "record/spot.hpp"

namespace vraagbaak::record {

namespace {

constexpr std::string_view delimiters = ";,\t|";

}  // namespace

bool Row::empty() const {
    return !broken && width <= max_columns &&
           std::ranges::all_of(cells, [](const Cell& cell) { return trim(cell.text).empty(); });
}

bool Rows::next(Row& row) {
    if (source_.peek() == Utf8Source::end) return false;
    row = {};
    row.line = line_;
    second_line_.reset();
    bytes_ = 0;
    do cell(row);
    while (!at_end_of_row() && source_.take() != Utf8Source::end);
    end_of_row();
    if (bytes_ > max_record_bytes)
        row.broken = {{"element_too_long", {std::to_string(max_record_bytes >> 20)}}, {"", row.line, ""}};
    return true;
}

bool Rows::at_end_of_row() {
    const int c = source_.peek();
    return c == '\n' || c == '\r' || c == Utf8Source::end;
}

void Rows::end_of_row() {
    if (source_.take() == '\r' && source_.peek() == '\n') source_.take();
    ++line_;
}

void Rows::cell(Row& row) {
    Cell read{"", line_};
    if (source_.peek() == '"') quoted(row, read);
    while (source_.peek() != delimiter_ && !at_end_of_row()) keep(read, source_.take());
    if (++row.width <= max_columns) row.cells.push_back(std::move(read));
}

// A quotation mark within is written twice. What follows the closing one must be the next cell: else a mark before it
// was not closed, and has taken rows with it.
void Rows::quoted(Row& row, Cell& read) {
    source_.take();
    for (int c = source_.take(); c != Utf8Source::end; c = source_.take()) {
        if (c == '"' && source_.peek() != '"') {
            if (source_.peek() != delimiter_ && !at_end_of_row() && !row.broken)
                row.broken = {{"csv_quote", {std::to_string(line_)}}, {"", read.line, ""}};
            return;
        }
        if (c == '"') source_.take();
        if (c == '\n' || (c == '\r' && source_.peek() != '\n')) {
            ++line_;
            if (!second_line_) second_line_ = {source_.place(), line_};
        }
        keep(read, c);
    }
    row.broken = {{"csv_open_quote", {std::to_string(read.line)}}, {"", read.line, ""}};
}

// A file of nothing but such rows would be read by the square of its length, so this has a bound.
void Rows::take_back() {
    constexpr std::size_t most = 64 << 20;
    if (!second_line_) return;
    const auto here = source_.place().offset;
    const auto again = again_ + here - second_line_->place.offset;
    if (again > most + 4 * here || !source_.go_to(second_line_->place)) return;
    again_ = again;
    line_ = second_line_->line;
}

void Rows::keep(Cell& read, int c) {
    if (++bytes_ <= max_record_bytes) read.text += static_cast<char>(c);
}

Delimiter find_delimiter(Utf8Source source) {
    constexpr std::size_t enough = 64 << 10;
    std::array<std::size_t, delimiters.size()> counts{};
    std::string first;
    bool quoted = false;
    for (int c = source.take(); c != Utf8Source::end && first.size() < enough; c = source.take()) {
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r')) {
            if (!trim(first).empty()) break;
            first.clear();
            continue;
        }
        first += static_cast<char>(c);
        if (const auto at = delimiters.find(static_cast<char>(c)); !quoted && at != delimiters.npos) ++counts[at];
    }
    if (first.size() == 5 && first.starts_with("sep=")) return {first[4], true};
    return {delimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())], false};
}

}  // namespace vraagbaak::record
