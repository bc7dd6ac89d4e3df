// SPDX-License-Identifier: GPL-2.0-or-later
// The measures against figures worked out by hand, and against the plainest way to say them on random runs.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "base/scratch.hpp"
#include "vraagbaak/error.hpp"
#include "vraagbaak/evaluation.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

std::vector<RankedRecord> ranked(const std::string& topic, const std::vector<std::string>& ids) {
    std::vector<RankedRecord> run;
    for (std::size_t i = 0; i < ids.size(); ++i) run.push_back({topic, ids[i], i + 1, 1.0 / static_cast<double>(i + 1)});
    return run;
}

std::string refusal(const auto& call) {
    try {
        call();
    } catch (const Error& error) {
        return error.message().code + '@' + std::to_string(error.place().line);
    }
    return "";
}

double dcg(const std::vector<int>& grades) {
    double sum = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(10, grades.size()); ++i)
        sum += (std::pow(2.0, grades[i]) - 1) / std::log2(static_cast<double>(i) + 2);
    return sum;
}

}  // namespace

TEST_SUITE("editorial: evaluation") {
    TEST_CASE("the best grade is what counts as the answer; lower ones help in nDCG and recall") {
        const Judgements judged{{"q", {{"a", 2}, {"b", 1}, {"c", 0}}}};
        const auto all = measure({{"q", "vraag", {}}}, judged, ranked("q", {"c", "b", "a"})).all;
        CHECK(all.topics == 1);
        CHECK(all.success_at_1 == 0);
        CHECK(all.success_at_3 == 1);
        CHECK(all.mrr_at_10 == doctest::Approx(1.0 / 3));
        CHECK(all.recall_at_10 == 1);
        CHECK(all.ndcg_at_10 == doctest::Approx((1 / std::log2(3.0) + 3 / 2.0) / (3 + 1 / std::log2(3.0))));
    }

    TEST_CASE("two runs are told apart by topic: what got worse, what got better, and where the answer went") {
        const std::vector<Topic> topics{{"q1", "een", {"moet"}}, {"q2", "twee", {}}, {"q3", "drie", {}}, {"q4", "vier", {}}, {"q5", "vijf", {}}};
        const Judgements judged{{"q1", {{"a", 2}}}, {"q2", {{"a", 2}}}, {"q3", {{"a", 2}, {"b", 1}}}, {"q4", {{"a", 2}}}, {"q5", {{"a", 0}}}};
        auto before = ranked("q1", {"a"}), after = ranked("q1", {"b", "a"});
        const auto add = [](std::vector<RankedRecord>& run, const std::vector<RankedRecord>& more) { run.insert(run.end(), more.begin(), more.end()); };
        add(before, ranked("q2", {"b", "c", "a"}));
        add(after, ranked("q2", {"b"}));
        add(before, ranked("q3", {"b", "a"}));
        add(after, ranked("q3", {"a", "b"}));
        for (auto* run : {&before, &after}) add(*run, ranked("q4", {"a"}));
        add(before, ranked("q5", {"a"}));
        const auto both = compare(topics, judged, before, after);
        CHECK(both.before.all == measure(topics, judged, before).all);
        CHECK(both.after.tags == measure(topics, judged, after).tags);
        REQUIRE(both.worse.size() == 2);
        CHECK(both.worse[0].topic.id == "q2");  // it lost more
        CHECK(both.worse[0].rank_before == 3);
        CHECK(both.worse[0].rank_after == 0);
        CHECK(both.worse[1].topic.tags == std::vector<std::string>{"moet"});
        CHECK(both.worse[1].rank_before == 1);
        CHECK(both.worse[1].rank_after == 2);
        CHECK(both.worse[1].ndcg_after == doctest::Approx(1 / std::log2(3.0)));
        REQUIRE(both.better.size() == 1);
        CHECK(both.better[0].topic.id == "q3");
    }

    TEST_CASE("a topic that finds nothing counts as nought, one without an answer not at all") {
        const Judgements judged{{"none", {{"a", 2}}}, {"irrelevant", {{"a", 0}}}};
        const auto all = measure({{"none", "x", {}}, {"irrelevant", "y", {}}, {"unjudged", "z", {}}}, judged,
                                 ranked("irrelevant", {"a"})).all;
        CHECK(all.topics == 1);
        CHECK(all.mrr_at_10 == 0);
        CHECK(all.ndcg_at_10 == 0);
    }

    TEST_CASE("a record that stands in a run twice counts once, and what comes after the tenth not at all") {
        const Judgements judged{{"q", {{"a", 2}}}};
        const Topic topic{"q", "vraag", {}};
        CHECK(measure({topic}, judged, ranked("q", {"x", "x", "x", "a"})).all.mrr_at_10 == 0.5);
        CHECK(measure({topic}, judged, ranked("q", {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a"})).all.recall_at_10 == 0);
    }

    TEST_CASE("each tag of a topic is measured on its own") {
        const Judgements judged{{"1", {{"a", 2}}}, {"2", {{"a", 2}}}};
        const auto result = measure({{"1", "x", {"zin", "moet"}}, {"2", "y", {"zin"}}}, judged, ranked("1", {"a"}));
        CHECK(result.all.success_at_1 == 0.5);
        CHECK(result.tags.at("zin").success_at_1 == 0.5);
        CHECK(result.tags.at("moet").success_at_1 == 1);
        CHECK(result.tags.size() == 2);
    }

    TEST_CASE("random runs measure what the definitions say") {
        std::mt19937 random{7};
        const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
        for (int round = 0; round < 2000; ++round) {
            CAPTURE(round);
            Judgements judged;
            std::vector<int> ideal, got;
            std::vector<std::string> ids;
            for (int i = 0; i < 15; ++i) {
                ids.push_back("r" + std::to_string(i));
                if (below(3) == 0) judged["q"][ids.back()] = below(3);
            }
            std::ranges::shuffle(ids, random);
            ids.resize(static_cast<std::size_t>(below(15)));
            int best = 0, relevant = 0, found = 0;
            for (const auto& [id, grade] : judged["q"]) {
                ideal.push_back(grade);
                best = std::max(best, grade);
                relevant += grade >= 1;
            }
            std::ranges::sort(ideal, std::greater{});
            std::size_t first = 0;
            for (std::size_t i = 0; i < std::min<std::size_t>(10, ids.size()); ++i) {
                const auto grade = judged["q"].contains(ids[i]) ? judged["q"].at(ids[i]) : 0;
                got.push_back(grade);
                found += grade >= 1;
                if (first == 0 && grade == best) first = i + 1;
            }
            const auto all = measure({{"q", "vraag", {}}}, judged, ranked("q", ids)).all;
            REQUIRE(all.topics == (best > 0 ? 1u : 0u));
            if (best == 0) continue;
            CHECK(all.success_at_1 == (first == 1 ? 1 : 0));
            CHECK(all.success_at_3 == (first >= 1 && first <= 3 ? 1 : 0));
            CHECK(all.success_at_5 == (first >= 1 && first <= 5 ? 1 : 0));
            CHECK(all.mrr_at_10 == doctest::Approx(first == 0 ? 0 : 1.0 / static_cast<double>(first)));
            CHECK(all.ndcg_at_10 == doctest::Approx(dcg(got) / dcg(ideal)));
            CHECK(all.recall_at_10 == doctest::Approx(static_cast<double>(found) / relevant));
        }
    }

    TEST_CASE("topics are lines of a number, a question and tags") {
        Scratch scratch;
        spit(scratch / "topics", "qid\tvraag\ttags\n1\tbank weg\tgewoon,moet\n2\tgrofvuil\n3\tput\t,zin,,zin,\r\n\n");
        const auto topics = read_topics(scratch / "topics");
        REQUIRE(topics.size() == 3);
        CHECK(topics[0].question == "bank weg");
        CHECK(topics[0].tags == std::vector<std::string>{"gewoon", "moet"});
        CHECK(topics[1].tags.empty());
        CHECK(topics[2].tags == std::vector<std::string>{"zin"});
        spit(scratch / "topics", "1\tbank\n1\tgrofvuil\n");
        CHECK(refusal([&] { read_topics(scratch / "topics"); }) == "double_topic@2");
        spit(scratch / "topics", "zonder tab\n");
        CHECK(refusal([&] { read_topics(scratch / "topics"); }) == "bad_topic_line@1");
    }

    TEST_CASE("judgements are lines of TREC") {
        Scratch scratch;
        spit(scratch / "qrels", "1 0 a 2\n1 0 b -1\n");
        CHECK(read_judgements(scratch / "qrels") == Judgements{{"1", {{"a", 2}, {"b", -1}}}});
        for (const auto* wrong : {"1 0 a\n", "1 0 a twee\n", "1 0 a 2x\n", "1 0 a 11\n"}) {
            CAPTURE(wrong);
            spit(scratch / "qrels", wrong);
            CHECK(refusal([&] { read_judgements(scratch / "qrels"); }) == "bad_judgement_line@1");
        }
    }
}
