// SPDX-License-Identifier: GPL-2.0-or-later
#include "tune/set_list.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace vraagbaak::tune {

namespace {

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream in{line};
    for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
    return cells;
}

double share_of(const std::string& text) {
    if (text == "hold-out") return 0;
    const double share = std::stod(text);
    if (!(share > 0 && share <= 100)) throw std::invalid_argument("share");
    return share;
}

SetLine set_of(const std::vector<std::string>& cells, const std::filesystem::path& folder) {
    const auto date = parse_date(cells.at(4));
    const bool plain = cells.at(5) == "plain";
    if (!date || (!plain && cells[5] != "lists")) throw std::invalid_argument("date or lists");
    return {cells[0], folder / cells[1], folder / cells[2], folder / cells[3], *date, plain, share_of(cells.at(6)),
            cells.size() > 7 ? cells[7] : ""};
}

}  // namespace

std::vector<SetLine> read_sets(const std::filesystem::path& file) {
    std::ifstream in{file};
    if (!in) throw std::runtime_error("cannot read " + file.string());
    std::vector<SetLine> sets;
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.empty() || line.front() == '#') continue;
        try {
            sets.push_back(set_of(cells_of(line), file.parent_path()));
        } catch (const std::logic_error&) {
            throw std::runtime_error(file.string() + ", line " + std::to_string(number) +
                                     ": name, base, topics, judgements, date, lists or plain, share or hold-out");
        }
    }
    if (sets.empty()) throw std::runtime_error(file.string() + " names no sets");
    return sets;
}

}  // namespace vraagbaak::tune
