// SPDX-License-Identifier: GPL-2.0-or-later
#include "editorial/drafts.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "lexicon/synonym_list.hpp"
#include "record/id.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::editorial {

namespace {

using unicode::trim;

std::vector<std::string> columns_of(std::string_view line) {
    std::vector<std::string> columns;
    for (std::size_t begin = 0; begin <= line.size();) {
        const auto end = std::min(line.find('\t', begin), line.size());
        columns.emplace_back(trim(line.substr(begin, end - begin)));
        begin = end + 1;
    }
    return columns;
}

bool same_word(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, unicode::fold(text)) != words.end();
}

// One line of a file with columns: what it says or why it says nothing.
class Row {
public:
    Row(ListKind list, const std::string& file, const TextLine& line, std::vector<Finding>& findings)
        : columns_(columns_of(line.text)), findings_(findings) {
        line_ = {list, {}, {file, line.number, {}}, {}, {}, {}};
        for (const auto& one : columns_)
            if (one.size() > longest_column) complain("draft_column_too_long", {std::to_string(longest_column)});
        if (unicode::first_ill_formed(line.text)) complain("draft_not_utf8", {});
    }

    const std::string& operator[](std::size_t index) const {
        static const std::string nothing;
        return index < columns_.size() ? columns_[index] : nothing;
    }
    std::size_t size() const { return columns_.size(); }

    ListLine line() {
        const auto saying = said_columns(line_.list);
        auto last = saying;
        while (last > 1 && (*this)[last - 1].empty()) --last;
        for (std::size_t i = 0; i < last; ++i) line_.text += (i == 0 ? "" : " | ") + (*this)[i];
        line_.role = (*this)[saying];
        line_.date = (*this)[saying + 1];
        line_.why = (*this)[saying + 2];
        return line_;
    }

    bool good() const { return good_; }

    bool complain(const char* code, std::vector<std::string> arguments) {
        if (good_) findings_.push_back({Message{code, std::move(arguments)}, line_.place});
        return good_ = false;
    }

    bool need(std::size_t index, const char* code) { return !(*this)[index].empty() || complain(code, {}); }

private:
    std::vector<std::string> columns_;
    ListLine line_;
    std::vector<Finding>& findings_;
    bool good_ = true;
};

class Reader {
public:
    Reader(const Settings& settings, std::string place, Drafts& out) : settings_(settings), place_(std::move(place)), out_(out) {}

    void read(const std::string& name, const std::string& text) {
        const auto list = list_of(name);
        if (!list) return;
        const auto file = place_ + name;
        Signature above;
        bool signed_above = false;
        for (const auto& line : lines_of(text)) {
            const auto trimmed = trim(line.text);
            if (trimmed.empty()) continue;
            if (trimmed.front() == '#') {
                const auto signature = signature_in(trimmed);
                signed_above = signature.has_value();
                if (signature) above = *signature;
                continue;
            }
            if (*list == ListKind::synonyms) add_synonym(file, line, trimmed, signed_above ? above : Signature{});
            else if (name == "toets/oordelen.tsv") judgement_lines_.emplace_back(file, line);
            else add_row(*list, file, line);
            signed_above = false;
        }
    }

    void finish() {
        for (const auto& [file, line] : judgement_lines_) add_judgement(file, line);
        for (auto& [id, at] : questions_) out_.golden[at].rule.grades = grades_[id];
    }

private:
    void add_synonym(const std::string& file, const TextLine& line, std::string_view rule, const Signature& signature) {
        ListLine entry{ListKind::synonyms, std::string{rule}, {file, line.number, {}}, signature.role, signature.date, signature.why};
        if (rule.size() > lexicon::SynonymList::longest_line) {  // told here, so that nobody carries a megabyte along
            out_.findings.push_back({{"rule_too_long", {}}, entry.place});
            return;
        }
        if (unicode::first_ill_formed(rule)) {
            out_.findings.push_back({{"draft_not_utf8", {}}, entry.place});
            return;
        }
        out_.lines.push_back(entry);
        out_.synonyms.push_back({std::string{rule}, std::move(entry)});
    }

