// SPDX-License-Identifier: GPL-2.0-or-later
#include "editorial/golden.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <set>

#include "record/id.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

namespace editorial {

namespace {

constexpr auto topics_file = "toets/topics.tsv";
constexpr auto judgements_file = "toets/oordelen.tsv";
constexpr int answer = 2;  // the highest grade

// A line of a file; 0: of none.
struct At {
    const std::string& file;
    std::size_t line;
};

[[noreturn]] void throw_at(const At& at, ErrorKind kind, Message message) {
    throw Error(kind, std::move(message), {at.line == 0 ? std::string{} : at.file, at.line, {}});
}

std::vector<std::string> parts_of(std::string_view text, char separator) {
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(separator, begin), text.size());
        out.emplace_back(unicode::trim(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return out;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : ",") + part;
    return out;
}

// "paspoort-kwijt=2"; an id alone is the answer.
std::pair<std::string, int> judgement(const std::string& text, const At& at) {
    const auto equals = text.rfind('=');
    if (equals == text.npos) return {text, answer};
    const auto digits = std::string_view{text}.substr(equals + 1);
    int grade = 0;
    const auto [rest, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), grade);
    if (problem != std::errc{} || rest != digits.data() + digits.size()) throw_at(at, ErrorKind::usage, {"golden_bad_grade", {std::string{digits}}});
    return {std::string{unicode::trim(std::string_view{text}.substr(0, equals))}, grade};
}

GoldenLine golden_line(const TextLine& line, const std::string& file) {
    const At at{file, line.number};
    const auto columns = parts_of(line.text, '\t');
    if (columns.size() != 3 || columns[0].empty()) throw_at(at, ErrorKind::usage, {"golden_bad_line", {}});
    GoldenLine out{{{{}, columns[0], {}}, {}}, line.number};
    for (auto& tag : parts_of(columns[1], ','))
        if (!tag.empty()) out.question.topic.tags.push_back(std::move(tag));
    for (const auto& part : parts_of(columns[2], ','))
        if (!part.empty()) {
            const auto [id, grade] = judgement(part, at);
            out.question.grades.insert_or_assign(id, grade);
        }
    return out;
}

// The line of a question in its draft.
std::string topic_row(const std::string& number, const Topic& topic) { return row({number, topic.question, joined(topic.tags)}); }

void check(const Editorial::Impl& desk, const GoldenLine& line, const std::string& file) {
    const At at{file, line.line};
    const auto read = desk.read({{topics_file, topic_row("r", line.question.topic)}});
    if (!read.findings.empty()) throw_at(at, ErrorKind::usage, read.findings.front().message);
    for (const auto& [id, grade] : line.question.grades) {
        if (!record::good_id(id)) throw_at(at, ErrorKind::usage, {"draft_no_id", {id}});
        if (!desk.has_record(id)) throw_at(at, ErrorKind::refused, {"desk_unknown_record", {id}});
        if (grade < 0 || grade > answer) throw_at(at, ErrorKind::usage, {"golden_bad_grade", {std::to_string(grade)}});
    }
}

// What the drafts say of one question. A hand may have written it more than once, with another number each time.
struct Said {
    Topic topic;  // with the first number, the tags of its line, and those that are added to it
    std::set<std::string> other_tags;
    std::map<std::string, std::set<int>> grades;
};

std::string key_of(const std::string& question) { return unicode::fold(column(question)); }

// What is to be written to say what lines say and the drafts do not.
class Additions {
public:
    explicit Additions(const Drafts& drafts) {
        for (const auto& [question, line] : drafts.golden) {
            auto& known = known_[key_of(question.topic.question)];
            if (known.topic.id.empty()) known.topic = question.topic;
            else known.other_tags.insert(question.topic.tags.begin(), question.topic.tags.end());
            for (const auto& [id, grade] : question.grades) known.grades[id].insert(grade);
        }
        for (const auto& line : drafts.lines)  // also numbers that have judgements and no question
            if (line.list == ListKind::golden) numbers_.insert(line.text.substr(0, line.text.find(' ')));
    }

