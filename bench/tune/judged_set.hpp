// SPDX-License-Identifier: GPL-2.0-or-later
// The questions of one judged set on one base, read once and ranked with as many weights as one likes: how a question is
// understood does not depend on them, so a setting costs the ranking alone. check() compares with what an asker gets.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "knowledge_base/base_state.hpp"
#include "search/understood.hpp"
#include "search/weights.hpp"
#include "tune/set_list.hpp"
#include "vraagbaak/evaluation.hpp"

namespace vraagbaak::tune {

// Of one topic, as vraagbaak/evaluation.hpp defines them.
struct Figures {
    double success_at_1 = 0, success_at_3 = 0, ndcg_at_10 = 0;
};

class JudgedSet {
public:
    explicit JudgedSet(const SetLine& line);

    const SetLine& line() const { return line_; }
    const std::vector<Topic>& topics() const { return topics_; }  // those that have a right answer

    // Of each topic, in their order. Every thread.
    std::vector<Figures> ask(const search::Weights& weights) const;

    // The ids of topics for which the first ten of a whole search are others than those that ask() looks at.
    std::vector<std::string> differing(const search::Weights& weights) const;

private:
    std::vector<std::string> ranked(std::size_t topic, const search::Weights& weights, index::Engine& engine) const;
    Question question(std::size_t topic) const;

    SetLine line_;
    std::unique_ptr<const KnowledgeBase::Impl> base_;
    std::shared_ptr<const index::Generation> generation_;
    Asker asker_;
    search::Access access_;
    std::vector<Topic> topics_;
    std::vector<Judgements> judgements_;           // of each topic its own
    std::vector<search::Understood> understood_;   // of each topic
    std::vector<std::string> ids_;                 // by document
};

// Runs task(0) … task(count - 1) on all processors.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& task);

}  // namespace vraagbaak::tune
