// SPDX-License-Identifier: GPL-2.0-or-later
// Measures of a ranked list against judgements, as TREC and the field define them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "vraagbaak/question.hpp"

namespace vraagbaak {

struct Topic {
    std::string id;
    std::string question;
    std::vector<std::string> tags;  // none: counted under "all" only
};

// Grades: 2 this is the answer, 1 helps, 0 judged and not relevant.
using Judgements = std::map<std::string, std::map<std::string, int>>;  // topic → record → grade

// A hit is a record with the highest grade judged for its topic. recall@10: share of all records with grade ≥ 1 in the
// first ten. nDCG@10: gain 2^grade − 1, discount log2(rank + 1). A topic without results counts as 0 everywhere; a
// topic without a positive judgement is left out.
struct Measures {
    std::size_t topics = 0;
    double success_at_1 = 0;
    double success_at_3 = 0;
    double success_at_5 = 0;
    double mrr_at_10 = 0;
    double ndcg_at_10 = 0;
    double recall_at_10 = 0;

    friend bool operator==(const Measures&, const Measures&) = default;
};

struct RankedRecord {
    std::string topic;
    std::string id;
    std::size_t rank = 0;
    double score = 0;
};

struct Evaluation {
    Measures all;
    std::map<std::string, Measures> tags;
    std::vector<RankedRecord> run;  // per topic in the order of rank
};

// One topic in two runs.
struct TopicChange {
    Topic topic;
    std::size_t rank_before = 0, rank_after = 0;  // of the first hit among the first ten; 0: there is none
    double ndcg_before = 0, ndcg_after = 0;       // @10
};

// Two runs of the same topics, of which a topic without a positive judgement is left out.
struct Comparison {
    Evaluation before, after;
    std::vector<TopicChange> worse, better;  // by nDCG@10; the greatest difference first
};

// Files: topics "qid TAB question [TAB tag,tag…]" (a header line that begins with "qid" is skipped), judgements in TREC form
// "qid 0 docid grade". Error(io/usage) names file and line.
VRAAGBAAK_API std::vector<Topic> read_topics(const std::string& path);
VRAAGBAAK_API Judgements read_judgements(const std::string& path);

// The measures of a run that exists already.
VRAAGBAAK_API Evaluation measure(const std::vector<Topic>& topics, const Judgements& judgements,
                                 std::vector<RankedRecord> run);

VRAAGBAAK_API Comparison compare(const std::vector<Topic>& topics, const Judgements& judgements,
                                 std::vector<RankedRecord> before, std::vector<RankedRecord> after);

}  // namespace vraagbaak
