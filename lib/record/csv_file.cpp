// SPDX-License-Identifier: GPL-2.0-or-later
// CSV (RFC 4180 and what office programs make of it): the first row names the columns, each other row is a record.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "record/columns.hpp"
#include "record/encoding.hpp"
#include "record/format.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

namespace {

constexpr std::size_t max_columns = 1000;
constexpr std::string_view delimiters = ";,\t|";

struct Cell {
    std::string text;
    std::size_t line = 0;
};

struct Row {
    std::vector<Cell> cells;     // the first max_columns of them
    std::size_t width = 0;
    std::size_t line = 0;
    std::optional<Finding> broken;

    bool empty() const {
        return !broken && width <= max_columns && std::ranges::all_of(cells, [](const Cell& cell) { return trim(cell.text).empty(); });
    }
};

class Rows {
public:
    Rows(Utf8Source& source, char delimiter) : source_(source), delimiter_(delimiter) {}

    bool next(Row& row) {
        if (source_.peek() == Utf8Source::end) return false;
        row = {};
        row.line = line_;
        bytes_ = 0;
        do cell(row);
        while (!at_end_of_row() && source_.take() != Utf8Source::end);
        end_of_row();
        if (bytes_ > max_record_bytes) row.broken = {{"element_too_long", {std::to_string(max_record_bytes >> 20)}}, {"", row.line, ""}};
        return true;
    }

private:
    bool at_end_of_row() {
        const int c = source_.peek();
        return c == '\n' || c == '\r' || c == Utf8Source::end;
    }

    void end_of_row() {
        if (source_.take() == '\r' && source_.peek() == '\n') source_.take();
        ++line_;
    }

    void cell(Row& row) {
        Cell read{"", line_};
        if (source_.peek() == '"') quoted(row, read);
        while (source_.peek() != delimiter_ && !at_end_of_row()) keep(read, source_.take());
        if (++row.width <= max_columns) row.cells.push_back(std::move(read));
    }

    // A quotation mark within is written twice. What follows the closing one must be the next cell: else a mark before it
    // was not closed, and has taken rows with it.
    void quoted(Row& row, Cell& read) {
        source_.take();
        for (int c = source_.take(); c != Utf8Source::end; c = source_.take()) {
            if (c == '"' && source_.peek() != '"') {
                if (source_.peek() != delimiter_ && !at_end_of_row() && !row.broken)
                    row.broken = {{"csv_quote", {std::to_string(read.line)}}, {"", line_, ""}};
                return;
            }
            if (c == '"') source_.take();
            if (c == '\n' || (c == '\r' && source_.peek() != '\n')) ++line_;
            keep(read, c);
        }
        row.broken = {{"csv_open_quote", {std::to_string(read.line)}}, {"", read.line, ""}};
    }

    void keep(Cell& read, int c) {
        if (++bytes_ <= max_record_bytes) read.text += static_cast<char>(c);
    }

    Utf8Source& source_;
    int delimiter_;
    std::size_t line_ = 1;
    std::size_t bytes_ = 0;
};

// The sign that the first row has most of, outside quotation marks; of equals the first of `delimiters`. Office programs
// may also say it, in a line of its own: "sep=;".
struct Delimiter {
    char sign = ';';
    bool said = false;
};

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

class Table {
public:
    Table(const Row& header, const Context& context) : named_(context.source.columns) {
        for (const auto& cell : header.cells) names_.push_back(shown(cell.text));
        const auto has = [&](std::initializer_list<std::string_view> wanted, Subject subject) {
            return std::ranges::any_of(names_, [&](const auto& name) {
                return std::ranges::find(wanted, field_of_column(name, named_, subject)) != wanted.end();
            });
        };
        const bool called = has({"titel"}, Subject::other), unit = has({"afdelingen"}, Subject::people);
        const bool article = has({"tekst", "kortAntwoord", "upnUri", "upnLabel", "kosten", "voorwaarden"}, Subject::other);
        const bool person = has({"voornaam", "achternaam", "voorvoegselAchternaam", "functie", "mobiel", "id-4"}, Subject::other) ||
                            (called && unit && !article);
        const bool reached = has({"telefoonnummers", "emails", "openingstijden", "toestel"}, Subject::other);
        own_kind_ = has({"soort"}, Subject::other);
        if (has_plain("vraag") && has_plain("antwoord")) kind_ = "vac";
        else if (article && called && has({"url"}, Subject::other)) kind_ = "pagina";
        else if (article && called) kind_ = "kennisartikel";
        else if (person) kind_ = "medewerker";
        else if (reached && (called || unit)) kind_ = "afdeling";
        for (const auto& name : names_) add(field_of_column(name, named_, kind_ == "medewerker" ? Subject::people : Subject::other), !called);
    }

