// SPDX-License-Identifier: GPL-2.0-or-later
// Asks every question of a list and measures the answers against judgements, with what is published and beside it with other lists.
#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <sstream>

#include "desk.hpp"
#include "vraagbaak/system_reason.hpp"

namespace vraagbaak::tool {

namespace {

struct Files {
    std::string topics;
    std::string judgements;
};

// Without files: the golden questions that lie in the base.
Files files_of(Session& session) {
    const auto topics = session.given().text("topics");
    const auto judgements = session.given().text("qrels");
    if (topics && judgements) return {*topics, *judgements};
    if (topics || judgements) throw Error(ErrorKind::usage, {"evaluate_both_files", {}});
    const auto folder = session.base().folder() / "redactie" / "toets";
    const Files golden{(folder / "topics.tsv").string(), (folder / "oordelen.tsv").string()};
    for (const auto& file : {golden.topics, golden.judgements})
        if (!std::filesystem::exists(file)) throw Error(ErrorKind::usage, {"evaluate_no_golden", {file}});
    return golden;
}

// What the published lists are measured against; nullopt: nothing. Of questions of one's own only what is asked for.
std::optional<OtherLists> others_of(Session& session) {
    const auto& given = session.given();
    const bool without = given.has("without-lists");
    if (given.has("against")) {
        if (without) throw Error(ErrorKind::usage, {"evaluate_no_lists", {}});
        return OtherLists{given.number("against", 0, 0, std::numeric_limits<std::int32_t>::max())};
    }
    if (without || given.has("topics") || desk_of(session).searched_changes().empty()) return std::nullopt;
    return OtherLists{};
}

std::vector<RankedRecord> ask_all(Session& session, const Searcher& searcher, const std::vector<Topic>& topics) {
    Question question;
    question.limit = session.given().number("depth", 10, 1, 1000);
    question.filters = session.filters();
    question.without_lists = session.given().has("without-lists");
    std::vector<RankedRecord> run;
    for (const auto& topic : topics) {
        question.text = topic.question;
        std::size_t rank = 0;
        for (const auto& hit : searcher.search(question).hits) run.push_back({topic.id, hit.id, ++rank, hit.score});
    }
    return run;
}

// What was judged under an id that is another record's by now, as of a person who was made of several, is judged under that.
Judgements with_present_ids(const Searcher& searcher, Judgements judgements) {
    for (auto& [topic, grades] : judgements) {
        std::map<std::string, int> present;
        for (const auto& [id, grade] : grades) {
            const auto record = searcher.show(id);
            const auto [known, is_new] = present.emplace(record ? record->id : id, grade);
            if (!is_new) known->second = std::max(known->second, grade);
        }
        grades = std::move(present);
    }
    return judgements;
}

void write_run(const std::string& path, const std::vector<RankedRecord>& run) {
    const auto folder = std::filesystem::absolute(path).parent_path();
    if (std::error_code problem; !std::filesystem::exists(folder, problem))
        throw Error(ErrorKind::io, {"no_folder", {path, std::filesystem::path(path).parent_path().string()}});
    std::ofstream file(path, std::ios::binary);
    file.imbue(std::locale::classic());
    file << std::setprecision(12);
    for (const auto& entry : run)
        file << entry.topic << " Q0 " << entry.id << ' ' << entry.rank << ' ' << entry.score << " vraagbaak\n";
    if (!file.flush()) throw Error(ErrorKind::io, {"cannot_write", {path, system_reason(errno)}});
}

// Three decimals, behind a comma in Dutch.
std::string decimal(const Session& session, double value) {
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << std::fixed << std::setprecision(3) << value;
    auto text = out.str();
    if (session.dutch()) std::ranges::replace(text, '.', ',');
    return text;
}

// 0.8333 → "83,3 %" in Dutch, 1 → "100 %".
std::string percentage(const Session& session, double share) {
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << std::round(share * 1000) / 10 << " %";
    auto text = out.str();
    if (session.dutch()) std::ranges::replace(text, '.', ',');
    return text;
}

constexpr std::size_t tag_width = 15;

std::vector<std::string> cells(const Session& session, const Measures& measures) {
    std::vector<std::string> out{std::to_string(measures.topics)};
    for (const double value : {measures.success_at_1, measures.success_at_3, measures.success_at_5, measures.mrr_at_10,
                               measures.ndcg_at_10, measures.recall_at_10})
        out.push_back(decimal(session, value));
    return out;
}

// The names above the columns, each of which ends where its name does: one sentence of seven words without spaces.
std::vector<std::string> column_names(const Session& session) {
    std::istringstream words{session.sentence("evaluate_columns")};
    return {std::istream_iterator<std::string>{words}, {}};
}

std::string row(const std::vector<std::string>& names, const std::string& tag, const std::vector<std::string>& cells) {
    std::string out = tag + std::string(columns(tag) < tag_width ? tag_width - columns(tag) : 0, ' ');
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto width = std::max<std::size_t>(columns(names[i]), 5) + 1;
        out += std::string(width - std::min(width - 1, columns(cells[i])), ' ') + cells[i];
    }
    return out;
}

// What is printed: the figures of what is published, and of other lists under the name that they have there.
struct Table {
    const Evaluation& published;
    const Evaluation* other = nullptr;
    std::string other_name = {};
};

// Calls write(tag, measures) for each row. The other figures of a tag only where they differ.
template <class Write>
void each_row(Session& session, const Table& table, bool plain, Write write) {
    const auto all = session.sentence("evaluate_all");
    const auto other = [&](const std::string& tag, const Measures& measures) {
        write(plain ? tag + " (" + table.other_name + ")" : "  " + table.other_name, measures);
    };
    write(all, table.published.all);
    if (table.other) other(all, table.other->all);
    for (const auto& [tag, measures] : table.published.tags) {
        write(flat(tag), measures);
        if (table.other && table.other->tags.at(tag) != measures) other(flat(tag), table.other->tags.at(tag));
    }
}

void write_plain(Session& session, Page& page, const std::string& tag, const Measures& measures) {
    page.fact(session.sentence("evaluate_tag"), tag);
    const auto names = column_names(session);
    const auto values = cells(session, measures);
    for (std::size_t i = 0; i < names.size(); ++i) page.fact(names[i], values[i]);
}

void write_legend(Session& session, Page& page) {
    if (session.quiet()) return;
    page.gap();
    page.line(session.sentence("evaluate_legend"));
}

void write_table(Session& session, const Table& table) {
    if (session.plain()) {
        auto page = session.page();
        each_row(session, table, true, [&](const std::string& tag, const Measures& measures) { write_plain(session, page, tag, measures); });
        write_legend(session, page);
        return session.out().write(page.text());
    }
    const auto names = column_names(session);
    session.out().line(row(names, session.sentence("evaluate_tag"), names));
    each_row(session, table, false, [&](const std::string& tag, const Measures& measures) { session.out().line(row(names, tag, cells(session, measures))); });
    auto page = session.page();
    write_legend(session, page);
    session.out().write(page.text());
}

std::string what_happened(const Session& session, const TopicChange& change) {
    if (change.rank_after == 0 && change.rank_before > 0) return session.sentence("evaluate_gone", {std::to_string(change.rank_before)});
    if (change.rank_after > change.rank_before && change.rank_before > 0)
        return session.sentence("evaluate_lower", {std::to_string(change.rank_before), std::to_string(change.rank_after)});
    return session.sentence("evaluate_others_lower");
}

void write_changes(Session& session, const Comparison& comparison, const OtherLists& other) {
    constexpr std::size_t most_shown = 20;  // --json has all
    auto page = session.page();
    const auto worse = std::to_string(comparison.worse.size()), better = std::to_string(comparison.better.size());
    page.gap();
    page.line(other.version ? session.sentence("evaluate_since", {std::to_string(*other.version), worse, better}) : session.sentence("evaluate_with_drafts", {worse, better}));
    for (std::size_t i = 0; i < std::min(most_shown, comparison.worse.size()); ++i) {
        const auto& change = comparison.worse[i];
        std::string tags;
        for (const auto& tag : change.topic.tags) tags += (tags.empty() ? " (" : ", ") + flat(tag);
        page.fact(session.sentence("effect_worse"), flat(change.topic.question) + tags + (tags.empty() ? "" : ")"));
        page.line(what_happened(session, change), 4);
    }
    if (comparison.worse.size() > most_shown) page.line(session.sentence("report_more", {std::to_string(comparison.worse.size() - most_shown)}));
    session.out().write(page.text());
}

void write_comparison(Session& session, const Comparison& comparison, const OtherLists& other) {
    const auto& published = other.version ? comparison.after : comparison.before;
    const auto& others = other.version ? comparison.before : comparison.after;
    const auto name = other.version ? session.sentence("evaluate_version", {std::to_string(*other.version)}) : session.sentence("evaluate_drafts");
    write_table(session, {published, &others, name});
    write_changes(session, comparison, other);
}

// Against other lists when there are any; gives the figures of what is published.
Evaluation evaluate(Session& session, const std::vector<Topic>& topics, const Judgements& judged) {
    const auto published = session.base().searcher(session.asker());
    const auto judgements = with_present_ids(published, judged);
    auto run = ask_all(session, published, topics);
    const auto other = others_of(session);
    const auto need_judged = [](const Evaluation& evaluation) {
        if (evaluation.all.topics == 0) throw Error(ErrorKind::usage, {"evaluate_nothing_judged", {}});
    };
    if (!other) {
        auto evaluation = measure(topics, judgements, std::move(run));
        need_judged(evaluation);
        if (session.json()) session.out().line(to_json(evaluation));
        else write_table(session, {evaluation});
        return evaluation;
    }
    auto other_run = ask_all(session, session.base().searcher(session.asker(), *other), topics);
    if (other->version) std::swap(run, other_run);
    auto comparison = compare(topics, judgements, std::move(run), std::move(other_run));
    need_judged(comparison.after);
    if (session.json()) session.out().line(to_json(comparison, *other));
    else write_comparison(session, comparison, *other);
    return other->version ? std::move(comparison.after) : std::move(comparison.before);
}

}  // namespace

int run_evaluate(Session& session) {
    const bool has_least = session.given().has("min-success3");
    const auto least = least_success(session);
    const auto files = files_of(session);
    const auto evaluation = evaluate(session, read_topics(files.topics), read_judgements(files.judgements));
    if (const auto path = session.given().text("run")) write_run(*path, evaluation.run);
    if (!has_least || evaluation.all.success_at_3 >= least) return done;
    session.note("evaluate_gate", {percentage(session, evaluation.all.success_at_3), percentage(session, least)});
    return refused;
}

}  // namespace vraagbaak::tool
