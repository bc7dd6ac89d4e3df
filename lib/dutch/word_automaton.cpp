// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/word_automaton.hpp"

#include <algorithm>
#include <unordered_map>

namespace vraagbaak::dutch {

namespace {

// Builds from the back of the words: a state is frozen when no later word can go through it, and states with the same
// edges become one.
class Builder {
public:
    void add(std::string_view word) {
        const auto shared = static_cast<std::size_t>(std::ranges::mismatch(word, previous_).in1 - word.begin());
        freeze_below(shared);
        for (const char letter : word.substr(shared)) open_.push_back({{}, letter, false});
        open_.back().final = true;
        previous_ = word;
    }

    std::vector<AutomatonEdge> finish() {
        freeze_below(0);
        move_root_to_front();
        return std::move(edges_);
    }

private:
    struct Open {
        std::vector<AutomatonEdge> edges;  // that leave the state behind this letter
        char letter;
        bool final;
        std::uint32_t words = 0;  // behind it
    };

    // Closes all states deeper than `depth`.
    void freeze_below(std::size_t depth) {
        while (open_.size() > depth) {
            auto state = std::move(open_.back());
            open_.pop_back();
            auto& edges = open_.empty() ? root_ : open_.back().edges;
            auto& words = open_.empty() ? root_words_ : open_.back().words;
            const auto letter = static_cast<std::uint32_t>(state.letter - 'a') << 24;
            edges.push_back({store(state.edges) | letter | (state.final ? AutomatonEdge::final_bit : 0), words});
            words += state.words + (state.final ? 1 : 0);
        }
    }

    // The place of these edges, or of equal ones that are there already.
    std::uint32_t store(std::vector<AutomatonEdge>& edges) {
        if (edges.empty()) return 0;
        edges.back().bits |= AutomatonEdge::last_bit;
        std::string key(reinterpret_cast<const char*>(edges.data()), edges.size() * sizeof edges[0]);
        const auto place = static_cast<std::uint32_t>(edges_.size());
        const auto [found, is_new] = known_.emplace(std::move(key), place);
        if (is_new) edges_.insert(edges_.end(), edges.begin(), edges.end());
        return found->second;
    }

    // Walks begin at edge 1.
    void move_root_to_front() {
        if (root_.empty()) return;
        root_.back().bits |= AutomatonEdge::last_bit;
        const auto shift = static_cast<std::uint32_t>(root_.size());
        edges_.insert(edges_.begin() + 1, root_.begin(), root_.end());
        for (auto& edge : edges_)
            if (edge.target() != 0) edge.bits += shift;
    }

    std::vector<Open> open_;
    std::vector<AutomatonEdge> root_;
    std::uint32_t root_words_ = 0;
    std::string previous_;
    std::vector<AutomatonEdge> edges_{AutomatonEdge{}};
    std::unordered_map<std::string, std::uint32_t> known_;
};

}  // namespace

std::vector<AutomatonEdge> make_automaton(std::span<const std::string> words) {
    Builder builder;
    for (const auto& word : words) builder.add(word);
    return builder.finish();
}

}  // namespace vraagbaak::dutch