    void add_row(ListKind list, const std::string& file, const TextLine& line) {
        Row row{list, file, line, out_.findings};
        if (row.size() == 1) row.complain("draft_no_tab", {});  // each list has two columns at the least
        if (!row.good()) return;
        if (list == ListKind::terms) add_term(row);
        else if (list == ListKind::pins) add_pin(row);
        else if (list == ListKind::notices) add_notice(row);
        else if (list == ListKind::forms) add_form(row);
        else if (list == ListKind::doubles) add_double(row);
        else add_question(row, line.number);
    }

    void keep(const ListLine& line) { out_.lines.push_back(line); }

    bool is_id(Row& row, const std::string& id) {
        return (!id.empty() && record::good_id(id)) || row.complain("draft_no_id", {id});
    }

    void add_term(Row& row) {
        lexicon::TermRule rule{row[0], row[1].empty() ? "*" : row[1], true};
        if (!row.need(0, "draft_no_term")) return;
        if (rule.id != "*" && !is_id(row, rule.id)) return;
        if (same_word(row[2], {"erbij", "toevoegen", "added"})) rule.block = false;
        else if (!same_word(row[2], {"geblokkeerd", "blokkeren", "blocked"})) { row.complain("draft_bad_term_state", {row[2]}); return; }
        if (!rule.block && rule.id == "*") { row.complain("draft_term_for_all", {}); return; }
        const auto line = row.line();
        keep(line);
        out_.terms.push_back({std::move(rule), line});
    }

    bool day(Row& row, const std::string& text, lexicon::Day& out) {
        if (text.empty()) return true;
        const auto date = parse_date(text);
        if (!date || text.size() != 10) return row.complain("not_a_date", {text});
        out = static_cast<lexicon::Day>(std::chrono::sys_days{*date}.time_since_epoch().count());
        return true;
    }

    void add_pin(Row& row) {
        lexicon::Pin pin;
        pin.question = row[0];
        pin.id = row[1];
        if (!row.need(0, "draft_no_question") || !is_id(row, pin.id)) return;
        if (same_word(row[2], {"verbergen", "hide"})) pin.hide = true;
        else if (!same_word(row[2], {"tonen", "show"})) { row.complain("draft_bad_pin", {row[2]}); return; }
        if (!day(row, row[3], pin.from) || !day(row, row[4], pin.until)) return;
        if (pin.until < pin.from) { row.complain("draft_ends_before", {row[3], row[4]}); return; }
        const auto line = row.line();
        keep(line);
        out_.pins.push_back({std::move(pin), line});
    }

    void add_notice(Row& row) {
        constexpr std::string_view of_record = "artikel:";
        lexicon::NoticeRule notice;
        notice.text = row[0];
        if (!row.need(0, "draft_no_notice") || !row.need(1, "draft_no_notice_for")) return;
        if (row[1].starts_with(of_record)) {
            notice.id = trim(std::string_view{row[1]}.substr(of_record.size()));
            if (!is_id(row, notice.id)) return;
        } else {
            notice.question = row[1];
        }
        const auto from = row[2].empty() ? std::optional<lexicon::LocalMinute>{0} : parse_minute(row[2], false);
        const auto until = row[3].empty() ? std::optional{lexicon::end_of_time} : parse_minute(row[3], true);
        if (!from || !until) { row.complain("draft_bad_minute", {from ? row[3] : row[2]}); return; }
        if (*until <= *from) { row.complain("draft_ends_before", {row[2], row[3]}); return; }
        notice.from = *from;
        notice.until = *until;
        for (std::size_t begin = 0; begin < row[4].size();) {
            const auto end = std::min(row[4].find(',', begin), row[4].size());
            const std::string group{trim(std::string_view{row[4]}.substr(begin, end - begin))};
            begin = end + 1;
            if (group.empty()) continue;
            if (std::ranges::find(settings_.groups, group) == settings_.groups.end()) { row.complain("draft_unknown_group", {group}); return; }
            notice.groups.push_back(group);
        }
        const auto line = row.line();
        keep(line);
        out_.notices.push_back({std::move(notice), line});
    }

