// SPDX-License-Identifier: GPL-2.0-or-later
// All ways to cut one word at once: for each of its stretches the cheapest way to be a word, a first part and a last part
// (the algorithm of Cocke, Younger & Kasami over a grammar of one rule). Lives on the stack; no allocation.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include "dutch/compound_costs.hpp"
#include "dutch/compound_vocabulary.hpp"

namespace vraagbaak::dutch {

class CompoundChart {
public:
    static constexpr std::size_t longest = 60;

    // `word`: letters a to z, at most `longest`. Both must outlive the chart.
    CompoundChart(std::string_view word, const CompoundVocabulary& words);

    // Where the stretch is cut, 0 ≤ begin < cut < end; 0 when it is left whole.
    std::size_t cut(std::size_t begin, std::size_t end) const;

    // The cut of the whole word: also behind a first part that nobody knows.
    std::size_t main_cut() const;

    // Of a first part: what to take off it.
    Link link(std::size_t begin, std::size_t end) const;

    // Does a list have it, or is it made of words of lists?
    bool known_first(std::size_t begin, std::size_t end) const { return has(firsts_[begin], end); }

private:
    static constexpr Cost unreachable = 0xFFFF;
    using Bits = std::uint64_t;  // one per position

    struct Cell {
        std::uint16_t first, last;  // cost as such a part
        std::uint16_t split;        // cost of the cheapest cut
        std::uint8_t cut;
        std::uint8_t link;
    };

    void look_up(std::size_t begin, const CompoundVocabulary& vocabulary);
    void take(std::size_t begin, std::size_t end, const WordEntry& entry);
    void add_unseen_links(std::size_t end);
    void find_cuts(std::size_t begin, std::size_t end);
    void use_as_part(std::size_t begin, std::size_t end);
    bool may_cut_here(std::size_t begin, std::size_t cut, std::size_t end) const;
    bool is_whole(std::size_t begin, std::size_t end) const;
    bool is_split_name(std::size_t cut) const;
    std::size_t unknown_cut() const;

    Cell& at(std::size_t begin, std::size_t end) { return cells_[begin * (longest + 1) + end]; }
    const Cell& at(std::size_t begin, std::size_t end) const { return cells_[begin * (longest + 1) + end]; }
    static bool has(Bits bits, std::size_t position) { return (bits >> position & 1) != 0; }
    static Bits bit(std::size_t position) { return Bits{1} << position; }

    std::string_view word_;
    Cost unseen_link_;
    std::size_t fixed_ = 0;  // where the lists say that the whole word is cut
    bool name_ = false;      // the whole word is one
    Bits seen_ = 0;          // where beginnings end that a list has, as parts or not
    // By beginning: where a stretch of that kind ends. By end: where last parts begin.
    std::array<Bits, longest + 1> firsts_{}, listed_{}, whole_{}, places_{}, lasts_{};
    std::array<Cell, (longest + 1) * (longest + 1)> cells_;  // only those that firsts_, lasts_ or find_cuts() filled
};

}  // namespace vraagbaak::dutch
