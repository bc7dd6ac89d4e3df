// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/resemblance.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/string_hash.hpp"
#include "dutch/function_words.hpp"
#include "index/document.hpp"
#include "search/sums.hpp"

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

// Such numbers add up to the same in any order.
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

std::vector<std::uint32_t> resembling(const index::StoredView& view, const Access& access, index::Engine& engine, std::size_t most) {
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
    const auto records = static_cast<double>(access.records());
    for (auto& candidate : candidates) {
        const auto count = static_cast<double>(access.count(candidate.term));
        candidate.worth = count < 2 ? 0 : in_steps((1 + std::log(candidate.worth)) * std::log(records / count));
    }
    std::ranges::sort(candidates, better);
    Sums sums{engine.sums, access.last_document()};
    std::size_t words = 0;
    for (const auto& [worth, term] : candidates) {
        if (worth <= 0 || words++ == most_words) break;
        access.each_while(term, [&](std::uint32_t document, std::uint32_t) {
            auto& sum = sums[document];
            sum = {sum.sum + worth, 1};
            return true;
        });
    }
    std::vector<std::uint32_t> out{sums.touched().begin(), sums.touched().end()};
    const auto nearer = [&](std::uint32_t a, std::uint32_t b) {
        const auto one = sums.at(a).sum, other = sums.at(b).sum;
        return one != other ? one > other : a < b;
    };
    const auto end = out.begin() + static_cast<std::ptrdiff_t>(std::min(most, out.size()));
    std::ranges::partial_sort(out, end, nearer);
    out.erase(end, out.end());
    return out;
}

}  // namespace vraagbaak::search
