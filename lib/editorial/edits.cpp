// SPDX-License-Identifier: GPL-2.0-or-later
// What commands do to the drafts: whole lines are added or removed, all else stays as a hand left it.
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "editorial/desk.hpp"
#include "index/document.hpp"
#include "index/merging.hpp"
#include "search/term_changes.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

namespace {

using editorial::column;

Error usage(Message message) { return Error(ErrorKind::usage, std::move(message)); }
Error refused(Message message) { return Error(ErrorKind::refused, std::move(message)); }

// What stands at the head of a draft that a command begins.
std::string_view head_of(ListKind list) {
    switch (list) {
        case ListKind::synonyms: return "# Synoniemen. a => b: wie a zegt, vindt ook b. a, b: over en weer. !a => b: zet een regel van de landelijke laag uit.\n";
        case ListKind::terms: return "# zoekterm\tartikel (* = alle)\tgeblokkeerd of erbij\trol\tdatum\treden\n";
        case ListKind::pins: return "# vraag\tartikel\ttonen of verbergen\tvan\ttot en met\trol\tdatum\treden\n";
        case ListKind::notices: return "# bericht\tvraag of artikel:kenmerk\tvan\ttot\tgroepen\trol\tdatum\treden\n";
        case ListKind::golden: return "";
        case ListKind::forms: return "# woord\tstam, splitsen of niet-splitsen\twaarde\trol\tdatum\treden\n";
        case ListKind::doubles: return "# kenmerk\tkenmerk\tdezelfde of een-ander\trol\tdatum\treden\n";
    }
    return "";
}

// Does the index have a record that can be found under this id? Without an index nobody can tell.
void need_record(const Editorial::Impl& desk, const std::string& id) {
    const auto generation = desk.generation_if_any();
    if (generation && generation->postings().find(index::id_term(id)).frequency.all == 0) throw refused({"desk_unknown_record", {id}});
}

// Only people can be one person.
void need_person(const Editorial::Impl& desk, const std::string& id) {
    const auto generation = desk.generation_if_any();
    if (!generation) return;
    std::uint32_t found = 0;
    const auto& postings = generation->postings();
    postings.each_while(postings.find(index::id_term(id)), [&](std::uint32_t document, std::uint32_t) { return (found = document) == 0; });
    if (found == 0) throw refused({"desk_unknown_person", {id}});
    if (generation->texts().record(found).kind != "medewerker") throw refused({"desk_no_person", {id}});
}

// The lines of a list, as a draft of this one text would have them.
editorial::Drafts read_one(const Editorial::Impl& desk, const std::string& name, std::string_view text) {
    return desk.read({{name, std::string{text}}});
}

// What is about to be written must be read again as one line that says the same.
ListLine read_back(const Editorial::Impl& desk, ListKind list, const std::string& line) {
    auto drafts = read_one(desk, editorial::file_of(list), line);
    if (!drafts.findings.empty()) throw usage(drafts.findings.front().message);
    if (drafts.lines.size() != 1) throw usage({"desk_not_a_line", {line}});
    return drafts.lines.front();
}

// Adds lines to one file; those that say what a line says already are left out, with a note. `above`: a comment.
Edit append(const Editorial::Impl& desk, ListKind list, const std::vector<std::string>& lines, const std::string& above = {}) {
    Edit edit;
    std::set<std::string> said;
    for (const auto& line : desk.read(desk.draft_texts()).lines) said.insert(editorial::said(line));
    std::vector<std::string> fresh;
    for (const auto& line : lines) {
        auto read = read_back(desk, list, line);
        if (!said.insert(editorial::said(read)).second) {
            edit.notes.push_back({"desk_said_already", {read.text}});
            continue;
        }
        fresh.push_back(line);
        edit.added.push_back(std::move(read));
    }
    if (fresh.empty()) return edit;
    const auto file = desk.draft(list);
    std::size_t first = 0;
    editorial::rewrite(file, [&](std::string text) {
        if (text.empty()) text = head_of(list);
        if (!above.empty()) text = editorial::with_line(std::move(text), above);
        first = editorial::lines_of(text).size() + 1;
        for (const auto& line : fresh) text = editorial::with_line(std::move(text), line);
        return text;
    });
    for (std::size_t i = 0; i < edit.added.size(); ++i) {
        edit.added[i].place = {std::string{editorial::drafts_folder} + '/' + editorial::file_of(list), first + i, {}};
        if (list == ListKind::synonyms) edit.added[i].role = desk.options.role;
    }
    return edit;
}

// Takes lines out of all files of a list, with the signature above a rule.
Edit take(const Editorial::Impl& desk, ListKind list, const std::function<bool(const ListLine&)>& wanted) {
    Edit edit;
    for (const auto& [name, whole] : desk.draft_texts()) {
        if (editorial::list_of(name) != list) continue;
        editorial::rewrite(desk.drafts() / name, [&](const std::string& text) {
            const auto drafts = read_one(desk, name, text);
            std::vector<std::size_t> numbers;
            std::vector<ListLine> removed;
            const auto all = editorial::lines_of(text);
            for (const auto& line : drafts.lines)
                if (wanted(line)) {
                    const auto number = line.place.line;
                    numbers.push_back(number);
                    if (list == ListKind::synonyms && number > 1 && editorial::signature_in(unicode::trim(all[number - 2].text)))
                        numbers.push_back(number - 1);
                    removed.push_back(line);
                }
            for (auto& line : removed)
                if (std::ranges::find(edit.removed, line) == edit.removed.end()) edit.removed.push_back(std::move(line));
            return editorial::without_lines(text, numbers);
        });
    }
    return edit;
}

bool same_text(std::string_view a, std::string_view b) { return unicode::fold(std::string{a}) == unicode::fold(std::string{b}); }

// The first columns of a line are these.
bool begins_with(const ListLine& line, const std::vector<std::string>& columns) {
    std::string_view rest = line.text;
    for (const auto& wanted : columns) {
        const auto end = std::min(rest.find(" | "), rest.size());
        if (!same_text(rest.substr(0, end), column(wanted))) return false;
        rest.remove_prefix(std::min(end + 3, rest.size()));
    }
    return true;
}

bool is_pair(const ListLine& line, const std::string& first, const std::string& second) {
    return begins_with(line, {first, second}) || begins_with(line, {second, first});
}

std::string day_or_none(const std::optional<Date>& date) { return date ? to_string(*date) : std::string{}; }

// Rules from one term to another only; what is written both ways is no circle.
class OneWay {
public:
    explicit OneWay(const std::vector<editorial::Entry<std::string>>& rules) {
        for (const auto& [rule, line] : rules) add(editorial::normal_rule(rule));
    }

