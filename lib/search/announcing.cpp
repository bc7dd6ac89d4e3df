// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/announcing.hpp"

#include <algorithm>

namespace vraagbaak::search {

namespace {

// One part of a compound that was asked for is too little: who asks for a kabelbaan does not ask for the cable that broke.
bool has_reading(const AnnouncedWords& words, const query::Reading& reading) {
    if (reading.terms.empty() || reading.kind == "part" || reading.kind == "joker" || reading.kind == "fuzzy" || reading.kind == "person" || reading.kind == "phone" || reading.kind == "field")
        return false;
    const auto there = [&](const query::Term& term) {
        using query::Space;
        return (term.space == Space::word || term.space == Space::stem || term.space == Space::part) && words.contains(term.text);
    };
    return reading.any ? std::ranges::any_of(reading.terms, there) : std::ranges::all_of(reading.terms, there);
}

}  // namespace

AnnouncedWords words_of(const Announcement& announcement, analysis::Analyzer& analyzer) {
    AnnouncedWords out;
    std::vector<analysis::Token> tokens;
    analyzer.analyze(announcement.kind + ' ' + announcement.text + (announcement.kind == "mailing" ? " brief" : ""), tokens);
    for (const auto& token : tokens) {
        if (token.function_word) continue;
        out.insert(token.folded);
        if (!token.stem.empty()) out.emplace(token.stem);
        for (const auto& part : token.parts) out.insert(part.stem);
    }
    return out;
}

bool has(const AnnouncedWords& words, const query::PlanNode& node) {
    const auto there = [&](const query::PlanNode& child) { return has(words, child); };
    switch (node.combine) {
        case query::Combine::unit: return std::ranges::any_of(node.unit.readings, [&](const auto& reading) { return has_reading(words, reading); });
        case query::Combine::all: return std::ranges::all_of(node.children, there);
        case query::Combine::any: return std::ranges::any_of(node.children, there);
        case query::Combine::except: return !node.children.empty() && there(node.children.front()) && std::none_of(node.children.begin() + 1, node.children.end(), there);
    }
    return false;
}

namespace {

struct Agreement {
    bool all = false, most = false;
};

// Is the question about the announcement? It has more than half of the words, and then its record may have the rest. With half of them or
// fewer it took questions about all sorts of letters to the last one that was sent (docs/relevance.md).
Agreement agreement(const query::Plan& plan, const AnnouncedWords& words, std::uint32_t document, Evaluator& evaluator) {
    std::size_t asked = 0, there = 0, announced = 0;
    for (const auto& clause : plan.clauses) {
        if (clause.need == query::Need::excluded) {
            if (has(words, clause.node) || evaluator.matches(clause.node, document)) return {};
            continue;
        }
        if (clause.function_word() || clause.directional()) continue;
        ++asked;
        const bool weak = clause.node.combine == query::Combine::unit && clause.node.unit.weak;
        const bool in_announcement = has(words, clause.node);
        if (in_announcement && !weak) ++announced;
        if (in_announcement || evaluator.matches(clause.node, document)) ++there;
        else if (clause.need == query::Need::required) return {};
    }
    if (2 * announced <= asked) return {};
    return {there == asked, true};
}

}  // namespace

bool holds(const Announcement& announcement, const Moment& moment) { return moment.touches(announcement.period); }

std::vector<const index::Timed::Announced*> live_announcements(const index::Timed& timed, const Access& access, const Moment& moment) {
    std::vector<const index::Timed::Announced*> out;
    if (timed.announced().empty()) return out;
    const auto visible = access.visible();
    for (const auto& one : timed.announced())
        if (holds(one.announcement, moment) && (!visible || visible->has(one.document))) out.push_back(&one);
    return out;
}

std::vector<const index::Timed::Announced*> steer_by_moment(Steering& steering, const query::Plan& plan, const index::Timed& timed, Evaluator& evaluator, const Access& access,
                     analysis::Analyzer& analyzer, const Weights& weights, const Moment& moment) {
    std::vector<const index::Timed::Announced*> risen;
    if (timed.empty()) return risen;
    for (const auto& end : timed.ends())
        if (end.over(moment.day)) steering.factors[end.document] = weights.finished;
    for (const auto* one : live_announcements(timed, access, moment)) {
        const auto agreed = agreement(plan, words_of(one->announcement, analyzer), one->document, evaluator);
        if (agreed.all && std::ranges::find(steering.first, one->document) == steering.first.end()) steering.first.push_back(one->document);
        if (!agreed.most) continue;
        steering.factors[one->document] = weights.announced;
        risen.push_back(one);
    }
    return risen;
}

}  // namespace vraagbaak::search
