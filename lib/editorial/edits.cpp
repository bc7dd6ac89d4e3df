// SPDX-License-Identifier: GPL-2.0-or-later
// What commands do to the drafts: whole lines are added or removed, all else stays as a hand left it.
#include <algorithm>
#include <functional>
#include <set>
#include <sstream>
#include <tuple>

#include "dutch/role_words.hpp"
#include "editorial/desk.hpp"
#include "editorial/golden.hpp"
#include "editorial/one_way.hpp"
#include "editorial/pending.hpp"
#include "editorial/spreadsheet.hpp"
#include "index/document.hpp"
#include "index/merging.hpp"
#include "lexicon/glob.hpp"
#include "search/term_changes.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

namespace {

using editorial::column;

const std::string of_article = "artikel:";  // before the id of a notice's record, in the column of its question

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

void need_record(const Editorial::Impl& desk, const std::string& id) {
    if (!desk.has_record(id)) throw refused({"desk_unknown_record", {id}});
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

// A line to be written; `above`: the comment before it, which signs a rule.
struct NewLine {
    std::string line, above = {};
};

NewLine signed_line(ListKind list, std::vector<std::string> columns, const editorial::Signature& by) {
    if (list == ListKind::synonyms) return {columns.front(), editorial::to_text(by)};
    columns.resize(editorial::said_columns(list));
    columns.insert(columns.end(), {by.role, by.date, by.why});
    return {editorial::row(columns)};
}

// Gives the numbers of the lines.
std::vector<std::size_t> put_lines(std::string& text, const std::vector<NewLine>& lines) {
    auto number = editorial::lines_of(text).size();
    std::vector<std::size_t> numbers;
    std::vector<std::string> all;
    for (const auto& [line, above] : lines) {
        if (!above.empty()) all.push_back(above);
        all.push_back(line);
        numbers.push_back(number + all.size());
    }
    text = editorial::with_lines(std::move(text), all);
    return numbers;
}

// Adds lines to one file; those that say what a line says already are left out, with a note.
Edit append(const Editorial::Impl& desk, editorial::DraftWrites& drafts, ListKind list, const std::vector<NewLine>& lines) {
    Edit edit;
    std::set<std::string> said;
    for (const auto& line : desk.read(desk.draft_texts()).lines) said.insert(editorial::said(line));
    std::vector<NewLine> fresh;
    for (const auto& line : lines) {
        auto read = read_back(desk, list, line.line);
        if (auto signature = editorial::signature_in(line.above)) std::tie(read.role, read.date, read.why) = std::tuple{signature->role, signature->date, signature->why};
        if (!said.insert(editorial::said(read)).second) {
            edit.notes.push_back({"desk_said_already", {read.text}});
            edit.repeated.push_back({true, std::move(read)});
            continue;
        }
        fresh.push_back(line);
        edit.added.push_back(std::move(read));
    }
    if (fresh.empty()) return edit;
    std::vector<std::size_t> numbers;
    drafts.rewrite(editorial::file_of(list), [&](std::string text) {
        if (text.empty()) text = head_of(list);
        numbers = put_lines(text, fresh);
        return text;
    });
    for (std::size_t i = 0; i < edit.added.size(); ++i)
        edit.added[i].place = {std::string{editorial::drafts_folder} + '/' + editorial::file_of(list), numbers[i], {}};
    return edit;
}

// Takes lines out of all files of a list, with the signature above a rule.
Edit take(const Editorial::Impl& desk, editorial::DraftWrites& drafts, ListKind list, const std::function<bool(const ListLine&)>& wanted) {
    Edit edit;
    for (const auto& [name, whole] : desk.draft_texts()) {
        if (editorial::list_of(name) != list) continue;
        const auto of_others = edit.removed.size();
        drafts.rewrite(name, [&](const std::string& text) {
            edit.removed.resize(of_others);  // it is asked again when a hand saves meanwhile
            const auto draft = read_one(desk, name, text);
            std::vector<std::size_t> numbers;
            const auto all = editorial::lines_of(text);
            for (const auto& line : draft.lines)
                if (wanted(line)) {
                    for (const auto number : editorial::with_signature(all, list, line.place.line)) numbers.push_back(number);
                    edit.removed.push_back(line);
                }
            return editorial::without_lines(text, numbers);
        });
    }
    return edit;
}

// The same, or what was taken out before and is live still; Error(refused) when there is neither.
Edit take_or_repeat(const Editorial::Impl& desk, editorial::DraftWrites& drafts, ListKind list, Message none, const std::function<bool(const ListLine&)>& wanted) {
    auto edit = take(desk, drafts, list, wanted);
    if (!edit.removed.empty()) return edit;
    for (auto& line : desk.read(desk.published().texts).lines) {
        if (line.list != list || !wanted(line)) continue;
        edit.notes.push_back({"desk_gone_already", {line.text}});
        edit.repeated.push_back({false, std::move(line)});
    }
    if (edit.repeated.empty()) throw refused(std::move(none));
    return edit;
}

bool same_text(std::string_view a, std::string_view b) { return unicode::fold(std::string{a}) == unicode::fold(std::string{b}); }

// One of the columns that a line says; empty when it has fewer.
std::string_view column_of(const ListLine& line, std::size_t at) {
    constexpr std::string_view between = " | ";
    std::string_view rest = line.text;
    for (; at > 0; --at) {
        const auto found = rest.find(between);
        if (found == rest.npos) return {};
        rest.remove_prefix(found + between.size());
    }
    return rest.substr(0, rest.find(between));
}

// The first columns of a line are these.
bool begins_with(const ListLine& line, const std::vector<std::string>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!same_text(column_of(line, i), column(columns[i]))) return false;
    return true;
}

// Whether a line blocks a term or hides a record, by any of the words that a hand may write for it.
bool takes_away(const Editorial::Impl& desk, const ListLine& line) {
    const auto one = read_one(desk, editorial::file_of(line.list), editorial::row({std::string{column_of(line, 0)}, std::string{column_of(line, 1)}, std::string{column_of(line, 2)}}));
    return std::ranges::any_of(one.terms, [](const auto& entry) { return entry.rule.block; }) || std::ranges::any_of(one.pins, [](const auto& entry) { return entry.rule.hide; });
}

bool is_pair(const ListLine& line, const std::string& first, const std::string& second) {
    return begins_with(line, {first, second}) || begins_with(line, {second, first});
}

std::string day_or_none(const std::optional<Date>& date) { return date ? to_string(*date) : std::string{}; }

// Only what a rule says can be wrong of it; where it leads is for its whole list.
void need_rule(const Editorial::Impl& desk, const editorial::OneWay& known, const std::string& rule) {
    auto one = read_one(desk, editorial::file_of(ListKind::synonyms), rule);
    auto analyzer = desk.analyzer();
    std::vector<Finding> findings = one.findings;
    const auto compiled = editorial::compile_synonyms(one, analyzer, findings);
    if (!findings.empty()) throw usage(findings.front().message);
    if (compiled.rules.rules().empty() && compiled.off.rules().empty()) throw usage({"rule_says_nothing", {rule}});
    if (const auto circle = known.circle_with(rule)) throw refused({"rule_in_circle", {circle->first, circle->second}});
}

// A word of a question that no caller says: the id of a record, by its hyphen. Without one it may be a word.
std::optional<std::string> id_in(const Editorial::Impl& desk, const std::string& question) {
    std::istringstream words{question};
    for (std::string word, last; words >> word; last = word)
        if (!last.empty() && word.find('-') != word.npos && desk.generation_if_any() && desk.has_record(word)) return word;
    return std::nullopt;
}

void need_question(const Editorial::Impl& desk, const std::string& question) {
    auto analyzer = desk.analyzer();
    if (lexicon::question_key(question, analyzer).empty()) throw usage({"draft_no_question", {}});
}

// Those that the last build doubted: they count though they may not be found, because nobody is to find them any more.
std::set<std::string> doubted_people(const Editorial::Impl& desk) {
    std::set<std::string> ids;
    if (const auto generation = desk.generation_if_any())
        for (const auto& pair : index::doubtful_in(generation->folder())) ids.insert({pair.first.id, pair.second.id});
    return ids;
}

void need_people(const Editorial::Impl& desk, const std::set<std::string>& doubted, const std::string& first, const std::string& second) {
    for (const auto& id : {first, second})
        if (!doubted.contains(id)) need_person(desk, id);
}

// Asks of each line of a file what is asked of one that a command writes.
void need_lines(const Editorial::Impl& desk, const editorial::Drafts& drafts, const std::string& file) {
    const auto each = [&](const auto& entries, const auto& need) {
        for (const auto& [rule, line] : entries) {
            try {
                need(rule);
            } catch (const Error& error) {
                throw Error(error.kind(), error.message(), {file, line.place.line, {}});
            }
        }
    };
    editorial::OneWay known{desk.read(desk.draft_texts()).synonyms};
    each(drafts.synonyms, [&](const std::string& rule) {
        need_rule(desk, known, rule);
        known.add(rule);
    });
    each(drafts.terms, [&](const lexicon::TermRule& rule) {
        if (rule.id != "*") need_record(desk, rule.id);
    });
    each(drafts.pins, [&](const lexicon::Pin& pin) {
        need_record(desk, pin.id);
        need_question(desk, pin.question);
    });
    each(drafts.notices, [&](const lexicon::NoticeRule& notice) {
        if (!notice.id.empty()) need_record(desk, notice.id);
    });
    const auto doubted = drafts.doubles.empty() ? std::set<std::string>{} : doubted_people(desk);
    each(drafts.doubles, [&](const index::PairRule& pair) { need_people(desk, doubted, pair.first, pair.second); });
}

}  // namespace

