// SPDX-License-Identifier: GPL-2.0-or-later
#include "peers/articles.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "generator.hpp"

namespace vraagbaak::bench {

namespace {

constexpr std::size_t columns = 9;

std::vector<std::string> split(const std::string& text, char between) {
    std::vector<std::string> parts;
    std::istringstream in{text};
    for (std::string part; std::getline(in, part, between);) parts.push_back(part);
    return parts;
}

Date date_of(const std::string& digits) {
    const auto date = parse_date(digits.substr(0, 4) + '-' + digits.substr(4, 2) + '-' + digits.substr(6));
    if (!date) throw std::invalid_argument("no day: " + digits);
    return *date;
}

Record record_of(const std::vector<std::string>& cells, Windows windows) {
    Record record;
    record.id = cells[0];
    record.kind = "kennisartikel";
    record.title = cells[1];
    record.keywords = split(cells[2], ' ');
    record.source = cells[3];
    record.departments = {cells[4]};
    record.themes = split(cells[7], ',');
    record.sections.push_back({"tekst", "", cells[8], std::nullopt});
    if (windows == Windows::kept) {
        record.visible_from = date_of(cells[5]);
        record.visible_until = date_of(cells[6]);
    }
    return record;
}

Question joined(const std::string& words, const std::string& before, const std::string& between) {
    std::string text;
    for (const auto& word : split(words, ' ')) text += (text.empty() ? "" : between) + before + word;
    return {.text = text};
}

}  // namespace

std::vector<std::string> cells_of(const std::string& line) { return split(line, '\t'); }

void each_article(const std::filesystem::path& file, Windows windows, const std::function<void(Record)>& visit) {
    std::ifstream in{file};
    if (!in) throw std::runtime_error("cannot read " + file.string());
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        const auto cells = cells_of(line);
        if (cells.size() != columns) throw std::runtime_error(file.string() + ", line " + std::to_string(number) + ": nine columns");
        visit(record_of(cells, windows));
    }
}

void write_source(const std::filesystem::path& articles, Windows windows, const std::filesystem::path& source) {
    if (std::filesystem::exists(source)) return;
    const auto beside = std::filesystem::path{source} += ".part";
    {
        std::ofstream out{beside};
        each_article(articles, windows, [&](const Record& record) { out << to_source_line(record) << '\n'; });
        if (!out.flush()) throw std::runtime_error("cannot write " + beside.string());
    }
    std::filesystem::rename(beside, source);
}

std::vector<std::string> read_lines(const std::filesystem::path& file) {
    std::ifstream in{file};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    if (lines.empty()) throw std::runtime_error("no lines in " + file.string());
    return lines;
}

Question all_words(const std::string& words) { return joined(words, "+", " "); }

Question any_words(const std::string& words) { return joined(words, "", " OF "); }

Question filtered(const std::vector<std::string>& cells) {
    auto question = all_words(cells.at(0));
    const auto& which = cells.at(5);
    if (which == "1") question.filters = {{"bron", cells[1]}};
    if (which == "2") question.filters = {{"afdeling", cells[2]}};
    if (which == "3") question.filters = {{"thema", cells[3]}};
    return question;
}

Asker asker_on(const std::string& day) { return {.groups = {}, .date = date_of(day)}; }

}  // namespace vraagbaak::bench
