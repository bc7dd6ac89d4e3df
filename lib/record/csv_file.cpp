// SPDX-License-Identifier: GPL-2.0-or-later
// CSV: the first row names the columns, each other row is a record.
#include <algorithm>
#include <iterator>
#include <numeric>
#include <string>
#include <utility>

#include "record/columns.hpp"
#include "record/csv_rows.hpp"
#include "record/fields.hpp"
#include "record/format.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

namespace {

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
        const bool article =
            has({"tekst", "inleiding", "inhoud", "kortAntwoord", "upnUri", "upnLabel", "kosten", "voorwaarden"}, Subject::other);
        const bool person =
            has({"voornaam", "achternaam", "voorvoegselAchternaam", "functie", "mobiel", "id-4"}, Subject::other) ||
            (called && unit && !article);
        const bool reached = has({"telefoonnummers", "emails", "openingstijden", "toestel"}, Subject::other);
        own_kind_ = has({"soort"}, Subject::other);
        if (has_plain("vraag") && has_plain("antwoord")) kind_ = "vac";
        else if (article && called && has({"url"}, Subject::other)) kind_ = "pagina";
        else if (article && called) kind_ = "kennisartikel";
        else if (person) kind_ = "medewerker";
        else if (reached && (called || unit)) kind_ = "afdeling";
        for (const auto& name : names_)
            add(field_of_column(name, named_, kind_ == "medewerker" ? Subject::people : Subject::other), !called);
        order_.resize(fields_.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::ranges::stable_partition(order_, [&](auto i) { return fields_[i] == "inleiding"; });
        has_ids_ = std::ranges::any_of(fields_, is_id_column);
    }

    std::size_t width() const { return names_.size(); }
    bool known() const { return own_kind_ || !kind_.empty(); }

    // What the reader should know about the columns, once.
    std::vector<Finding> remarks(std::size_t line) const {
        UnknownNames unknown;
        for (std::size_t i = 0; i < names_.size(); ++i)
            if (fields_[i].empty() && !names_[i].empty() && !left_out(names_[i], named_)) unknown.add(names_[i]);
        auto all = twice_;
        if (!unknown.empty()) all.push_back({{"csv_columns_unknown", {unknown.told()}}, {}});
        for (auto& finding : all) finding.place.line = line;
        return all;
    }

    Raw raw(const Row& row) const {
        if (row.width != names_.size())
            return unreadable({"csv_width", {std::to_string(row.width), std::to_string(names_.size())}}, row.line);
        Draft draft;
        for (const auto i : order_) {
            const auto& [text, line] = row.cells[i];
            if (const auto at = text::first_ill_formed(text)) {
                auto refused = unreadable({"ill_formed_utf8", {std::to_string(*at)}}, row.line);
                refused.refused.front().place.field = names_[i];
                return refused;
            }
            if (!fields_[i].empty() && fields_[i] != published_column) put_text(draft, fields_[i], text, line, '/' + names_[i]);
        }
        if (!draft.has("soort") && !kind_.empty()) draft.put("soort", text_value(kind_, row.line), "");
        Raw raw;
        settle_status(row, draft, raw);
        settle(draft, !has_ids_);
        raw.exported = true;
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

    // What one column keeps back another does not show: status, published and the like.
    void settle_status(const Row& row, Draft& draft, Raw& raw) const {
        const auto* kind = draft.fields.member("soort");
        if (kind && group_of(canonical_kind(kind->text)) == project) return;  // its status tells how far it is
        bool kept_back = false;
        const bool drafts = kind && group_of(canonical_kind(kind->text)) == article;
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            const auto& [text, line] = row.cells[i];
            const bool published = fields_[i] == published_column, status = fields_[i] == "status";
            if ((!published && !status) || (status && trim(text).empty())) continue;
            const auto pointer = '/' + names_[i];
            const auto says = publication_of(text);
            const bool hides = says == Publication::hidden || says == Publication::draft || (published && trim(text).empty());
            if (hides && !std::exchange(kept_back, true))
                replace(draft, "status", text_value(says == Publication::draft && drafts ? "concept" : "non-actief", line), pointer);
            else if (says == Publication::shown && status && !kept_back)
                replace(draft, "status", text_value("actief", line), pointer);
            if (published && says == Publication::unknown) published_otherwise(std::string(trim(text)), line, pointer, draft, raw);
        }
    }

    // A day, nothing, or what nobody understands: such an article is not shown.
    static void published_otherwise(const std::string& text, std::size_t line, const std::string& pointer, Draft& draft, Raw& raw) {
        if (text.empty()) raw.noticed.push_back({{"csv_published_empty", {}}, {"", line, pointer}});
        else if (exported_date(text)) draft.put("publicatieVan", text_value(text, line), pointer);
        else raw.refused.push_back({{"csv_published_unknown", {text}}, {"", line, pointer}});
    }

    // Of two columns for a field that has one value the first holds.
    void add(std::string field, bool unnamed) {
        const auto index = fields_.size();
        if (kind_ == "afdeling" && unnamed && field == "afdelingen") field = "titel";
        if (field == "actief" && group_of(kind_) == article) field = published_column;
        const auto other = std::ranges::find(fields_, field);
        if (!field.empty() && field != published_column && !takes_many(field) && other != fields_.end()) {
            const auto& before = names_[static_cast<std::size_t>(other - fields_.begin())];
            twice_.push_back({{"csv_column_twice", {names_[index], before}}, {}});
        }
        fields_.push_back(std::move(field));
    }

    const std::map<std::string, std::string>& named_;
    std::vector<std::string> names_;
    std::vector<std::string> fields_;  // of each column; empty: left out
    std::vector<std::size_t> order_;   // of the columns: an introduction stands before the text
    std::vector<Finding> twice_;
    std::string kind_;
    bool own_kind_ = false;
    bool has_ids_ = false;
};

Message how_it_was_read(Encoding encoding, char delimiter) {
    const std::string sign = delimiter == '\t' ? "TAB" : std::string(1, delimiter);
    return {"csv_read_as", {std::string(name_of(encoding)), sign}};
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
    context.note(how_it_was_read(detected.encoding, delimiter.sign));
    auto remarks = table.remarks(row.line);
    while (rows.next(row)) {
        if (row.empty()) continue;
        if (row.broken || row.width != table.width()) rows.take_back();
        auto raw = row.broken ? unreadable(std::move(row.broken->message), row.broken->place.line) : table.raw(row);
        std::ranges::move(std::exchange(remarks, {}), std::back_inserter(raw.noticed));
        give(std::move(raw));
    }
}

}  // namespace vraagbaak::record
