// SPDX-License-Identifier: GPL-2.0-or-later
#include "tune/judged_set.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "search/finder.hpp"
#include "search/ranking.hpp"

namespace vraagbaak::tune {

namespace {

constexpr std::size_t depth = 10;

std::vector<std::string> ids_by_document(const index::ForwardIndex& texts) {
    std::vector<std::string> ids(texts.size() + 1);
    for (std::uint32_t document = 1; document <= texts.size(); ++document) ids[document] = texts.view(document).id;
    return ids;
}

bool has_answer(const std::map<std::string, int>& grades) {
    return std::ranges::any_of(grades, [](const auto& judged) { return judged.second >= 1; });
}

}  // namespace

JudgedSet::JudgedSet(const SetLine& line)
    : line_(line),
      base_(std::make_unique<const KnowledgeBase::Impl>(line.base)),
      generation_(base_->newest()),
      asker_{.groups = {}, .date = line.date, .language = "nl"},
      access_(*generation_, asker_) {
    const auto all = read_judgements(line.judgements.string());
    const auto engine = generation_->lease();
    ids_ = ids_by_document(generation_->texts());
    const search::Weights weights;  // reading a question does not depend on them
    search::Evaluator evaluator{*generation_, *engine, access_, weights};
    const auto applied = base_->lists_for(generation_);
    for (const auto& topic : read_topics(line.topics.string())) {
        const auto grades = all.find(topic.id);
        const bool asked = line.tag.empty() || std::ranges::find(topic.tags, line.tag) != topic.tags.end();
        if (!asked || grades == all.end() || !has_answer(grades->second)) continue;
        topics_.push_back(topic);
        judgements_.push_back({*grades});
        understood_.emplace_back(question(topics_.size() - 1), applied->lists->synonyms.get(), *generation_, *engine, access_, evaluator);
    }
}

Question JudgedSet::question(std::size_t topic) const {
    return {.text = topics_[topic].question, .limit = depth, .without_lists = line_.without_lists};
}

std::vector<std::string> JudgedSet::ranked(std::size_t topic, const search::Weights& weights, index::Engine& engine) const {
    search::Evaluator evaluator{*generation_, engine, access_, weights};
    const search::Matcher matcher{query::units_of(understood_[topic].plan), search::worth_by(evaluator)};
    search::SeenViews views{generation_->texts(), matcher};
    const auto ranking = search::rank(understood_[topic].plan, question(topic), evaluator, engine, views, weights, base_->settings->ladder_minimum);
    std::vector<std::string> ids;
    for (const auto& found : ranking.documents) ids.push_back(ids_.at(found.document));
    return ids;
}

std::vector<Figures> JudgedSet::ask(const search::Weights& weights) const {
    constexpr std::size_t portion = 32;
    std::vector<Figures> figures(topics_.size());
    in_parallel((topics_.size() + portion - 1) / portion, [&](std::size_t part) {
        auto engine = generation_->lease();
        for (auto topic = part * portion; topic < std::min((part + 1) * portion, topics_.size()); ++topic) {
            std::vector<RankedRecord> run;
            for (const auto& id : ranked(topic, weights, *engine)) run.push_back({topics_[topic].id, id, run.size() + 1, 0});
            const auto measured = measure({topics_[topic]}, judgements_[topic], std::move(run)).all;
            figures[topic] = {measured.success_at_1, measured.success_at_3, measured.ndcg_at_10};
        }
    });
    return figures;
}

std::vector<std::string> JudgedSet::differing(const search::Weights& weights) const {
    const search::Finder finder{generation_, base_->settings, asker_, base_->lists_for(generation_), weights};
    const auto engine = generation_->lease();
    std::vector<std::string> out;
    for (std::size_t topic = 0; topic < topics_.size(); ++topic) {
        std::vector<std::string> whole;
        for (const auto& hit : finder.search(question(topic)).hits) whole.push_back(hit.id);
        if (whole != ranked(topic, weights, *engine)) out.push_back(topics_[topic].id);
    }
    return out;
}

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& task) {
    std::atomic<std::size_t> next = 0;
    std::exception_ptr problem;
    std::mutex mutex;
    const auto work = [&] {
        try {
            for (auto i = next++; i < count; i = next++) task(i);
        } catch (...) {
            const std::scoped_lock lock{mutex};
            problem = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 1; i < std::max(1U, std::thread::hardware_concurrency()); ++i) threads.emplace_back(work);
        work();
    }
    if (problem) std::rethrow_exception(problem);
}

}  // namespace vraagbaak::tune
