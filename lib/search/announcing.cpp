// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/announcing.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace vraagbaak::search {

using index::MetWords;

namespace {

// One part of a compound that was asked for is too little: who asks for a kabelbaan does not ask for the cable that broke.
bool has_reading(const MetWords& words, const query::Reading& reading) {
    if (reading.terms.empty() || reading.kind == "part" || reading.kind == "joker" || reading.kind == "fuzzy" || reading.kind == "person" || reading.kind == "phone" || reading.kind == "field")
        return false;
    const auto there = [&](const query::Term& term) {
        using query::Space;
        return (term.space == Space::word || term.space == Space::stem || term.space == Space::part) && words.contains(term.text);
    };
    return reading.any ? std::ranges::any_of(reading.terms, there) : std::ranges::all_of(reading.terms, there);
}

}  // namespace

bool has(const MetWords& words, const query::PlanNode& node, const std::function<bool(const query::Reading&)>& counts) {
    const auto there = [&](const query::PlanNode& child) { return has(words, child, counts); };
    switch (node.combine) {
        case query::Combine::unit: return std::ranges::any_of(node.unit.readings, [&](const auto& reading) { return counts(reading) && has_reading(words, reading); });
        case query::Combine::all: return std::ranges::all_of(node.children, there);
        case query::Combine::any: return std::ranges::any_of(node.children, there);
        case query::Combine::except: return !node.children.empty() && there(node.children.front()) && std::none_of(node.children.begin() + 1, node.children.end(), there);
    }
    return false;
}

bool has(const MetWords& words, const query::PlanNode& node) {
    return has(words, node, [](const query::Reading&) { return true; });
}

namespace {

// What is dangerous comes before what is a nuisance.
constexpr std::array<std::string_view, 2> urgent_kinds{"calamiteit", "storing"};

std::size_t urgency_of(std::string_view kind) { return static_cast<std::size_t>(std::ranges::find(urgent_kinds, kind) - urgent_kinds.begin()); }

struct Agreement {
    bool all = false, most = false;
};

// What a record is to be about: no words that any question has.
bool asks(const query::Clause& clause) { return clause.need != query::Need::excluded && !clause.function_word() && !clause.directional(); }

bool weak(const query::Clause& clause) { return clause.node.combine == query::Combine::unit && clause.node.unit.weak; }

// Is the question about the announcement? It has more than half of the words, and then its record may have the rest. With half of them or
// fewer it took questions about all sorts of letters to the last one that was sent (docs/relevance.md). Of what is urgent half is enough
// when the record does have the rest: who calls that it is dark in the street does not know of a cable.
Agreement agreement(const query::Plan& plan, const MetWords& words, bool urgent, std::uint32_t document, Evaluator& evaluator) {
    std::size_t asked = 0, announced = 0;
    for (const auto& clause : plan.clauses) {
        if (!asks(clause)) continue;
        ++asked;
        if (!weak(clause) && has(words, clause.node)) ++announced;
    }
    const bool half = 2 * announced == asked;
    if (2 * announced < asked || (half && !(urgent && announced > 0))) return {};  // most announcements end here, before any list is read
    Agreement out{true, true};
    for (const auto& clause : plan.clauses) {
        const auto there = [&] { return has(words, clause.node) || evaluator.matches(clause.node, document); };
        if (clause.need == query::Need::excluded) {
            if (there()) return {};
        } else if (asks(clause) && !there()) {
            if (clause.need == query::Need::required || half) return {};
            out.all = false;
        }
    }
    return out;
}

}  // namespace

bool is_called(const index::Timed::Project& project, const query::PlanNode& node) {
    return has(project.names, node, [](const query::Reading& reading) { return reading.kind != "synonym" && reading.kind != "family"; });
}

std::optional<std::size_t> named(const query::Plan& plan, const index::Timed::Project* project) {
    if (!project) return std::nullopt;
    return std::ranges::count_if(plan.clauses, [&](const auto& clause) { return asks(clause) && !weak(clause) && is_called(*project, clause.node); });
}

std::shared_ptr<const index::DocumentSet> projects_over(const index::Generation& generation, const Access& access, const Date& day) {
    const auto& projects = generation.timed().projects();
    if (projects.empty()) return nullptr;
    return generation.remember("over " + to_string(day), [&] {
        index::DocumentSet over{access.last_document()};
        for (const auto& project : projects)
            if (project.over(day)) over.add(project.document);
        return over;
    });
}

bool holds(const Announcement& announcement, const Moment& moment) { return moment.touches(announcement.period); }

std::vector<const index::Timed::Announced*> live_announcements(const index::Timed& timed, const Access& access, const Moment& moment) {
    std::vector<const index::Timed::Announced*> out;
    if (timed.announced().empty()) return out;
    const auto visible = access.visible();
    for (const auto& one : timed.announced())
        if (holds(one.announcement, moment) && (!visible || visible->has(one.document))) out.push_back(&one);
    std::ranges::stable_sort(out, {}, [](const auto* one) { return urgency_of(one->announcement.kind); });
    return out;
}

std::vector<const index::Timed::Announced*> steer_by_moment(Steering& steering, const query::Plan& plan, const index::Generation& generation,
                                                            Evaluator& evaluator, const Access& access, const Weights& weights, const Moment& moment) {
    const auto& timed = generation.timed();
    std::vector<const index::Timed::Announced*> risen;
    if (timed.empty()) return risen;
    steering.over = projects_over(generation, access, moment.day);
    if (steering.over) {
        steering.named = [&plan, &timed](std::uint32_t document) { return named(plan, timed.project(document)); };
    }
    steering.factor_over = weights.finished;
    for (const auto* one : live_announcements(timed, access, moment)) {
        const auto agreed = agreement(plan, one->words, urgency_of(one->announcement.kind) < urgent_kinds.size(), one->document, evaluator);
        if (agreed.all && std::ranges::find(steering.first, one->document) == steering.first.end()) steering.first.push_back(one->document);
        if (!agreed.most) continue;
        steering.factors[one->document] = weights.announced;
        risen.push_back(one);
    }
    return risen;
}

}  // namespace vraagbaak::search