    void add(const std::string& rule) {
        const auto arrow = rule.find("=>");
        if (arrow == rule.npos || rule.starts_with('!')) return;
        for (const auto& from : parts(rule.substr(0, arrow)))
            for (const auto& to : parts(rule.substr(arrow + 2))) next_[from].insert(to);
    }

    bool leads(const std::string& from, const std::string& to) const {
        std::set<std::string> seen;
        std::vector<std::string> left{from};
        while (!left.empty()) {
            const auto at = std::move(left.back());
            left.pop_back();
            if (!seen.insert(at).second) continue;
            const auto found = next_.find(at);
            if (found == next_.end()) continue;
            if (found->second.contains(to)) return true;
            left.insert(left.end(), found->second.begin(), found->second.end());
        }
        return false;
    }

    static std::vector<std::string> parts(const std::string& side) {
        std::vector<std::string> out;
        for (std::size_t begin = 0; begin <= side.size();) {
            const auto end = std::min(side.find(',', begin), side.size());
            if (end > begin) out.push_back(side.substr(begin, end - begin));
            begin = end + 1;
        }
        return out;
    }

private:
    std::map<std::string, std::set<std::string>> next_;
};

}  // namespace

std::vector<ListLine> Editorial::lines(ListKind list) const {
    auto lines = impl_->read(impl_->draft_texts()).lines;
    std::erase_if(lines, [&](const ListLine& line) { return line.list != list; });
    return lines;
}

