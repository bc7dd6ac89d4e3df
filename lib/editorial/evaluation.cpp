// SPDX-License-Identifier: GPL-2.0-or-later
#include "vraagbaak/evaluation.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <sstream>

#include "base/file.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak {

namespace {

constexpr std::uint64_t largest_file = std::uint64_t{1} << 30;
constexpr std::size_t depth = 10;

[[noreturn]] void throw_line(const std::string& path, std::size_t line, const char* code) {
    throw Error(ErrorKind::usage, {code, {path, std::to_string(line)}}, {path, line, {}});
}

// Calls visit(line, number) for each line that is not empty.
template <class Visit>
void each_line(const std::string& path, Visit visit) {
    std::istringstream in{read_file(path, largest_file)};
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (!line.empty()) visit(line, number);
    }
}

// The measures of one topic, to be added up.
struct Scored {
    std::size_t rank = 0;  // of the first hit; 0: there is none
    double success1 = 0, success3 = 0, success5 = 0, mrr = 0, ndcg = 0, recall = 0;
};

double gain(int grade, std::size_t rank) { return (std::exp2(grade) - 1) / std::log2(static_cast<double>(rank) + 1); }

Scored score(const std::vector<std::string>& ranked, const std::map<std::string, int>& grades, int best) {
    Scored out;
    std::size_t first = 0, found = 0, relevant = 0;
    std::vector<int> ideal;
    for (const auto& [id, grade] : grades) {
        relevant += grade >= 1 ? 1 : 0;
        ideal.push_back(std::max(grade, 0));
    }
    double dcg = 0, perfect = 0;
    for (std::size_t rank = 1; rank <= std::min(depth, ranked.size()); ++rank) {
        const auto judged = grades.find(ranked[rank - 1]);
        const int grade = judged == grades.end() ? 0 : std::max(judged->second, 0);
        if (grade == best && first == 0) first = rank;
        found += grade >= 1 ? 1 : 0;
        dcg += gain(grade, rank);
    }
    std::ranges::sort(ideal, std::greater{});
    for (std::size_t rank = 1; rank <= std::min(depth, ideal.size()); ++rank) perfect += gain(ideal[rank - 1], rank);
    out.rank = first;
    const auto within = [first](std::size_t k) { return first != 0 && first <= k ? 1.0 : 0.0; };
    out.success1 = within(1);
    out.success3 = within(3);
    out.success5 = within(5);
    out.mrr = first == 0 ? 0 : 1.0 / static_cast<double>(first);
    out.ndcg = dcg / perfect;
    out.recall = static_cast<double>(found) / static_cast<double>(relevant);
    return out;
}

// "gewoon,moet": each name once.
std::vector<std::string> names_in(const std::string& list) {
    std::vector<std::string> names;
    std::istringstream in{list};
    for (std::string name; std::getline(in, name, ',');)
        if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
    return names;
}

void add(Measures& sum, const Scored& one) {
    ++sum.topics;
    sum.success_at_1 += one.success1;
    sum.success_at_3 += one.success3;
    sum.success_at_5 += one.success5;
    sum.mrr_at_10 += one.mrr;
    sum.ndcg_at_10 += one.ndcg;
    sum.recall_at_10 += one.recall;
}

void divide(Measures& sum) {
    if (sum.topics == 0) return;
    const auto n = static_cast<double>(sum.topics);
    for (auto* value : {&sum.success_at_1, &sum.success_at_3, &sum.success_at_5, &sum.mrr_at_10, &sum.ndcg_at_10,
                        &sum.recall_at_10})
        *value /= n;
}

}  // namespace

std::vector<Topic> read_topics(const std::string& path) {
    std::vector<Topic> topics;
    std::set<std::string> seen;
    each_line(path, [&](const std::string& line, std::size_t number) {
        if (number == 1 && line.starts_with("qid\t")) return;
        const auto first = line.find('\t');
        if (first == line.npos || first == 0) throw_line(path, number, "bad_topic_line");
        const auto second = std::min(line.find('\t', first + 1), line.size());
        const auto third = std::min(line.find('\t', std::min(second + 1, line.size())), line.size());
        Topic topic{line.substr(0, first), line.substr(first + 1, second - first - 1), {}};
        if (second < line.size()) topic.tags = names_in(line.substr(second + 1, third - second - 1));
        if (!seen.insert(topic.id).second) throw_line(path, number, "double_topic");
        topics.push_back(std::move(topic));
    });
    return topics;
}

