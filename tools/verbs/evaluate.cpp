// SPDX-License-Identifier: GPL-2.0-or-later
// Asks every question of a list and measures the answers against judgements.
#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "session.hpp"
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

std::vector<RankedRecord> ask_all(Session& session, const std::vector<Topic>& topics) {
    const auto searcher = session.base().searcher(session.asker());
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
Judgements with_present_ids(Session& session, Judgements judgements) {
    const auto searcher = session.base().searcher(session.asker());
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

void write_plain(Session& session, Page& page, const std::string& tag, const Measures& measures) {
    page.fact(session.sentence("evaluate_tag"), tag);
    const auto names = column_names(session);
    const auto values = cells(session, measures);
    for (std::size_t i = 0; i < names.size(); ++i) page.fact(names[i], values[i]);
}

void write_text(Session& session, const Evaluation& evaluation) {
    if (session.plain()) {
        auto page = session.page();
        write_plain(session, page, session.sentence("evaluate_all"), evaluation.all);
        for (const auto& [tag, measures] : evaluation.tags) write_plain(session, page, flat(tag), measures);
        return session.out().write(page.text());
    }
    const auto names = column_names(session);
    session.out().line(row(names, session.sentence("evaluate_tag"), names));
    session.out().line(row(names, session.sentence("evaluate_all"), cells(session, evaluation.all)));
    for (const auto& [name, measures] : evaluation.tags)
        session.out().line(row(names, flat(name), cells(session, measures)));
}

}  // namespace

int run_evaluate(Session& session) {
    const bool has_least = session.given().has("min-success3");
    const auto least = least_success(session);
    const auto files = files_of(session);
    const auto topics = read_topics(files.topics);
    const auto evaluation = measure(topics, with_present_ids(session, read_judgements(files.judgements)), ask_all(session, topics));
    if (evaluation.all.topics == 0) throw Error(ErrorKind::usage, {"evaluate_nothing_judged", {}});
    if (const auto path = session.given().text("run")) write_run(*path, evaluation.run);
    if (session.json())
        session.out().line(to_json(evaluation));
    else
        write_text(session, evaluation);
    if (!has_least || evaluation.all.success_at_3 >= least) return done;
    session.note("evaluate_gate", {percentage(session, evaluation.all.success_at_3), percentage(session, least)});
    return refused;
}

}  // namespace vraagbaak::tool