    void add_form(Row& row) {
        dutch::FormRule rule{dutch::FormKind::stem, row[0], row[2]};
        if (!row.need(0, "draft_no_word")) return;
        if (same_word(row[1], {"splitsen", "split"})) rule.kind = dutch::FormKind::split;
        else if (same_word(row[1], {"niet-splitsen", "nosplit"})) rule.kind = dutch::FormKind::whole;
        else if (!same_word(row[1], {"stam", "stem"})) { row.complain("draft_bad_form", {row[1]}); return; }
        using enum dutch::WordForms::Problem;
        const auto problem = dutch::WordForms::problem_of(rule);
        if (problem == no_word) { row.complain("draft_not_one_word", {row[0]}); return; }
        if (problem == bad_split) { row.complain("draft_bad_split", {row[0], row[2]}); return; }
        if (problem == bad_value) { row.complain(rule.kind == dutch::FormKind::stem ? "draft_not_one_word" : "draft_form_needs_no_value", {row[2]}); return; }
        const auto line = row.line();
        keep(line);
        out_.forms.push_back({std::move(rule), line});
    }

    void add_double(Row& row) {
        index::PairRule rule{row[0], row[1], true};
        if (!is_id(row, rule.first) || !is_id(row, rule.second)) return;
        if (rule.first == rule.second) { row.complain("draft_double_itself", {rule.first}); return; }
        if (same_word(row[2], {"een-ander", "ander", "other"})) rule.same = false;
        else if (!same_word(row[2], {"dezelfde", "zelfde", "same"})) { row.complain("draft_bad_double", {row[2]}); return; }
        const auto line = row.line();
        keep(line);
        out_.doubles.push_back({std::move(rule), line});
    }

    void add_question(Row& row, std::size_t number) {
        if (number == 1 && row[0] == "qid") return;
        if (row.size() < 2 || row[0].empty() || row[1].empty()) { row.complain("draft_bad_question", {}); return; }
        if (!questions_.emplace(row[0], out_.golden.size()).second) { row.complain("draft_double_question", {row[0]}); return; }
        GoldenQuestion question{{row[0], row[1], {}}, {}};
        for (std::size_t begin = 0; begin < row[2].size();) {
            const auto end = std::min(row[2].find(',', begin), row[2].size());
            if (const auto tag = trim(std::string_view{row[2]}.substr(begin, end - begin)); !tag.empty()) question.topic.tags.emplace_back(tag);
            begin = end + 1;
        }
        auto line = row.line();
        keep(line);
        out_.golden.push_back({std::move(question), std::move(line)});
    }

    void add_judgement(const std::string& file, const TextLine& line) {
        std::vector<std::string> parts;
        const auto text = trim(line.text);
        for (std::size_t begin = 0; begin < text.size();) {
            const auto end = std::min(text.find_first_of(" \t", begin), text.size());
            if (end > begin) parts.emplace_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
        const Place place{file, line.number, {}};
        int grade = 0;
        const bool four = parts.size() == 4;
        const auto* digits = four ? parts[3].data() : nullptr;
        const auto read = four ? std::from_chars(digits, digits + parts[3].size(), grade) : std::from_chars_result{};
        if (!four || read.ec != std::errc{} || read.ptr != digits + parts[3].size() || grade < -2 || grade > 10) {
            out_.findings.push_back({{"draft_bad_judgement", {}}, place});
            return;
        }
        grades_[parts[0]][parts[2]] = grade;
        keep({ListKind::golden, parts[0] + " | " + parts[2] + " | " + parts[3], place, {}, {}, {}});
    }

    const Settings& settings_;
    std::string place_;
    Drafts& out_;
    std::vector<std::pair<std::string, TextLine>> judgement_lines_;
    std::map<std::string, std::size_t> questions_;
    std::map<std::string, std::map<std::string, int>> grades_;
};

}  // namespace

