// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/resemblance.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/string_hash.hpp"
#include "dutch/function_words.hpp"
#include "index/document.hpp"

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

StringMap<double> stems_of(const index::StoredView& view) {
    StringMap<double> stems;
    std::vector<std::size_t> bytes_up_to;
    std::size_t bytes = 0;
    for (const auto& part : view.parts()) bytes_up_to.push_back(bytes += part.text.size());
    view.each_word(
        [&](std::string_view folded, std::string_view stem, const auto&) {
            const bool telling = !stem.empty() && !dutch::is_function_word(folded) && !dutch::carries_direction(folded);
            return telling ? &stems.try_emplace(std::string{stem}, 0).first->second : nullptr;
        },
        [&](std::size_t part, Range, double* sum) {
            if (sum && bytes_up_to[part] <= most_bytes) *sum += weight_of(view.parts()[part].field);
        });
    return stems;
}

}  // namespace

Xapian::Query resembling(const index::StoredView& view, const Access& access) {
    struct Candidate {
        double worth;
        std::string term;
    };
    std::vector<Candidate> candidates;
    for (const auto& [stem, weight] : stems_of(view))
        if (weight > 0)
            candidates.push_back({weight, index::stem_term(index::stem_prefix, stem)});
    const auto better = [](const Candidate& a, const Candidate& b) {
        return a.worth != b.worth ? a.worth > b.worth : a.term < b.term;
    };
    std::ranges::sort(candidates, better);
    if (candidates.size() > most_candidates) candidates.resize(most_candidates);
    const auto documents = static_cast<double>(access.records());
    for (auto& candidate : candidates) {
        const auto count = static_cast<double>(access.count(candidate.term));
        candidate.worth = count < 2 ? 0 : in_steps((1 + std::log(candidate.worth)) * std::log(documents / count));
    }
    std::ranges::sort(candidates, better);
    std::vector<Xapian::Query> words;
    for (const auto& [worth, term] : candidates)
        if (worth > 0 && words.size() < most_words) words.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query{term}, worth);
    return words.empty() ? Xapian::Query{} : Xapian::Query{Xapian::Query::OP_OR, words.begin(), words.end()};
}

}  // namespace vraagbaak::search
