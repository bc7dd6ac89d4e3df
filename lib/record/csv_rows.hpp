// SPDX-License-Identifier: GPL-2.0-or-later
// CSV cut into rows and cells (RFC 4180, and what office programs make of it).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "record/encoding.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::record {

inline constexpr std::size_t max_columns = 1000;

struct Cell {
    std::string text;
    std::size_t line = 0;
};

struct Row {
    std::vector<Cell> cells;  // the first max_columns of them
    std::size_t width = 0;
    std::size_t line = 0;
    std::optional<Finding> broken;

    bool empty() const;
};

// The sign that the first row has most of, outside quotation marks: ; , TAB or |, of equals the first of these. Office
// programs may also say it, in a line of its own: "sep=;".
struct Delimiter {
    char sign = ';';
    bool said = false;
};

Delimiter find_delimiter(Utf8Source source);

// The rows in order, each at most as large as a record may be. Must not outlive the source.
class Rows {
public:
    Rows(Utf8Source& source, char delimiter) : source_(source), delimiter_(delimiter) {}

    bool next(Row& row);  // false at the end

    // The row that came last is not what it should be. When it went over several lines by a quotation mark, the next one
    // begins on the second of these again: the mark was not closed, and what it took may be good.
    void take_back();

private:
    bool at_end_of_row();
    void end_of_row();
    void cell(Row& row);
    void quoted(Row& row, Cell& read);
    void keep(Cell& read, int c);

    struct Start {
        Utf8Source::Place place;
        std::size_t line = 0;
    };

    Utf8Source& source_;
    int delimiter_;
    std::optional<Start> second_line_;  // of the row
    std::size_t again_ = 0;  // bytes that were read more than once
    std::size_t line_ = 1;
    std::size_t bytes_ = 0;
};

}  // namespace vraagbaak::record
