// SPDX-License-Identifier: GPL-2.0-or-later
// A set of words of the letters a to z in few bytes, used where it lies: common beginnings and endings are stored once
// (a minimal acyclic automaton), and every word has a number, its place in the alphabet.
//
// Literature: Daciuk, Mihov, Watson & Watson, "Incremental construction of minimal acyclic finite-state automata",
// Computational Linguistics 26 (2000); the numbers are those of Lucchesi & Kowaltowski (1993).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vraagbaak::dutch {

// One edge of the automaton. Edges that leave one state lie side by side; the last of them says so.
struct AutomatonEdge {
    std::uint32_t bits = 0;    // target (24 bits), letter (5), last of its state, a word ends here
    std::uint32_t before = 0;  // words that come before those of this edge, among those of its state

    static constexpr std::uint32_t last_bit = 1u << 29, final_bit = 1u << 30;

    std::uint32_t target() const { return bits & 0xFF'FFFF; }
    char letter() const { return static_cast<char>('a' + (bits >> 24 & 31)); }
    bool is_last() const { return (bits & last_bit) != 0; }
    bool is_final() const { return (bits & final_bit) != 0; }
};

// `words`: sorted, without repetition, letters a to z only, none empty. Edge 0 is no edge: a target of 0 leads nowhere.
std::vector<AutomatonEdge> make_automaton(std::span<const std::string> words);

// Reads on from the beginning of a word, letter by letter. A view: the edges must outlive it.
class AutomatonWalk {
public:
    explicit AutomatonWalk(std::span<const AutomatonEdge> edges) : edges_(edges), state_(edges.size() > 1 ? 1 : 0) {}

    // False: no word goes on so, and none will from here.
    bool step(char letter) {
        if (state_ == 0) return false;
        for (auto at = state_; at < edges_.size(); ++at) {
            const auto edge = edges_[at];
            if (edge.letter() == letter) {
                number_ += edge.before + (final_ ? 1 : 0);
                final_ = edge.is_final();
                state_ = edge.target();
                return true;
            }
            if (edge.is_last()) break;
        }
        state_ = 0;
        final_ = false;
        return false;
    }

    bool at_word() const { return final_; }
    std::uint32_t number() const { return number_; }  // of the word we are at

private:
    std::span<const AutomatonEdge> edges_;
    std::uint32_t state_;
    std::uint32_t number_ = 0;
    bool final_ = false;
};

}  // namespace vraagbaak::dutch
