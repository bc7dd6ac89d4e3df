// SPDX-License-Identifier: GPL-2.0-or-later
#include "editorial/effect.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace vraagbaak {

std::vector<std::string> lost_questions(const Effect& effect) {
    std::vector<std::string> out;
    for (const auto& question : effect.changed)
        if (question.lost) out.push_back(question.question);
    return out;
}

namespace editorial {

namespace {

constexpr std::size_t depth = 10, shown = 5, near = 3;
constexpr std::size_t most_words = 100;  // that changes are about
constexpr auto rule_signs = "!,=>";

std::vector<std::string> ids(const search::Finder& finder, const std::string& question) {
    std::vector<std::string> out;
    for (const auto& hit : finder.search({.text = question, .limit = depth}).hits) out.push_back(hit.id);
    return out;
}

std::vector<std::string> first(const std::vector<std::string>& ids, std::size_t count) {
    return {ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(std::min(count, ids.size()))};
}

// Judgements follow a record to what replaced it.
std::map<std::string, int> followed(const search::Finder& finder, const std::map<std::string, int>& grades) {
    std::map<std::string, int> out;
    for (const auto& [id, grade] : grades) {
        auto& known = out[finder.successor(id)];
        known = std::max(known, grade);
    }
    return out;
}

double gain(const std::vector<std::string>& ids, const std::map<std::string, int>& grades) {
    double sum = 0;
    for (std::size_t i = 0; i < ids.size(); ++i)
        if (const auto grade = grades.find(ids[i]); grade != grades.end() && grade->second > 0)
            sum += (std::exp2(grade->second) - 1) / std::log2(static_cast<double>(i) + 2);
    return sum;
}

// Whether one of the best answers is near the top.
bool answered(const std::vector<std::string>& ids, const std::map<std::string, int>& grades) {
    int best = 1;
    for (const auto& [id, grade] : grades) best = std::max(best, grade);
    return std::ranges::any_of(first(ids, near), [&](const auto& id) { return grades.contains(id) && grades.at(id) == best; });
}

void add_run(std::vector<RankedRecord>& run, const std::string& topic, const std::vector<std::string>& ids) {
    for (std::size_t i = 0; i < ids.size(); ++i) run.push_back({topic, ids[i], i + 1, 0});
}

// Of what was measured both times.
std::vector<TagEffect> tag_effects(const Evaluation& before, const Evaluation& after) {
    std::vector<TagEffect> out;
    for (const auto& [tag, now] : after.tags)
        if (const auto was = before.tags.find(tag); was != before.tags.end() && was->second.success_at_3 != now.success_at_3)
            out.push_back({tag, now.topics, was->second.success_at_3, now.success_at_3});
    return out;
}

}  // namespace

EffectMeter::EffectMeter(const search::Finder& before, std::vector<GoldenQuestion> golden, const std::vector<AskedQuestion>& asked) : before_(before) {
    std::map<std::string_view, std::size_t> times;
    for (const auto& one : asked) times.emplace(one.text, one.times);
    posed_.reserve(golden.size() + asked.size());
    for (auto& one : golden) {
        const auto counted = times.extract(one.topic.question);
        posed_.push_back(posed(std::move(one), counted ? counted.mapped() : 0));
    }
    for (const auto& one : asked)
        if (times.contains(one.text)) posed_.push_back(posed({{"", one.text, {}}, {}}, one.times));
}

EffectMeter::Posed EffectMeter::posed(GoldenQuestion golden, std::size_t times) const {
    auto found = ids(before_, golden.topic.question);
    auto grades = followed(before_, golden.grades);
    return {std::move(golden), times, std::move(found), std::move(grades)};
}

bool EffectMeter::is_posed(const std::string& question) const {
    return std::ranges::any_of(posed_, [&](const Posed& one) { return one.golden.topic.question == question; });
}

Effect EffectMeter::effect(const search::Finder& after, const std::vector<std::string>& also) const {
    Effect effect;
    std::vector<Topic> topics;
    Judgements judged_before, judged_after;
    std::vector<RankedRecord> run_before, run_after;
    const auto ask = [&](const Posed& one) {
        const auto& [topic, grades] = one.golden;
        const auto new_ids = ids(after, topic.question);
        const auto new_grades = followed(after, grades);
        ++effect.questions;
        effect.counted += one.times > 0;
        if (!grades.empty()) {
            topics.push_back(topic);
            judged_before[topic.id] = one.grades;
            judged_after[topic.id] = new_grades;
            add_run(run_before, topic.id, one.ids);
            add_run(run_after, topic.id, new_ids);
        }
        QuestionEffect out{topic.question, one.times, topic.tags, first(one.ids, shown), first(new_ids, shown), 0, false};
        const auto difference = gain(new_ids, new_grades) - gain(one.ids, one.grades);
        out.verdict = difference > 1e-9 ? 1 : difference < -1e-9 ? -1 : 0;
        const bool is_must = std::ranges::find(topic.tags, must) != topic.tags.end();
        out.lost = is_must && answered(one.ids, one.grades) && !answered(new_ids, new_grades);
        if (out.before != out.after || out.lost) effect.changed.push_back(std::move(out));
    };
    for (const auto& one : posed_) ask(one);
    std::set<std::string_view> told;
    for (const auto& words : also)
        if (!words.empty() && !is_posed(words) && told.insert(words).second) ask(posed({{"", words, {}}, {}}, 0));
    const auto importance = [](const QuestionEffect& one) {
        const int place = one.lost ? 0 : one.verdict < 0 ? 1 : one.verdict > 0 ? 2 : 3;
        return std::pair{place, ~one.asked};
    };
    std::ranges::stable_sort(effect.changed, {}, importance);
    const auto measured_before = measure(topics, judged_before, std::move(run_before));
    const auto measured_after = measure(topics, judged_after, std::move(run_after));
    effect.before = measured_before.all;
    effect.after = measured_after.all;
    effect.tags = tag_effects(measured_before, measured_after);
    return effect;
}

bool is_answered(const search::Finder& finder, const GoldenQuestion& question) {
    return answered(ids(finder, question.topic.question), followed(finder, question.grades));
}

Measures measures_of(const search::Finder& finder, const std::vector<GoldenQuestion>& questions) {
    std::vector<Topic> topics;
    Judgements judgements;
    std::vector<RankedRecord> run;
    for (const auto& [topic, grades] : questions) {
        if (grades.empty()) continue;
        topics.push_back(topic);
        judgements[topic.id] = followed(finder, grades);
        add_run(run, topic.id, ids(finder, topic.question));
    }
    return measure(topics, judgements, std::move(run)).all;
}

std::vector<std::string> words_of(const std::vector<PendingChange>& changes) {
    std::vector<std::string> out;
    for (const auto& [added, line] : changes) {
        if (line.list == ListKind::pins || line.list == ListKind::terms) {
            out.push_back(line.text.substr(0, line.text.find(" | ")));
        } else if (line.list == ListKind::synonyms) {
            const auto rule = normal_rule(line.text);
            for (std::size_t begin = 0; (begin = rule.find_first_not_of(rule_signs, begin)) != rule.npos;) {
                const auto end = std::min(rule.find_first_of(rule_signs, begin), rule.size());
                out.push_back(rule.substr(begin, end - begin));
                begin = end;
            }
        }
        if (out.size() >= most_words) return {out.begin(), out.begin() + most_words};
    }
    return out;
}

std::vector<GoldenQuestion> golden_of(const Drafts& drafts) {
    std::vector<GoldenQuestion> out;
    for (const auto& [question, line] : drafts.golden) out.push_back(question);
    return out;
}

std::string names_of(const std::vector<std::string>& questions) {
    std::string names;
    for (const auto& question : questions) names += (names.empty() ? "'" : ", '") + question + "'";
    return names;
}

std::optional<Finding> gate(const Effect& effect, double min_success3) {
    if (const auto lost = lost_questions(effect); !lost.empty()) return Finding{{"gate_lost", {names_of(lost)}}, {}};
    if (min_success3 > 0 && effect.after.topics > 0 && effect.after.success_at_3 < min_success3) {
        const auto percent = [](double share) { return std::to_string(std::lround(share * 100)); };
        return Finding{{"gate_below", {percent(effect.after.success_at_3), percent(min_success3)}}, {}};
    }
    return std::nullopt;
}

}  // namespace editorial

}  // namespace vraagbaak