Edit Editorial::add_synonym(const std::string& rule, const std::string& why) {
    const auto lock = impl_->lock();
    const auto written = column(rule);
    const auto drafts = impl_->read(impl_->draft_texts());
    auto one = read_one(*impl_, editorial::file_of(ListKind::synonyms), written);
    auto analyzer = impl_->analyzer();
    std::vector<Finding> findings = one.findings;
    const auto compiled = editorial::compile_synonyms(one, analyzer, findings);
    if (!findings.empty()) throw usage(findings.front().message);
    if (compiled.rules.rules().empty() && compiled.off.rules().empty()) throw usage({"rule_says_nothing", {written}});
    const auto normal = editorial::normal_rule(written);
    const OneWay known{drafts.synonyms};
    if (const auto arrow = normal.find("=>"); arrow != normal.npos && !normal.starts_with('!'))
        for (const auto& from : OneWay::parts(normal.substr(0, arrow)))
            for (const auto& to : OneWay::parts(normal.substr(arrow + 2)))
                if (known.leads(to, from)) throw refused({"rule_in_circle", {from, to}});
    return append(*impl_, ListKind::synonyms, {written}, editorial::to_text({impl_->options.role, to_string(impl_->day()), why}));
}

namespace {

Edit add_term_lines(const Editorial::Impl& desk, const std::vector<std::string>& terms, const std::string& id, const char* state, const std::string& why) {
    const auto lock = desk.lock();
    if (id != "*") need_record(desk, id);
    std::vector<std::string> lines;
    for (const auto& term : terms) lines.push_back(editorial::row({term, id, state, desk.options.role, to_string(desk.day()), why}));
    return append(desk, ListKind::terms, lines);
}

// A word that is blocked everywhere is offered to nobody, but a text or title that has it is still found by it.
void tell_what_stays(const Editorial::Impl& desk, const std::vector<std::string>& terms, Edit& edit) {
    const auto generation = desk.generation_if_any();
    if (!generation) return;
    std::vector<lexicon::TermRule> rules;
    for (const auto& term : terms) rules.push_back({term, "*", true});
    const search::TermChanges changes{*generation, *desk.settings, rules};
    analysis::Analyzer analyzer{generation->forms()};
    for (const auto& term : terms) {
        const auto left = search::TermChanges::records_with(*generation, changes, lexicon::term_key(term, analyzer));
        if (left > 0) edit.notes.push_back({left == 1 ? "block_stays_in_text_one" : "block_stays_in_text", {term, std::to_string(left)}});
    }
}

}  // namespace

Edit Editorial::block_term(const std::string& term, const std::string& id, const std::string& why) { return block_terms({term}, id, why); }

// Terms with the same key are one term: "Inzameling" and "inzameling".
Edit Editorial::block_terms(const std::vector<std::string>& terms, const std::string& id, const std::string& why) {
    auto analyzer = impl_->analyzer();
    std::set<std::string> keys;
    auto once = terms;
    std::erase_if(once, [&](const std::string& term) { return !keys.insert(lexicon::term_key(term, analyzer)).second; });
    auto edit = add_term_lines(*impl_, once, id, "geblokkeerd", why);
    if (id == "*" && !edit.added.empty()) tell_what_stays(*impl_, once, edit);
    return edit;
}

Edit Editorial::add_term(const std::string& term, const std::string& id, const std::string& why) {
    return add_term_lines(*impl_, {term}, id, "erbij", why);
}

Edit Editorial::unblock_term(const std::string& term, const std::string& id) {
    const auto lock = impl_->lock();
    auto edit = take(*impl_, ListKind::terms, [&](const ListLine& line) { return begins_with(line, {term, id}); });
    if (edit.removed.empty()) throw refused({"desk_no_such_term", {column(term), id}});
    return edit;
}