std::vector<ListLine> Editorial::lines(ListKind list) const {
    auto lines = impl_->read(impl_->draft_texts()).lines;
    std::erase_if(lines, [&](const ListLine& line) { return line.list != list; });
    return lines;
}

namespace {

// What `write` adds is signed with the reason, without what is personal in it.
Edit signed_edit(const Editorial::Impl& desk, const std::string& why, const std::function<Edit(editorial::DraftWrites&, const editorial::Signature&)>& write) {
    const auto reason = desk.reason(why);
    const editorial::Signature by{desk.options.role, to_string(desk.day()), reason.text};
    auto edit = desk.edit([&](editorial::DraftWrites& drafts) { return write(drafts, by); });
    if (reason.changed && !edit.added.empty()) edit.notes.push_back({"desk_reason_masked", {reason.text}});
    return edit;
}

// Adds lines, each of what it says, when `need` throws nothing.
Edit add_lines(const Editorial::Impl& desk, ListKind list, const std::vector<std::vector<std::string>>& lines, const std::string& why, const std::function<void()>& need = [] {}) {
    return signed_edit(desk, why, [&](editorial::DraftWrites& drafts, const editorial::Signature& by) {
        need();
        std::vector<NewLine> all;
        for (const auto& columns : lines) all.push_back(signed_line(list, columns, by));
        return append(desk, drafts, list, all);
    });
}

Edit add_term_lines(const Editorial::Impl& desk, const std::vector<std::string>& terms, const std::string& id, const char* state, const std::string& why) {
    std::vector<std::vector<std::string>> lines;
    for (const auto& term : terms) lines.push_back({term, id, state});
    return add_lines(desk, ListKind::terms, lines, why, [&] {
        if (id != "*") need_record(desk, id);
    });
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

Edit Editorial::add_synonym(const std::string& rule, const std::string& why) {
    const auto written = column(rule);
    return add_lines(*impl_, ListKind::synonyms, {{written}}, why, [&] { need_rule(*impl_, editorial::OneWay{impl_->read(impl_->draft_texts()).synonyms}, written); });
}

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

namespace {

// Where a term is blocked or added; with a pattern, which terms too.
std::string places_of(const Editorial::Impl& desk, const std::function<bool(const ListLine&)>& wanted, bool with_terms) {
    std::string out;
    for (const auto& line : desk.read(desk.draft_texts()).lines)
        if (line.list == ListKind::terms && wanted(line))
            out += (out.empty() ? "" : ", ") + (with_terms ? std::string{column_of(line, 0)} + ": " : std::string{}) + std::string{column_of(line, 1)};
    return out;
}

Edit unblock(const Editorial::Impl& desk, const std::string& told, const std::string& id, bool with_terms, const std::function<bool(std::string_view)>& fits) {
    const auto blocks = [&](const ListLine& line) { return line.list == ListKind::terms && fits(column_of(line, 0)) && takes_away(desk, line); };
    return desk.edit([&](editorial::DraftWrites& drafts) {
        const auto elsewhere = places_of(desk, blocks, with_terms);
        const auto none = elsewhere.empty() ? Message{id == "*" ? "desk_no_such_block" : "desk_no_such_term", {told, id}}
                                            : Message{id == "*" ? "desk_blocked_at" : "desk_blocked_elsewhere", {told, elsewhere, id}};
        return take_or_repeat(desk, drafts, ListKind::terms, none, [&](const ListLine& line) { return blocks(line) && same_text(column_of(line, 1), id); });
    });
}

}  // namespace

Edit Editorial::unblock_term(const std::string& term, const std::string& id) {
    const auto told = column(term);
    return unblock(*impl_, told, id, false, [&](std::string_view one) { return same_text(one, told); });
}

Edit Editorial::unblock_pattern(const std::string& pattern, const std::string& id) {
    const auto folded = unicode::fold(pattern);
    return unblock(*impl_, pattern, id, true, [&](std::string_view one) { return lexicon::fits(folded, unicode::fold(std::string{one})); });
}

Edit Editorial::remove_term(const std::string& term, const std::string& id) {
    const auto is_term = [&](const ListLine& line) { return same_text(column_of(line, 0), column(term)) && (id.empty() || same_text(column_of(line, 1), id)); };
    return impl_->edit([&](editorial::DraftWrites& drafts) {
        const auto blocked = places_of(*impl_, [&](const ListLine& line) { return is_term(line) && takes_away(*impl_, line); }, false);
        const auto none = blocked.empty() ? Message{"desk_no_such_line", {column(term)}} : Message{"desk_term_is_blocked", {column(term), blocked}};
        return take_or_repeat(*impl_, drafts, ListKind::terms, none, [&](const ListLine& line) { return line.list == ListKind::terms && is_term(line) && !takes_away(*impl_, line); });
    });
}

Edit Editorial::add_pin(const PinDraft& pin, const std::string& why) {
    auto edit = add_lines(*impl_, ListKind::pins, {{pin.question, pin.id, pin.hide ? "verbergen" : "tonen", day_or_none(pin.from), day_or_none(pin.until)}}, why, [&] {
        need_record(*impl_, pin.id);
        need_question(*impl_, pin.question);
    });
    if (pin.until && *pin.until < impl_->day()) edit.notes.push_back({"desk_over", {}});
    if (const auto id = id_in(*impl_, pin.question)) edit.notes.push_back({"desk_id_in_question", {*id}});
    return edit;
}

Edit Editorial::add_notice(const NoticeDraft& notice, const std::string& why) {
    if (notice.id.empty() == notice.question.empty()) throw usage({"draft_no_notice_for", {}});
    std::string groups;
    for (const auto& group : notice.groups) groups += (groups.empty() ? "" : ",") + group;
    auto edit = add_lines(*impl_, ListKind::notices, {{notice.text, notice.id.empty() ? notice.question : of_article + notice.id, notice.from, notice.until, groups}}, why, [&] {
        if (!notice.id.empty()) need_record(*impl_, notice.id);
    });
    const auto end = parse_minute(notice.until, true), now = parse_minute(impl_->options.moment);
    if (end && now && *end <= *now) edit.notes.push_back({"desk_over", {}});
    if (notice.until.empty()) edit.notes.push_back({"desk_no_end", {}});
    return edit;
}

Edit Editorial::add_form(WordForm form, const std::string& word, const std::string& value, const std::string& why) {
    const auto kind = form == WordForm::stem ? dutch::FormKind::stem : form == WordForm::split ? dutch::FormKind::split : dutch::FormKind::whole;
    return add_lines(*impl_, ListKind::forms, {{word, std::string{editorial::form_name(kind)}, value}}, why);
}

// In the order of their ids, whoever was named first. What was said of the pair before is taken back.
Edit Editorial::add_double(const std::string& first, const std::string& second, bool same, const std::string& why) {
    return signed_edit(*impl_, why, [&](editorial::DraftWrites& drafts, const editorial::Signature& by) {
        need_people(*impl_, doubted_people(*impl_), first, second);
        const auto columns = std::minmax(first, second);
        const std::string state{editorial::double_name(same)};
        auto taken = take(*impl_, drafts, ListKind::doubles, [&](const ListLine& line) { return is_pair(line, first, second) && !begins_with(line, {columns.first, columns.second, state}); });
        auto edit = append(*impl_, drafts, ListKind::doubles, {signed_line(ListKind::doubles, {columns.first, columns.second, state}, by)});
        edit.removed = std::move(taken.removed);
        return edit;
    });
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

namespace {

// By its first columns; of a question it counts what it asks, not how it is put.
std::function<bool(const ListLine&)> wanted_by(const Editorial::Impl& desk, ListKind list, const std::vector<std::string>& columns) {
    if (list == ListKind::synonyms)
        return [rule = editorial::normal_rule(columns.front())](const ListLine& line) { return editorial::normal_rule(line.text) == rule; };
    if (list == ListKind::doubles && columns.size() == 2)
        return [&columns](const ListLine& line) { return is_pair(line, columns[0], columns[1]); };
    if (list != ListKind::pins && list != ListKind::notices) return [&columns](const ListLine& line) { return begins_with(line, columns); };
    if (list == ListKind::pins && columns.size() == 3 && same_text(columns[2], "verbergen")) {
        const auto of_question = std::make_shared<const std::vector<std::string>>(columns.begin(), columns.begin() + 2);
        return [&desk, of_question, same = wanted_by(desk, list, *of_question)](const ListLine& line) { return same(line) && takes_away(desk, line); };
    }
    const std::size_t at = list == ListKind::pins ? 0 : 1;  // the column of the question
    if (columns.size() <= at || columns[at].starts_with(of_article)) return [&columns](const ListLine& line) { return begins_with(line, columns); };
    const auto analyzer = std::make_shared<analysis::Analyzer>(desk.analyzer());
    return [&columns, at, analyzer, key = lexicon::question_key(columns[at], *analyzer)](const ListLine& line) {
        if (begins_with(line, columns)) return true;
        auto as_written = columns;
        as_written[at] = column_of(line, at);
        return !key.empty() && !as_written[at].starts_with(of_article) && begins_with(line, as_written) && lexicon::question_key(as_written[at], *analyzer) == key;
    };
}

}  // namespace

namespace {

// What each side of a rule names: "a => b, c" is {a, b, c}.
std::set<std::string> sides_of(const std::string& normal_rule) {
    std::set<std::string> out;
    for (std::size_t begin = normal_rule.starts_with('!') ? 1 : 0; begin <= normal_rule.size();) {
        const auto end = std::min(normal_rule.find_first_of(",=>", begin), normal_rule.size());
        if (end > begin) out.insert(normal_rule.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

// Who gives one word of a rule, or its words the wrong way, is told which rules those are.
Message no_such_rule(const Editorial::Impl& desk, const std::string& rule) {
    constexpr std::size_t most_named = 3;
    const auto asked = sides_of(editorial::normal_rule(rule));
    std::string named;
    std::size_t count = 0;
    for (const auto& line : desk.read(desk.draft_texts()).lines) {
        if (line.list != ListKind::synonyms) continue;
        const auto normal = editorial::normal_rule(line.text);
        const auto sides = sides_of(normal);
        if (asked.size() > 1 && sides == asked) {
            const bool both = normal.find('>') == normal.npos && rule.find('>') != rule.npos;
            return both ? Message{"desk_rule_is_both", {line.text}} : Message{"desk_rule_is_other", {rule, line.text}};
        }
        if (asked.size() == 1 && sides.contains(*asked.begin()) && ++count <= most_named) named += (named.empty() ? "'" : ", '") + line.text + "'";
    }
    if (named.empty()) return {"desk_no_such_line", {rule}};
    return {"desk_rules_with_word", {rule, named}};
}

}  // namespace

Edit Editorial::remove(ListKind list, const std::vector<std::string>& columns) {
    if (columns.empty()) throw usage({"desk_remove_what", {}});
    return impl_->edit([&](editorial::DraftWrites& drafts) {
        if (list == ListKind::synonyms) return take_or_repeat(*impl_, drafts, list, no_such_rule(*impl_, columns.front()), wanted_by(*impl_, list, columns));
        if (list != ListKind::golden) return take_or_repeat(*impl_, drafts, list, {"desk_no_such_line", {columns.front()}}, wanted_by(*impl_, list, columns));
        std::string number;
        for (const auto& [golden, line] : impl_->read(impl_->draft_texts()).golden)
            if (same_text(golden.topic.question, column(columns.front())) || golden.topic.id == columns.front()) number = golden.topic.id;
        if (number.empty()) throw refused({"desk_no_such_line", {columns.front()}});
        return take(*impl_, drafts, list, [&](const ListLine& line) { return line.text.starts_with(number + " | "); });  // its judgements too
    });
}

namespace {

std::vector<std::string> columns_of(std::string_view row) {
    std::vector<std::string> columns;
    for (std::size_t begin = 0; begin <= row.size();) {
        const auto end = std::min(row.find('\t', begin), row.size());
        columns.emplace_back(unicode::trim(row.substr(begin, end - begin)));
        begin = end + 1;
    }
    return columns;
}

}  // namespace

// All or nothing: one wrong line and no line is taken over. A line keeps the role that it has.
Edit Editorial::import(ListKind list, const std::string& given, const std::string& file, const std::string& why) {
    const auto text = editorial::from_spreadsheet(list, given);
    constexpr std::size_t most_masked_told = 10;
    std::set<std::string> masked;  // reasons of lines, which lose what is personal as those of commands do
    auto edit = signed_edit(*impl_, why, [&](editorial::DraftWrites& drafts, const editorial::Signature& by) {
        if (list == ListKind::golden) return editorial::add_golden(*impl_, drafts, editorial::read_golden_text(text, file), file);
        const auto imported = read_one(*impl_, editorial::file_of(list), text);
        if (!imported.findings.empty()) throw Error(ErrorKind::usage, imported.findings.front().message, {file, imported.findings.front().place.line, {}});
        need_lines(*impl_, imported, file);
        std::vector<NewLine> lines;
        const auto all = editorial::lines_of(text);
        for (const auto& line : imported.lines) {
            if (dutch::looks_like_name(line.role)) throw Error(ErrorKind::usage, {"role_is_name", {line.role}}, {file, line.place.line, {}});
            if (line.role.find(',') != line.role.npos || line.role.size() > 100) throw Error(ErrorKind::usage, {"bad_role", {line.role}}, {file, line.place.line, {}});
            const auto reason = impl_->reason(line.why);
            if (reason.changed && !line.role.empty() && masked.size() < most_masked_told) masked.insert(reason.text);
            const std::string written{unicode::trim(all[line.place.line - 1].text)};
            const editorial::Signature own{line.role, line.date, reason.text};
            lines.push_back(signed_line(list, list == ListKind::synonyms ? std::vector{written} : columns_of(written), line.role.empty() ? by : own));
        }
        return append(*impl_, drafts, list, lines);
    });
    for (const auto& reason : masked) edit.notes.push_back({"desk_reason_masked", {reason}});
    if (edit.added.empty() && edit.removed.empty() && edit.repeated.empty() && edit.notes.empty()) edit.notes.push_back({"desk_import_empty", {file}});
    return edit;
}

std::string Editorial::export_list(ListKind list) const {
    const auto texts = impl_->draft_texts();
    if (list == ListKind::golden) return editorial::golden_text(impl_->read(texts));
    std::string out;
    for (const auto& [name, text] : texts) {
        if (editorial::list_of(name) != list) continue;
        for (const auto& line : editorial::lines_of(text)) out.append(line.text).append("\n");
    }
    return out;
}

Edit Editorial::apply(const Proposal& proposal, const std::string& why) {
    const auto& columns = proposal.columns;
    if (proposal.kind == "term" && columns.size() == 2) return add_term(columns[0], columns[1], why);
    if (proposal.kind == "synonym" && columns.size() == 1) return add_synonym(columns[0], why);
    if (proposal.kind == "pin" && columns.size() == 2) return add_pin({columns[0], columns[1], false, {}, {}}, why);
    if (proposal.kind == "unblock" && columns.size() == 2) return unblock_term(columns[0], columns[1]);
    if (proposal.kind == "unhide" && columns.size() == 2) return remove(ListKind::pins, {columns[0], columns[1], "verbergen"});
    throw usage({"desk_not_a_line", {proposal.kind}});
}

}  // namespace vraagbaak