    bool known() const { return own_kind_ || !kind_.empty(); }

    // What the reader should know about the columns, once.
    std::vector<Finding> remarks(std::size_t line) const {
        std::string unknown;
        for (std::size_t i = 0; i < names_.size(); ++i)
            if (fields_[i].empty() && !names_[i].empty() && !left_out(names_[i], named_)) unknown += (unknown.empty() ? "" : ", ") + names_[i];
        auto all = twice_;
        if (!unknown.empty()) all.push_back({{"csv_columns_unknown", {unknown}}, {}});
        for (auto& finding : all) finding.place.line = line;
        return all;
    }

    Raw raw(const Row& row) const {
        if (row.width != names_.size())
            return unreadable({"csv_width", {std::to_string(row.width), std::to_string(names_.size())}}, row.line);
        Draft draft;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto& [text, line] = row.cells[i];
            if (const auto at = text::first_ill_formed(text)) {
                auto refused = unreadable({"ill_formed_utf8", {std::to_string(*at)}}, row.line);
                refused.refused.front().place.field = names_[i];
                return refused;
            }
            if (!fields_[i].empty()) put_text(draft, fields_[i], text, line, '/' + names_[i]);
        }
        if (!draft.has("soort") && !kind_.empty()) draft.put("soort", text_value(kind_, row.line), "");
        settle(draft);
        Raw raw;
        raw.fields = std::move(draft.fields);
        raw.origins = std::move(draft.origins);
        raw.line = row.line;
        return raw;
    }

private:
    // A name as it can stand in a report, whatever the bytes were.
    static std::string shown(std::string_view name) {
        auto text = text::clean(trim(name));
        std::ranges::replace(text, '\n', ' ');
        return text;
    }

    bool has_plain(std::string_view wanted) const {
        return std::ranges::any_of(names_, [&](const auto& name) { return plain_name(name) == wanted; });
    }

    // Of two columns for a field that has one value the first holds.
    void add(std::string field, bool unnamed) {
        const auto index = fields_.size();
        if (kind_ == "afdeling" && unnamed && field == "afdelingen") field = "titel";
        const auto other = std::ranges::find(fields_, field);
        if (!field.empty() && !takes_many(field) && other != fields_.end()) {
            const auto& before = names_[static_cast<std::size_t>(other - fields_.begin())];
            twice_.push_back({{"csv_column_twice", {names_[index], before}}, {}});
        }
        fields_.push_back(std::move(field));
    }

    const std::map<std::string, std::string>& named_;
    std::vector<std::string> names_;
    std::vector<std::string> fields_;  // of each column; empty: left out
    std::vector<Finding> twice_;
    std::string kind_;
    bool own_kind_ = false;
};

std::vector<Finding> how_it_was_read(Encoding encoding, char delimiter) {
    if (encoding == Encoding::utf8 && (delimiter == ';' || delimiter == ',')) return {};
    const std::string sign = delimiter == '\t' ? "TAB" : std::string(1, delimiter);
    return {{{"csv_read_as", {std::string(name_of(encoding)), sign}}, {"", 1, ""}}};
}

// The row that names the columns: the first that is not empty, but for a line that says the delimiter.
bool find_header(Rows& rows, bool delimiter_said, Row& row) {
    while (rows.next(row)) {
        if (row.empty()) continue;
        if (!delimiter_said) return true;
        delimiter_said = false;
    }
    return false;
}

}  // namespace

void read_csv_file(std::istream& in, const Context& context, const Deliver& deliver) {
    const auto detected = detect_encoding(in);
    const auto delimiter = find_delimiter(Utf8Source(in, detected));
    Utf8Source source(in, detected);
    Rows rows(source, delimiter.sign);
    const auto give = [&](Raw&& raw) {
        raw.pointers = false;
        deliver(std::move(raw));
    };
    Row row;
    if (!find_header(rows, delimiter.said, row)) return;
    if (row.broken) return give(unreadable(std::move(row.broken->message), row.line));
    const Table table(row, context);
    if (!table.known()) return give(unreadable({"csv_no_kind", {}}, row.line));
    auto remarks = how_it_was_read(detected.encoding, delimiter.sign);
    std::ranges::move(table.remarks(row.line), std::back_inserter(remarks));
    while (rows.next(row)) {
        if (row.empty()) continue;
        auto raw = row.broken ? unreadable(std::move(row.broken->message), row.broken->place.line) : table.raw(row);
        raw.noticed = std::exchange(remarks, {});
        give(std::move(raw));
    }
}

}  // namespace vraagbaak::record
