// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/note_topics.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "search/note_reading.hpp"

namespace vraagbaak::search {

namespace {

constexpr std::size_t of_each_clause = 12;  // candidates
constexpr std::size_t of_the_whole = 40;

// Chosen by the halves oefen and nieuw of tests/data/offer/notities.txt (docs/relevance.md).
constexpr double border = 1.3;   // price of a border between topics, in words that one record in the base has
constexpr double turning = 0.4;  // of that before a clause that begins as another subject
constexpr double clear = 0.1;    // of that between sentences that ask about something of their own
constexpr double told = 0.6;     // … between short ones of which one tells
constexpr std::size_t short_one = 2;  // clauses
constexpr double never = 1e6;

// One sentence that stands by itself: its clauses, and the words that name something.
struct Subject {
    std::size_t first = 0, end = 0;
    std::set<std::size_t> names = {};
    bool question = false, goes_on = false;  // as dutch::NoteSentence

    bool is_short() const { return end - first <= short_one; }
};

// Not: "Wat kost dat?", "Hoe lang duurt het?"
std::optional<Subject> subject_of(const Noted& noted, std::size_t first, std::size_t end) {
    const auto& sentence = noted.sentences[noted.clauses[first].sentence];
    Subject out{first, end, {}, sentence.question, sentence.goes_on};
    bool turns = false, points_back = false;
    for (auto i = first; i < end; ++i) {
        const auto& clause = noted.clauses[i];
        turns = turns || clause.turns;
        points_back = points_back || clause.points_back;
        for (const auto word : clause.words)
            if (noted.words[word].names) out.names.insert(word);
    }
    if (out.names.empty() || (points_back && !turns)) return std::nullopt;
    return out;
}

std::vector<Subject> subjects(const Noted& noted) {
    std::vector<Subject> out;
    const auto& clauses = noted.clauses;
    for (std::size_t first = 0; first < clauses.size();) {
        auto end = first + 1;
        while (end < clauses.size() && clauses[end].sentence == clauses[first].sentence) ++end;
        if (auto one = subject_of(noted, first, end)) out.push_back(std::move(*one));
        first = end;
    }
    return out;
}

bool share_a_name(const Subject& a, const Subject& b) {
    return std::ranges::any_of(a.names, [&](std::size_t word) { return b.names.contains(word); });
}

// "Wat kost dat?": a question about what stands before it, with hardly a word of its own.
bool goes_on(const Noted& noted, std::size_t first) {
    const auto sentence = noted.clauses[first].sentence;
    if (noted.clauses[first - 1].sentence == sentence || !noted.sentences[sentence].question) return false;
    std::size_t words = 0;
    bool points_back = false;
    for (auto i = first; i < noted.clauses.size() && noted.clauses[i].sentence == sentence; ++i) {
        if (noted.clauses[i].turns) return false;
        points_back = points_back || noted.clauses[i].points_back;
        words += noted.clauses[i].words.size();
    }
    return points_back && words <= 1;
}

// What the best record has of some clauses that stand beside each other.
double best_of(const std::vector<std::vector<float>>& evidence, std::size_t first, std::size_t end) {
    std::vector<float> sums(evidence[first].size(), 0);
    for (auto i = first; i < end; ++i)
        for (std::size_t record = 0; record < sums.size(); ++record) sums[record] += evidence[i][record];
    return sums.empty() ? 0 : *std::ranges::max_element(sums);
}

std::vector<std::vector<float>> evidence_of(const Noted& noted, const NoteFinding& finding) {
    std::set<std::uint32_t> candidates;
    {
        Sums whole{finding.engine().totals, finding.documents()};
        for (const auto& clause : noted.clauses) {
            Sums sums{finding.engine().sums, finding.documents()};
            for (const auto word : clause.words) NoteFinding::add(sums, noted.words[word], 1), NoteFinding::add(whole, noted.words[word], 1);
            for (const auto& one : finding.best(sums, of_each_clause)) candidates.insert(one.document);
        }
        for (const auto& one : finding.best(whole, of_the_whole)) candidates.insert(one.document);
    }
    std::vector<std::size_t> place(finding.documents() + 1, candidates.size());
    std::size_t count = 0;
    for (const auto document : candidates) place[document] = count++;
    std::vector<std::vector<float>> out;
    for (const auto& clause : noted.clauses) {
        auto& row = out.emplace_back(candidates.size(), 0.0F);
        for (const auto word : clause.words)
            for (const auto& [document, score] : noted.words[word].found)
                if (place[document] < candidates.size()) row[place[document]] += static_cast<float>(clause.asks ? asking : 1) * score;
    }
    return out;
}

}  // namespace

std::vector<std::size_t> clear_borders(const Noted& noted, const std::vector<std::vector<float>>& evidence) {
    std::vector<std::size_t> out;
    auto asking_ones = subjects(noted);
    std::erase_if(asking_ones, [](const Subject& one) { return !one.question; });
    for (std::size_t i = 1; i < asking_ones.size(); ++i) {
        const auto &before = asking_ones[i - 1], &behind = asking_ones[i];
        if (share_a_name(before, behind)) continue;
        auto best = behind.first;
        double most = -1;
        for (auto at = before.end; at <= behind.first; ++at) {
            if (goes_on(noted, at)) continue;
            const auto worth = best_of(evidence, before.first, at) + best_of(evidence, at, behind.end);
            if (worth > most) most = worth, best = at;
        }
        out.push_back(best);
    }
    return out;
}

std::vector<std::size_t> told_borders(const Noted& noted) {
    std::vector<std::size_t> out;
    const auto all = subjects(noted);
    for (std::size_t i = 1; i < all.size(); ++i) {
        const auto &before = all[i - 1], &behind = all[i];
        const bool beside = before.end == behind.first && before.is_short() && behind.is_short();
        if (beside && !(before.question && behind.question) && !behind.goes_on && !share_a_name(before, behind)) out.push_back(behind.first);
    }
    return out;
}

std::vector<NoteTopic> note_topics(const Noted& noted, const NoteFinding& finding) {
    const auto evidence = evidence_of(noted, finding);
    std::vector<double> price;
    for (const auto& clause : noted.clauses) price.push_back(border * finding.rare() * (clause.turns ? turning : 1));
    for (std::size_t i = 1; i < price.size(); ++i)
        if (goes_on(noted, i)) price[i] = never;
    for (const auto at : told_borders(noted)) price[at] *= told;
    const auto borders = clear_borders(noted, evidence);
    for (const auto at : borders) price[at] = border * finding.rare() * clear;
    std::vector<NoteTopic> out;
    std::size_t part = 0;
    for (const auto& topic : topics(evidence, price, noted.clauses.size())) {
        part += std::ranges::binary_search(borders, topic.first);
        out.push_back({topic, part});
    }
    return out;
}

}  // namespace vraagbaak::search