Drafts read_drafts(const Texts& texts, const Settings& settings, const std::string& place) {
    Drafts out;
    Reader reader{settings, place, out};
    for (const auto& [name, text] : texts) reader.read(name, text);
    reader.finish();
    return out;
}

// The letter T of RFC 3339 may stand for the space.
std::optional<lexicon::LocalMinute> parse_minute(std::string_view text, bool end) {
    constexpr lexicon::LocalMinute minutes_of_day = 24 * 60;
    if (text.size() != 10 && text.size() != 16) return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    if (!date) return std::nullopt;
    const auto day = lexicon::LocalMinute{std::chrono::sys_days{*date}.time_since_epoch().count()} * minutes_of_day;
    if (text.size() == 10) return end ? day + minutes_of_day : day;
    const auto two = [&](std::size_t at) {
        const char a = text[at], b = text[at + 1];
        return a >= '0' && a <= '9' && b >= '0' && b <= '9' ? (a - '0') * 10 + (b - '0') : 99;
    };
    const bool separated = (text[10] == ' ' || text[10] == 'T') && (text[13] == ':' || text[13] == '.');
    if (!separated || two(11) > 23 || two(14) > 59) return std::nullopt;
    return day + two(11) * 60 + two(14);
}

std::string column(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    return std::string{trim(out)};
}

std::string row(const std::vector<std::string>& columns) {
    std::string out;
    for (std::size_t i = 0; i < columns.size(); ++i) out += (i == 0 ? "" : "\t") + column(columns[i]);
    while (out.ends_with('\t')) out.pop_back();
    return out;
}

std::string said(const ListLine& line) {
    return std::to_string(static_cast<int>(line.list)) + '\t' + (line.list == ListKind::synonyms ? normal_rule(line.text) : line.text);
}

std::size_t said_columns(ListKind list) {
    if (list == ListKind::synonyms) return 1;
    return list == ListKind::pins || list == ListKind::notices ? 5 : 3;
}

std::string_view form_name(dutch::FormKind kind) {
    return kind == dutch::FormKind::stem ? "stam" : kind == dutch::FormKind::split ? "splitsen" : "niet-splitsen";
}

std::string_view double_name(bool same) { return same ? "dezelfde" : "een-ander"; }

std::string normal_rule(std::string_view rule) {
    std::string out;
    const auto flush = [&](std::string_view part) { out += unicode::fold(std::string{trim(part)}); };
    std::size_t begin = 0;
    rule = trim(rule);
    if (rule.starts_with('!')) {
        out += '!';
        rule = trim(rule.substr(1));
    }
    for (std::size_t at = 0; at < rule.size(); ++at) {
        const bool arrow = rule.substr(at, 2) == "=>";
        if (!arrow && rule[at] != ',' && rule[at] != '>') continue;
        flush(rule.substr(begin, at - begin));
        out += arrow ? "=>" : std::string(1, rule[at]);
        if (arrow) ++at;
        begin = at + 1;
    }
    flush(rule.substr(begin));
    return out;
}

std::optional<Signature> signature_in(std::string_view comment) {
    if (!comment.starts_with("# ")) return std::nullopt;
    comment.remove_prefix(2);
    const auto comma = comment.find(", ");
    if (comma == comment.npos || comma == 0 || comment.size() < comma + 12) return std::nullopt;
    const auto date = comment.substr(comma + 2, 10);
    const auto rest = comment.substr(comma + 12);
    if (!parse_date(date) || (!rest.empty() && rest.front() != ':')) return std::nullopt;
    return Signature{std::string{comment.substr(0, comma)}, std::string{date}, std::string{trim(rest.empty() ? rest : rest.substr(1))}};
}

std::string to_text(const Signature& signature) {
    return "# " + column(signature.role) + ", " + signature.date + (signature.why.empty() ? "" : ": " + column(signature.why));
}

}  // namespace vraagbaak::editorial