    // False: it is all there.
    bool add(const GoldenQuestion& wanted) {
        auto& [topic, other_tags, grades] = known_[key_of(wanted.topic.question)];
        const bool is_new = topic.id.empty();
        bool changed = is_new;
        if (is_new) topic = {next_number(), column(wanted.topic.question), {}};
        for (const auto& tag : wanted.topic.tags)
            if (!other_tags.contains(tag) && std::ranges::find(topic.tags, tag) == topic.tags.end()) {
                topic.tags.push_back(tag);
                changed = true;
            }
        if (is_new) added_.push_back(topic.id);
        if (changed) topics_[topic.id] = topic;
        for (const auto& [id, grade] : wanted.grades) {
            auto& given = grades[id];
            if (given.contains(grade)) continue;
            given = {grade};
            judgements_.push_back(topic.id + " 0 " + id + ' ' + std::to_string(grade));
            changed = true;
        }
        return changed;
    }

    std::string topics(std::string text) const {
        std::string out;
        for (const auto& line : lines_of(text)) {
            auto columns = parts_of(line.text, '\t');
            const auto changed = topics_.find(columns[0]);
            const auto whole = std::string_view{text}.substr(line.begin, line.end - line.begin);
            if (changed == topics_.end() || line.text.starts_with('#')) {
                out += whole;
                continue;
            }
            columns.resize(std::max<std::size_t>(columns.size(), 3));
            columns[2] = joined(changed->second.tags);
            out += row(columns);
            out += whole.ends_with("\r\n") ? "\r\n" : whole.ends_with('\n') ? "\n" : "";
        }
        std::vector<std::string> rows;
        for (const auto& number : added_) rows.push_back(topic_row(number, topics_.at(number)));
        return with_lines(std::move(out), rows);
    }

    std::string judgements(std::string text) const {
        return with_lines(std::move(text), judgements_);
    }

private:
    std::string next_number() {
        while (!numbers_.insert("r" + std::to_string(next_)).second) ++next_;
        return "r" + std::to_string(next_);
    }

    std::map<std::string, Said> known_;  // by the words of the question
    std::set<std::string> numbers_;
    std::map<std::string, Topic> topics_;  // that are new or have another tag, by number
    std::vector<std::string> added_;       // numbers, in the order in which they came
    std::vector<std::string> judgements_;
    std::size_t next_ = 1;
};

// The lines of `drafts` that say what those of `other` do not.
std::vector<ListLine> without_those_of(const Drafts& drafts, const Drafts& other) {
    std::multiset<std::string> there;
    for (const auto& line : other.lines) there.insert(said(line));
    std::vector<ListLine> out;
    for (const auto& line : drafts.lines) {
        const auto found = there.find(said(line));
        if (found == there.end()) out.push_back(line);
        else there.erase(found);
    }
    return out;
}

// Those that say a question, whatever its numbers, and what its answers are.
std::vector<ListLine> lines_about(const Drafts& drafts, const std::string& question) {
    std::set<std::string, std::less<>> numbers;
    for (const auto& [golden, line] : drafts.golden)
        if (key_of(golden.topic.question) == key_of(question)) numbers.insert(golden.topic.id);
    std::vector<ListLine> out;
    for (const auto& line : drafts.lines)
        if (line.list == ListKind::golden && numbers.contains(std::string_view{line.text}.substr(0, line.text.find(' ')))) out.push_back(line);
    return out;
}

// A question that is there more than once as one, with all its tags and the highest grade of each answer.
std::vector<GoldenQuestion> each_once(const Drafts& drafts) {
    std::vector<GoldenQuestion> questions;
    std::map<std::string, std::size_t> places;
    for (const auto& [question, line] : drafts.golden) {
        const auto [place, is_new] = places.emplace(key_of(question.topic.question), questions.size());
        if (is_new) questions.push_back({{{}, question.topic.question, {}}, {}});
        auto& [topic, grades] = questions[place->second];
        for (const auto& tag : question.topic.tags)
            if (std::ranges::find(topic.tags, tag) == topic.tags.end()) topic.tags.push_back(tag);
        for (const auto& [id, grade] : question.grades) {
            const auto [known, fresh] = grades.emplace(id, grade);
            if (!fresh) known->second = std::max(known->second, grade);
        }
    }
    return questions;
}

// A question that has no answer cannot lose it: it guards nothing yet.
void tell_unanswered(const Editorial::Impl& desk, const Drafts& drafts, const std::vector<GoldenLine>& touched, Edit& edit) {
    std::set<std::string> keys;
    for (const auto& line : touched) keys.insert(key_of(line.question.topic.question));
    try {
        if (!desk.generation_if_any()) return;
        const auto finder = desk.finder(desk.published().lists);
        for (const auto& question : each_once(drafts)) {
            const bool guards = std::ranges::find(question.topic.tags, must) != question.topic.tags.end();
            if (guards && !question.grades.empty() && keys.contains(key_of(question.topic.question)) && !is_answered(finder, question))
                edit.notes.push_back({"golden_unanswered", {question.topic.question}});
        }
    } catch (const Error&) {  // published lists that are damaged keep nobody from writing
    }
}

}  // namespace

