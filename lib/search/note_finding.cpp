// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/note_finding.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <tuple>

#include "search/announcing.hpp"
#include "search/finished.hpp"

namespace vraagbaak::search {

namespace {

constexpr std::size_t kind_field = 0;  // soort, in facet_fields

}  // namespace

void NoteFinding::find(Noted& noted) {
    for (auto& word : noted.words) {
        if (word.node.unit.readings.empty()) continue;
        Sums sums{engine_.totals, evaluator_.documents()};
        for (const auto& [document, score] : evaluator_.find(word.node)) sums[document] = {score, 1};
        const Matching matching{evaluator_.documents(), sums.touched()};
        evaluator_.each_evidence(word.node, matching, [&](const Found& found) {
            for (const auto& [document, score] : found)
                if (sums.at(document).count > 0) sums[document].sum += score;
        });
        word.found.reserve(sums.touched().size());
        for (const auto document : sums.touched()) word.found.push_back({document, static_cast<float>(sums.at(document).sum)});
    }
    find_announced(noted);
}

// A record has the words of what it announces too, in a clause of which the announcement has more than half: rare ones, at that.
void NoteFinding::find_announced(Noted& noted) {
    const auto rarest = std::log(1 + static_cast<double>(access_.records()));
    for (const auto* one : live_announcements(generation_.timed(), access_, Moment{asker_})) {
        std::set<std::size_t> risen;
        for (const auto& clause : noted.clauses) {
            std::set<std::size_t> had;
            for (const auto word : clause.words)
                if (has(one->words, noted.words[word].node)) had.insert(word);
            if (2 * had.size() > clause.words.size()) risen.merge(had);
        }
        if (!risen.empty()) announce_.insert(one->document);
        for (const auto number : risen) {
            auto& word = noted.words[number];
            const auto score = static_cast<float>(weights_.announced * (weights_.k1 + 1) * (word.telling > 0 ? word.telling : rarest));
            const auto known = std::ranges::find(word.found, one->document, &FoundDocument::document);
            if (known == word.found.end()) word.found.push_back({one->document, score});
            else known->score = std::max(known->score, score);
        }
    }
}

double NoteFinding::rare() const { return (weights_.k1 + 1) * std::log(1 + static_cast<double>(access_.records())); }

bool NoteFinding::is_of_kind(std::uint32_t document, std::string_view kind) const {
    const auto kinds = generation_.facets().values(kind_field, document);
    return std::ranges::find(kinds, kind) != kinds.end();
}

std::vector<RankedDocument> NoteFinding::best(const Sums& sums, std::size_t most) const {
    std::vector<RankedDocument> first;  // a heap, the last of them in front
    for (const auto document : sums.touched()) {
        const RankedDocument one{document, sums.at(document).sum * factor_of(document)};
        if (one.score <= 0 || (first.size() == most && !better(one, first.front()))) continue;
        if (is_person(document) || is_of_kind(document, "afdeling")) continue;
        first.push_back(one);
        std::ranges::push_heap(first, better);
        if (first.size() <= most) continue;
        std::ranges::pop_heap(first, better);
        first.pop_back();
    }
    std::ranges::sort_heap(first, better);
    return first;
}

std::size_t NoteFinding::named(std::uint32_t document, const std::vector<const NotedWord*>& words) const {
    const auto* project = generation_.timed().project(document);
    return static_cast<std::size_t>(std::ranges::count_if(words, [&](const NotedWord* word) { return !word->node.unit.weak && is_called(*project, word->node); }));
}

void NoteFinding::put_in_order(std::vector<RankedDocument>& records, const std::vector<const NotedWord*>& words) const {
    Steering steering;
    steering.over = projects_over(generation_, access_, asker_.date);
    if (!steering.over || std::ranges::none_of(records, [&](const auto& one) { return steering.over->has(one.document); })) {
        std::ranges::sort(records, better);
        return;
    }
    for (const auto document : announce_) steering.factors[document] = 1;
    steering.named = [&](std::uint32_t document) {
        return generation_.timed().project(document) ? std::optional{named(document, words)} : std::nullopt;
    };
    std::vector<Candidate> candidates;
    for (const auto& [document, score] : records) {
        const auto has_it = [&](const NotedWord* word) { return std::ranges::find(word->found, document, &FoundDocument::document) != word->found.end(); };
        candidates.push_back({document, 0, static_cast<std::size_t>(std::ranges::count_if(words, has_it)), score});
    }
    set_back(candidates, steering);
    std::ranges::sort(candidates, {}, [](const Candidate& one) { return std::tuple{-one.score, one.behind, one.document}; });
    std::ranges::transform(candidates, records.begin(), [](const Candidate& one) { return RankedDocument{one.document, one.score}; });
}

void NoteFinding::add(Sums& sums, const NotedWord& word, double weight) {
    for (const auto& [document, score] : word.found) {
        auto& sum = sums[document];
        sum = {sum.sum + weight * score, 1};
    }
}

}  // namespace vraagbaak::search
