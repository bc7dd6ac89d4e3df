// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>

#include "dutch/compound_costs.hpp"
#include "dutch/compounds.hpp"

namespace vraagbaak::dutch {

namespace {

// Once may be a slip of the pen, and what has no place of its own among the letters of a word would cut it to pieces.
constexpr std::size_t fewest_occurrences = 2, shortest_word = 4;

// Occurrences are no compounds: a word of a thousand occurrences counts as if it had been seen in some seven of them, which
// is what half of the words with a part in the list have.
constexpr double compounds_of_list = 200'000;

std::uint8_t cost_of(std::size_t occurrences) {
    return evidence_cost(CompoundCosts::unseen + std::log(static_cast<double>(occurrences)), compounds_of_list);
}

}  // namespace

void CompoundAdditions::add(std::string_view folded, std::size_t occurrences) {
    if (folded.size() < shortest_word || folded.size() > CompoundSplitter::longest_word || !is_plain(folded)) return;
    const auto at = occurrences_.find(folded);
    if (at != occurrences_.end()) at->second += occurrences;
    else occurrences_.emplace(folded, occurrences);
}

void CompoundAdditions::never_split(std::string_view folded) {
    if (folded.size() <= CompoundSplitter::longest_word && is_plain(folded))
        boundaries_.insert_or_assign(std::string(folded), 0);
}

void CompoundAdditions::split_at(std::string_view folded, std::size_t boundary) {
    if (folded.size() <= CompoundSplitter::longest_word && is_plain(folded) && boundary > 0 && boundary < folded.size())
        boundaries_.insert_or_assign(std::string(folded), boundary);
}

std::string CompoundAdditions::compiled(const CompoundSplitter& known) const {
    std::map<std::string, WordEntry> entries;
    for (const auto& [word, count] : occurrences_) {
        if (count < fewest_occurrences || known.knows(word)) continue;
        // Only a compound of known words needs no entry; Hortus|plein makes the word no better known.
        if (const auto found = known.split(word); found && found.parts.front().known) continue;
        const auto cost = cost_of(count);
        entries[word] = {cost, cost, WordEntry::listed_bit, 0};
    }
    for (const auto& [word, boundary] : boundaries_) {
        auto& entry = entries[word];
        entry.boundary = static_cast<std::uint8_t>(boundary);
        if (boundary == 0) entry.bits |= WordEntry::whole_bit;
    }
    std::vector<VocabularyWord> words;
    for (const auto& [word, entry] : entries) words.push_back({word, entry});
    return write_vocabulary(std::move(words), 0);
}

}  // namespace vraagbaak::dutch
