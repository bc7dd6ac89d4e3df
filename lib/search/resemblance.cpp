// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/resemblance.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <vector>

#include "dutch/function_words.hpp"
#include "index/document.hpp"
#include "index/text_parts.hpp"

namespace vraagbaak::search {

namespace {

constexpr std::size_t most_candidates = 40;  // by frequency in the record; each costs a count
constexpr std::size_t most_words = 12;
constexpr std::size_t most_bytes = 32 << 10;

double weight_of(index::Field field) {
    switch (field) {
        case index::Field::title:
        case index::Field::keywords: return 4;
        case index::Field::heading:
        case index::Field::contact: return 0.5;
        default: return 1;
    }
}

// Such numbers add up to the same in any order. The engine's order follows frequencies of the whole index, and the last
// bit of a sum would tell of them.
double in_steps(double worth) { return std::round(worth * 4096) / 4096; }

std::unordered_map<std::string, double> stems_of(const Record& record, analysis::Analyzer& analyzer) {
    std::unordered_map<std::string, double> stems;
    std::vector<analysis::Token> tokens;
    std::size_t bytes = 0;
    const index::TextParts parts{record};
    for (const auto& part : parts) {
        bytes += part.text.size();
        if (bytes > most_bytes) break;
        analyzer.analyze(part.text, tokens);
        for (const auto& token : tokens)
            if (!token.stem.empty() && !token.function_word && !dutch::carries_direction(token.folded))
                stems[std::string{token.stem}] += weight_of(part.field);
    }
    return stems;
}

}  // namespace

Xapian::Query resembling(const Record& record, const Access& access, index::Engine& engine) {
    struct Candidate {
        double worth;
        std::string term;
    };
    std::vector<Candidate> candidates;
    for (const auto& [stem, weight] : stems_of(record, engine.analyzer))
        candidates.push_back({weight, index::stem_term(index::stem_prefix, stem)});
    const auto better = [](const Candidate& a, const Candidate& b) {
        return a.worth != b.worth ? a.worth > b.worth : a.term < b.term;
    };
    std::ranges::sort(candidates, better);
    if (candidates.size() > most_candidates) candidates.resize(most_candidates);
    const auto documents = static_cast<double>(access.records(engine.database));
    for (auto& candidate : candidates) {
        const auto count = static_cast<double>(access.count(engine.database, Xapian::Query{candidate.term}));
        candidate.worth = count < 2 ? 0 : in_steps((1 + std::log(candidate.worth)) * std::log(documents / count));
    }
    std::ranges::sort(candidates, better);
    std::vector<Xapian::Query> words;
    for (const auto& [worth, term] : candidates)
        if (worth > 0 && words.size() < most_words) words.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query{term}, worth);
    return words.empty() ? Xapian::Query{} : Xapian::Query{Xapian::Query::OP_OR, words.begin(), words.end()};
}

}  // namespace vraagbaak::search