Edit Editorial::add_pin(const PinDraft& pin, const std::string& why) {
    const auto lock = impl_->lock();
    need_record(*impl_, pin.id);
    auto analyzer = impl_->analyzer();
    if (lexicon::question_key(pin.question, analyzer).empty()) throw usage({"draft_no_question", {}});
    return append(*impl_, ListKind::pins,
                  {editorial::row({pin.question, pin.id, pin.hide ? "verbergen" : "tonen", day_or_none(pin.from), day_or_none(pin.until),
                                   impl_->options.role, to_string(impl_->day()), why})});
}

Edit Editorial::add_notice(const NoticeDraft& notice, const std::string& why) {
    const auto lock = impl_->lock();
    if (notice.id.empty() == notice.question.empty()) throw usage({"draft_no_notice_for", {}});
    if (!notice.id.empty()) need_record(*impl_, notice.id);
    std::string groups;
    for (const auto& group : notice.groups) groups += (groups.empty() ? "" : ",") + group;
    return append(*impl_, ListKind::notices,
                  {editorial::row({notice.text, notice.id.empty() ? notice.question : "artikel:" + notice.id, notice.from, notice.until, groups,
                                   impl_->options.role, to_string(impl_->day()), why})});
}

Edit Editorial::add_form(WordForm form, const std::string& word, const std::string& value, const std::string& why) {
    const auto lock = impl_->lock();
    const auto kind = form == WordForm::stem ? dutch::FormKind::stem : form == WordForm::split ? dutch::FormKind::split : dutch::FormKind::whole;
    return append(*impl_, ListKind::forms, {editorial::row({word, std::string{editorial::form_name(kind)}, value, impl_->options.role, to_string(impl_->day()), why})});
}

// In the order of their ids, whoever was named first. What was said of the pair before is taken back.
Edit Editorial::add_double(const std::string& first, const std::string& second, bool same, const std::string& why) {
    const auto lock = impl_->lock();
    std::set<std::string> doubted;  // also those that are not found, because nobody is to find them any more
    if (const auto generation = impl_->generation_if_any())
        for (const auto& pair : index::doubtful_in(generation->folder())) doubted.insert({pair.first.id, pair.second.id});
    for (const auto& id : {first, second})
        if (!doubted.contains(id)) need_person(*impl_, id);
    const auto columns = std::minmax(first, second);
    const std::string state{editorial::double_name(same)};
    auto taken = take(*impl_, ListKind::doubles, [&](const ListLine& line) { return is_pair(line, first, second) && !begins_with(line, {columns.first, columns.second, state}); });
    auto edit = append(*impl_, ListKind::doubles, {editorial::row({columns.first, columns.second, state, impl_->options.role, to_string(impl_->day()), why})});
    edit.removed = std::move(taken.removed);
    return edit;
}

std::vector<DoubtfulPair> Editorial::doubtful() const {
    const auto generation = impl_->generation_if_any();
    if (!generation) return {};
    auto pairs = index::doubtful_in(generation->folder());
    std::set<std::pair<std::string, std::string>> decided;
    for (const auto& [rule, line] : impl_->read(impl_->draft_texts()).doubles) decided.insert(std::minmax(rule.first, rule.second));
    std::erase_if(pairs, [&](const DoubtfulPair& pair) { return decided.contains(std::minmax(pair.first.id, pair.second.id)); });
    return pairs;
}

