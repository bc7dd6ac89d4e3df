// SPDX-License-Identifier: GPL-2.0-or-later
// "Why is it not found, and what is the least that mends it?" Each way is tried as if it were published, beside what is.
#include <algorithm>
#include <set>
#include <tuple>

#include "editorial/desk.hpp"
#include "editorial/effect.hpp"
#include "index/document.hpp"
#include "text/unicode.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

namespace {

constexpr std::size_t near = 3;              // places that are good enough
constexpr std::ptrdiff_t most_tried = 5;     // terms of the question
constexpr std::size_t most_title_words = 4;  // of a title that a synonym may lead to

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

// Words of the title that say something, as they are written there: what a synonym leads to.
std::string title_term(const std::string& title, analysis::Analyzer& analyzer) {
    std::vector<analysis::Token> tokens;
    analyzer.analyze(title, tokens);
    std::vector<std::string> words;
    for (const auto& token : tokens)
        if (!token.function_word && !token.piece && token.kind == unicode::TokenKind::word) words.push_back(token.folded);
    return words.size() > most_title_words ? std::string{} : joined(words);
}

// In the order in which a redacteur would like them: a search term touches one record, a synonym all with the word, a pin one
// question and nobody who asks it otherwise.
std::vector<Proposal> ways(const WhyNot& why_not, const Question& question, const std::string& id, const std::string& title,
                           analysis::Analyzer& analyzer) {
    std::vector<Proposal> out;
    auto missed = why_not.missed;
    std::erase_if(missed, [](const std::string& word) { return word.find_first_of("\",=>\t!#") != word.npos; });  // signs of a rule
    if (missed.size() > 1) missed.push_back(joined(missed));  // one of the words may do, or it takes all of them
    if (std::ssize(missed) > most_tried) missed.erase(missed.begin(), missed.end() - most_tried);
    const auto term = title_term(title, analyzer);
    for (const auto& said : missed) {
        out.push_back({"term", {said, id}, 0, {}});
        if (!term.empty()) out.push_back({"synonym", {said + " => " + term}, 0, {}});
    }
    if (missed.empty()) {
        out.push_back({"term", {editorial::column(question.text), id}, 0, {}});
    }
    out.push_back({"pin", {editorial::column(question.text), id}, 0, {}});
    return out;
}

// What a redacteur hid from this question: to take that back is the least there is.
std::optional<Proposal> unhiding(const editorial::Drafts& published, const std::string& question, const std::string& id, const Date& day, analysis::Analyzer& analyzer) {
    const auto key = lexicon::question_key(question, analyzer);
    for (const auto& [pin, line] : published.pins)
        if (pin.hide && pin.id == id && pin.holds(static_cast<lexicon::Day>(std::chrono::sys_days{day}.time_since_epoch().count())) && lexicon::question_key(pin.question, analyzer) == key) return Proposal{"unhide", {pin.question, id}, 0, {}};
    return std::nullopt;
}

// A term of the question that is blocked is there already: what there is to do is to take the block back. Another line for it is refused.
void unblock(std::vector<Proposal>& tried, const editorial::Drafts& published, const std::string& id, analysis::Analyzer& analyzer) {
    std::vector<Proposal> out;
    for (auto& way : tried) {
        const auto* block = static_cast<const lexicon::TermRule*>(nullptr);
        if (way.kind == "term")
            for (const auto& [rule, line] : published.terms)
                if (rule.block && (rule.id == id || rule.id == "*") && lexicon::term_key(rule.term, analyzer) == lexicon::term_key(way.columns[0], analyzer)) block = &rule;
        if (block) out.push_back({"unblock", {block->term, block->id}, 0, {}});
        if (!block || block->id != id) out.push_back(std::move(way));
    }
    tried = std::move(out);
}

std::string line_of(const Proposal& way) {
    if (way.kind == "term") return editorial::row({way.columns[0], way.columns[1], "erbij"});
    if (way.kind == "pin") return editorial::row({way.columns[0], way.columns[1], "tonen"});
    return editorial::column(way.columns[0]);
}

ListKind list_of(const Proposal& way) {
    return way.kind == "term" || way.kind == "unblock" ? ListKind::terms : way.kind == "synonym" ? ListKind::synonyms : ListKind::pins;
}

// A draft with it, as it would be published.
std::string with_way(const Editorial::Impl& desk, const Proposal& way, std::string draft, analysis::Analyzer& analyzer) {
    if (way.kind != "unhide" && way.kind != "unblock") return editorial::with_line(std::move(draft), line_of(way));
    std::vector<std::size_t> numbers;
    if (way.kind == "unblock") {
        for (const auto& [rule, line] : desk.read({{editorial::file_of(ListKind::terms), draft}}).terms)
            if (rule.block && rule.id == way.columns[1] && rule.term == way.columns[0]) numbers.push_back(line.place.line);
        return editorial::without_lines(draft, numbers);
    }
    const auto key = lexicon::question_key(way.columns[0], analyzer);
    for (const auto& [pin, line] : desk.read({{editorial::file_of(ListKind::pins), draft}}).pins)
        if (pin.hide && pin.id == way.columns[1] && lexicon::question_key(pin.question, analyzer) == key) numbers.push_back(line.place.line);
    return editorial::without_lines(draft, numbers);
}

// What of the question it is about.
std::string said_in(const Proposal& way) { return way.columns[0].substr(0, way.columns[0].find(" => ")); }

// Nothing of a caller goes into a list: no word that the redaction takes out of the question, and no such question whole.
void leave_out_people(std::vector<Proposal>& tried, const privacy::Redacted& question, analysis::Analyzer& analyzer) {
    if (!question.changed) return;
    const auto words_of = [&](const std::string& text) {
        std::vector<analysis::Token> tokens;
        analyzer.analyze(text, tokens);
        std::set<std::string> words;
        for (const auto& token : tokens) words.emplace(token.folded);
        return words;
    };
    const auto left = words_of(question.text);
    std::erase_if(tried, [&](const Proposal& way) { return !std::ranges::includes(left, words_of(said_in(way))); });
}

// A line goes, and none comes: what a redacteur did before is undone, however far that brings it.
bool takes_back(const Proposal& way) { return way.kind == "unhide" || way.kind == "unblock"; }

bool harms(const Effect& effect) {
    return std::ranges::any_of(effect.changed, [](const QuestionEffect& one) { return one.lost || one.verdict < 0; });
}

}  // namespace