Judgements read_judgements(const std::string& path) {
    Judgements judgements;
    each_line(path, [&](const std::string& line, std::size_t number) {
        std::istringstream in{line};
        std::string topic, iteration, id, text;
        if (!(in >> topic >> iteration >> id >> text)) throw_line(path, number, "bad_judgement_line");
        int grade = 0;
        const auto [rest, problem] = std::from_chars(text.data(), text.data() + text.size(), grade);
        if (problem != std::errc{} || rest != text.data() + text.size() || grade < -2 || grade > 10)
            throw_line(path, number, "bad_judgement_line");
        judgements[topic][id] = grade;
    });
    return judgements;
}

namespace {

// Of each topic that is judged; nullopt: it has no positive judgement.
std::vector<std::optional<Scored>> scores(const std::vector<Topic>& topics, const Judgements& judgements, const std::vector<RankedRecord>& run) {
    std::map<std::string, std::vector<std::string>> ranked;
    for (const auto& record : run) {
        auto& ids = ranked[record.topic];
        if (std::ranges::find(ids, record.id) == ids.end()) ids.push_back(record.id);
    }
    std::vector<std::optional<Scored>> out(topics.size());
    for (std::size_t i = 0; i < topics.size(); ++i) {
        const auto judged = judgements.find(topics[i].id);
        if (judged == judgements.end()) continue;
        int best = 0;
        for (const auto& [id, grade] : judged->second) best = std::max(best, grade);
        if (best >= 1) out[i] = score(ranked[topics[i].id], judged->second, best);
    }
    return out;
}

Evaluation summed(const std::vector<Topic>& topics, const std::vector<std::optional<Scored>>& scores, std::vector<RankedRecord> run) {
    Evaluation out;
    for (std::size_t i = 0; i < topics.size(); ++i) {
        if (!scores[i]) continue;
        add(out.all, *scores[i]);
        for (const auto& tag : topics[i].tags) add(out.tags[tag], *scores[i]);
    }
    divide(out.all);
    for (auto& [tag, sum] : out.tags) divide(sum);
    out.run = std::move(run);
    return out;
}

void by_rank(std::vector<RankedRecord>& run) {
    std::ranges::stable_sort(run, {}, [](const RankedRecord& r) { return std::pair{r.topic, r.rank}; });
}

}  // namespace

Evaluation measure(const std::vector<Topic>& topics, const Judgements& judgements, std::vector<RankedRecord> run) {
    by_rank(run);
    const auto found = scores(topics, judgements, run);
    return summed(topics, found, std::move(run));
}

Comparison compare(const std::vector<Topic>& topics, const Judgements& judgements, std::vector<RankedRecord> before, std::vector<RankedRecord> after) {
    by_rank(before);
    by_rank(after);
    const auto first = scores(topics, judgements, before), second = scores(topics, judgements, after);
    Comparison out;
    for (std::size_t i = 0; i < topics.size(); ++i) {
        if (!first[i]) continue;
        const auto difference = second[i]->ndcg - first[i]->ndcg;
        if (std::abs(difference) < 1e-9) continue;
        (difference < 0 ? out.worse : out.better).push_back({topics[i], first[i]->rank, second[i]->rank, first[i]->ndcg, second[i]->ndcg});
    }
    for (auto* list : {&out.worse, &out.better})
        std::ranges::stable_sort(*list, std::greater{}, [](const TopicChange& one) { return std::abs(one.ndcg_after - one.ndcg_before); });
    out.before = summed(topics, first, std::move(before));
    out.after = summed(topics, second, std::move(after));
    return out;
}

}  // namespace vraagbaak