// Questions get the numbers r1, r2 …; of a question that is there already only the judgements are added.
Edit Editorial::add_golden(const std::string& question, const std::vector<std::pair<std::string, int>>& grades, bool is_must,
                           const std::vector<std::string>& tags) {
    const auto lock = impl_->lock();
    if (grades.empty()) throw usage({"golden_needs_answer", {}});
    for (const auto& [id, grade] : grades) {
        need_record(*impl_, id);
        if (grade < 0 || grade > 2) throw usage({"golden_bad_grade", {std::to_string(grade)}});
    }
    const auto drafts = impl_->read(impl_->draft_texts());
    std::set<std::string> ids;
    std::string number;
    for (const auto& [golden, line] : drafts.golden) {
        ids.insert(golden.topic.id);
        if (same_text(golden.topic.question, column(question))) number = golden.topic.id;
    }
    Edit edit;
    if (number.empty()) {
        for (std::size_t i = 1; number.empty(); ++i)
            if (!ids.contains("r" + std::to_string(i))) number = "r" + std::to_string(i);
        std::string labels;
        for (const auto& tag : tags) labels += (labels.empty() ? "" : ",") + tag;
        if (is_must) labels += labels.empty() ? "moet" : ",moet";
        edit = append(*impl_, ListKind::golden, {editorial::row({number, question, labels})});
    } else {
        edit.notes.push_back({"desk_said_already", {column(question)}});
    }
    editorial::rewrite(impl_->drafts() / "toets/oordelen.tsv", [&](std::string text) {
        for (const auto& [id, grade] : grades) text = editorial::with_line(std::move(text), number + " 0 " + id + ' ' + std::to_string(grade));
        return text;
    });
    for (const auto& [id, grade] : grades)
        edit.added.push_back({ListKind::golden, number + " | " + id + " | " + std::to_string(grade), {"redactie/toets/oordelen.tsv", 0, {}}, {}, {}, {}});
    return edit;
}

Edit Editorial::remove(ListKind list, const std::vector<std::string>& columns) {
    const auto lock = impl_->lock();
    if (columns.empty()) throw usage({"desk_remove_what", {}});
    if (list == ListKind::golden) {
        std::string number;
        for (const auto& [golden, line] : impl_->read(impl_->draft_texts()).golden)
            if (same_text(golden.topic.question, column(columns.front())) || golden.topic.id == columns.front()) number = golden.topic.id;
        if (number.empty()) throw refused({"desk_no_such_line", {columns.front()}});
        return take(*impl_, list, [&](const ListLine& line) { return line.text.starts_with(number + " | "); });  // its judgements too
    }
    const auto rule = list == ListKind::synonyms ? editorial::normal_rule(columns.front()) : std::string{};
    auto edit = take(*impl_, list, [&](const ListLine& line) {
        if (list == ListKind::doubles && columns.size() == 2) return is_pair(line, columns[0], columns[1]);
        return list == ListKind::synonyms ? editorial::normal_rule(line.text) == rule : begins_with(line, columns);
    });
    if (edit.removed.empty()) throw refused({"desk_no_such_line", {columns.front()}});
    return edit;
}

// All or nothing: one wrong line and no line is taken over.
Edit Editorial::import(ListKind list, const std::string& text) {
    const auto lock = impl_->lock();
    if (list == ListKind::golden) throw usage({"desk_no_import", {}});
    const auto name = editorial::file_of(list);
    auto drafts = editorial::read_drafts({{name, text}}, *impl_->settings, "");
    std::vector<Finding> findings = drafts.findings;
    auto analyzer = impl_->analyzer();
    editorial::compile_synonyms(drafts, analyzer, findings);
    if (!findings.empty()) throw Error(ErrorKind::usage, findings.front().message, {"", findings.front().place.line, {}});
    std::vector<std::string> lines;
    const auto all = editorial::lines_of(text);
    for (const auto& line : drafts.lines) lines.emplace_back(unicode::trim(all[line.place.line - 1].text));
    return append(*impl_, list, lines);
}

std::string Editorial::export_list(ListKind list) const {
    std::string out;
    for (const auto& [name, text] : impl_->draft_texts()) {
        if (editorial::list_of(name) != list || name == "toets/oordelen.tsv") continue;
        for (const auto& line : editorial::lines_of(text)) out.append(line.text).append("\n");
    }
    return out;
}

Edit Editorial::apply(const Proposal& proposal, const std::string& why) {
    const auto& columns = proposal.columns;
    if (proposal.kind == "term" && columns.size() == 2) return add_term(columns[0], columns[1], why);
    if (proposal.kind == "synonym" && columns.size() == 1) return add_synonym(columns[0], why);
    if (proposal.kind == "pin" && columns.size() == 2) return add_pin({columns[0], columns[1], false, {}, {}}, why);
    throw usage({"desk_not_a_line", {proposal.kind}});
}

}  // namespace vraagbaak