Mending Editorial::mend(const std::string& text, const std::string& id) const {
    const auto published = impl_->published();
    const auto before = impl_->finder(published.lists);
    const Question question{.text = text};
    const auto why_not = before.why_not(question, id);
    if (!why_not.known) throw Error(ErrorKind::refused, {"desk_unknown_record", {id}});
    Mending out{text, id, why_not.rank, {}};
    auto analyzer = impl_->analyzer();
    if (lexicon::question_key(text, analyzer).empty()) throw Error(ErrorKind::usage, {"draft_no_question", {}});
    if (why_not.rank == 1) return out;
    const auto record = *before.show(id);
    const auto title = record.kind == "medewerker" ? std::string{} : record.title;  // nobody's name goes into a list
    auto tried = ways(why_not, question, id, title, analyzer);
    leave_out_people(tried, impl_->reason(text), analyzer);
    unblock(tried, impl_->read(published.texts), id, analyzer);
    if (auto way = unhiding(impl_->read(published.texts), text, id, impl_->day(), analyzer)) tried.push_back(std::move(*way));
    const editorial::EffectMeter meter{before, editorial::golden_of(impl_->read(impl_->draft_texts())), impl_->asked().value_or(std::vector<editorial::AskedQuestion>{})};
    for (auto& way : tried) {
        auto texts = published.texts;
        auto& file = texts[editorial::file_of(list_of(way))];
        file = with_way(*impl_, way, std::move(file), analyzer);
        const auto drafts = impl_->read(texts);
        if (drafts.findings.size() > impl_->read(published.texts).findings.size()) continue;  // no line of a draft: "a, b => c"
        std::vector<Finding> findings;
        const auto lists = editorial::compile(drafts, impl_->ground(), findings);
        const auto after = impl_->finder(lists);
        way.rank = after.why_not(question, id).rank;
        if (way.rank == 0 || (way.rank > near && !takes_back(way)) || (why_not.rank != 0 && way.rank >= why_not.rank)) continue;
        std::vector<std::string> also{said_in(way)};
        if (way.kind == "synonym") also.push_back(title_term(title, analyzer));
        way.effect = meter.effect(after, also);
        out.proposals.push_back(std::move(way));
    }
    // What puts it first goes before what puts it near the top, and what makes another answer worse behind all that does not; of
    // ways of one kind the one that touches least, and no other is offered.
    const auto order = [](const Proposal& one) {
        const int kind = takes_back(one) ? 0 : one.kind == "term" ? 1 : one.kind == "synonym" ? 2 : 3;
        return std::tuple{harms(one.effect), one.rank > 1 && !takes_back(one), kind, one.effect.changed.size()};
    };
    std::ranges::stable_sort(out.proposals, {}, order);
    std::vector<Proposal> best;
    for (auto& one : out.proposals)
        if (std::ranges::find(best, one.kind, &Proposal::kind) == best.end()) best.push_back(std::move(one));
    out.proposals = std::move(best);
    return out;
}

}  // namespace vraagbaak
