// SPDX-License-Identifier: GPL-2.0-or-later
// Reports about what was asked.
#include <algorithm>
#include <set>

#include "dutch/function_words.hpp"
#include "reports/reports.hpp"
#include "statistics/reading.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::reports {

namespace {

constexpr std::size_t all = 100'000;       // rows: of every question that may be shown
constexpr std::size_t longest_side = 3;    // words of a rule that somebody will read
constexpr std::size_t enough_times = 2;    // that contacts put it in other words

// Why a question found nothing, as far as today can tell.
ReportCell cause_of(const Sources& sources, const QuestionUse& use, const std::optional<Hit>& now) {
    if (2 * use.filtered >= use.without_hits && use.filtered > 0) return Message{"cause_filter", {}};
    if (now) return Message{"cause_found_now", {}};
    if (sources.all_seeing && first_hit(*sources.all_seeing, use.question)) return Message{"cause_shielded", {}};
    return Message{"cause_no_content", {}};
}

std::vector<std::string> telling_words(const std::string& question) {
    std::vector<std::string> out;
    std::string word;
    const auto folded = unicode::fold(question) + ' ';
    for (const char c : folded) {
        const bool part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
        if (part) word += c;
        else if (!word.empty()) {
            if (!dutch::is_function_word(word) && std::ranges::find(out, word) == out.end()) out.push_back(word);
            word.clear();
        }
    }
    return out;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

// Those of one that the other does not have.
std::vector<std::string> without(std::vector<std::string> words, const std::vector<std::string>& others) {
    std::erase_if(words, [&](const std::string& word) { return std::ranges::find(others, word) != others.end(); });
    return words;
}

ReportTable table_of_questions(const char* key, const char* heading, const char* about) {
    return {key, heading, about, {{"question", "report_column_question"}, {"asked", "report_column_asked"}}, {}, 0, 1};
}

}  // namespace

std::optional<Hit> first_hit(const search::Finder& finder, const std::string& question) {
    auto answer = finder.search({.text = question, .limit = 1});
    return answer.hits.empty() ? std::nullopt : std::optional{std::move(answer.hits.front())};
}

// What "[?]" in a question is, where one has it.
void tell_of_unknown(const ReportTable& table, Report& report) {
    const auto has = [](const std::vector<ReportCell>& row) {
        const auto* question = std::get_if<std::string>(&row.front());
        return question && question->find(statistics::unknown_word) != std::string::npos;
    };
    const auto told = [](const Message& note) { return note.code == "report_note_unknown_word"; };
    if (std::ranges::any_of(table.rows, has) && std::ranges::none_of(report.notes, told)) report.notes.push_back({"report_note_unknown_word", {}});
}

void without_hits(const Sources& sources, const Days& days, Report& report) {
    auto table = table_of_questions("questions", "report_no_hits_heading", "report_no_hits_about");
    table.columns.push_back({"missed", "report_column_without_hits"});
    table.columns.push_back({"last", "report_column_last"});
    table.columns.push_back({"cause", "report_column_cause"});
    table.columns.push_back({"now", "report_column_now"});
    table.chart = 2;
    for (const auto& one : sources.statistics.questions(Selection::without_hits, days.period(), all)) {
        const auto now = first_hit(sources.finder, one.question);
        table.rows.push_back({one.question, std::uint64_t{one.asked}, std::uint64_t{one.without_hits}, one.last,
                              cause_of(sources, one, now), now ? now->title : std::string{}});
    }
    tell_of_unknown(table, report);
    report.tables.push_back(std::move(table));
    if (!sources.all_seeing && sources.may_be_all_seeing) report.notes.push_back({"report_note_not_shielded", {}});
}

void rephrased(const Sources& sources, const Days& days, Report& report) {
    ReportTable pairs{"rephrased", "report_rephrased_heading", "report_rephrased_about",
                      {{"before", "report_column_before"}, {"after", "report_column_after"}, {"count", "report_column_times"}}, {}, 0, 2};
    for (const auto& one : sources.statistics.rephrasings(days.period(), all))
        pairs.rows.push_back({one.before, one.after, std::uint64_t{one.count}});
    report.tables.push_back(std::move(pairs));

    auto closed = table_of_questions("unopened", "report_not_opened_heading", "report_not_opened_about");
    closed.columns.push_back({"first", "report_column_first"});
    for (const auto& one : sources.statistics.questions(Selection::not_opened, days.period(), all)) {
        const auto now = first_hit(sources.finder, one.question);
        closed.rows.push_back({one.question, std::uint64_t{one.asked}, now ? now->title : std::string{}});
    }
    report.tables.push_back(std::move(closed));

    auto open = table_of_questions("unanswered", "report_not_answered_heading", "report_not_answered_about");
    open.columns.push_back({"yes", "report_column_yes"});
    open.columns.push_back({"partly", "report_column_partly"});
    open.columns.push_back({"no", "report_column_no"});
    for (const auto& one : sources.statistics.questions(Selection::not_answered, days.period(), all))
        open.rows.push_back({one.question, std::uint64_t{one.asked}, std::uint64_t{one.yes}, std::uint64_t{one.partly}, std::uint64_t{one.no}});
    report.tables.push_back(std::move(open));
}

// Who asks once more in other words tells what his first words stand for: Jones & al., Generating query substitutions (WWW 2006). A person
// decides; a pair that leads to the same answer by now needs no rule.
void proposed_synonyms(const Sources& sources, const Days& days, Report& report) {
    ReportTable table{"rules", "report_synonyms_heading", "report_synonyms_about",
                      {{"rule", "report_column_rule"}, {"count", "report_column_times"}, {"before", "report_column_before"},
                       {"after", "report_column_after"}, {"first", "report_column_first"}}, {}, 0, {}};
    std::set<std::string> proposed;
    for (const auto& one : sources.statistics.rephrasings(days.period(), all)) {
        if (one.count < enough_times) continue;
        const auto before = telling_words(one.before), after = telling_words(one.after);
        const auto from = without(before, after), to = without(after, before);
        if (from.empty() || to.empty() || from.size() > longest_side || to.size() > longest_side) continue;
        const auto answer = first_hit(sources.finder, one.after), old = first_hit(sources.finder, one.before);
        if (!answer || (old && old->id == answer->id)) continue;
        const auto rule = joined(from) + " => " + joined(to);
        if (proposed.insert(rule).second) table.rows.push_back({rule, std::uint64_t{one.count}, one.before, one.after, answer->title});
    }
    report.tables.push_back(std::move(table));
}

void onboarding(const Sources& sources, const Days& days, Report& report) {
    auto table = table_of_questions("practise", "report_onboarding_heading", "report_onboarding_about");
    table.columns.push_back({"first", "report_column_first"});
    table.columns.push_back({"id", "report_column_id"});
    for (const auto& one : sources.statistics.questions(Selection::all, days.period(), all)) {
        const auto hit = first_hit(sources.finder, one.question);
        table.rows.push_back({one.question, std::uint64_t{one.asked}, hit ? hit->title : std::string{}, hit ? hit->id : std::string{}});
    }
    report.tables.push_back(std::move(table));
}

}  // namespace vraagbaak::reports