std::string golden_text(const Drafts& drafts) {
    std::string out;
    for (const auto& [topic, grades] : each_once(drafts)) {
        std::vector<std::string> answers;
        for (const auto& [id, grade] : grades) answers.push_back(id + '=' + std::to_string(grade));
        out += topic.question + '\t' + joined(topic.tags) + '\t' + joined(answers) + '\n';
    }
    return out;
}

std::vector<GoldenLine> read_golden_text(std::string_view text, const std::string& file) {
    std::vector<GoldenLine> out;
    for (const auto& line : lines_of(text)) {
        if (unicode::trim(line.text).empty()) continue;
        if (line.text.starts_with('#') && line.text.find('\t') == line.text.npos) continue;
        out.push_back(golden_line(line, file));
    }
    return out;
}

Edit add_golden(const Editorial::Impl& desk, DraftWrites& drafts, const std::vector<GoldenLine>& lines, const std::string& file) {
    for (const auto& line : lines) check(desk, line, file);
    const auto before = desk.read(desk.draft_texts());
    Additions additions{before};
    Edit edit;
    for (const auto& line : lines) {
        if (additions.add(line.question)) continue;
        edit.notes.push_back({"desk_said_already", {column(line.question.topic.question)}});
        for (auto& there : lines_about(before, line.question.topic.question)) edit.repeated.push_back({true, std::move(there)});
    }
    drafts.rewrite(topics_file, [&](std::string text) { return additions.topics(std::move(text)); });
    drafts.rewrite(judgements_file, [&](std::string text) { return additions.judgements(std::move(text)); });
    const auto after = desk.read(desk.draft_texts());
    tell_unanswered(desk, after, lines, edit);
    edit.added = without_those_of(after, before);
    edit.removed = without_those_of(before, after);
    return edit;
}

}  // namespace editorial

Edit Editorial::add_golden(const std::string& question, const std::vector<std::pair<std::string, int>>& grades, bool is_must,
                           const std::vector<std::string>& tags) {
    if (grades.empty()) throw Error(ErrorKind::usage, {"golden_needs_answer", {}});
    editorial::GoldenLine line{{{{}, question, tags}, {}}, 0};
    if (is_must) line.question.topic.tags.emplace_back(editorial::must);
    for (const auto& [id, grade] : grades) line.question.grades.insert_or_assign(id, grade);
    return impl_->edit([&](editorial::DraftWrites& drafts) { return editorial::add_golden(*impl_, drafts, {line}); });
}

}  // namespace vraagbaak
