// SPDX-License-Identifier: GPL-2.0-or-later
// The smallest numbers of any part of a frozen array, one after the other, without a look at most of them: above the
// numbers lie the least of each sixteen, above those the least of each sixteen again, and so on.
//
// A part is cut in two at its least number; what is left of both is kept in a heap (Frederickson 1993 has the idea, Gabow,
// Bentley & Tarjan 1984 the cutting). So k numbers out of n take k · log n steps, whatever the part is.
#pragma once

#include <cstdint>
#include <optional>
#include <queue>
#include <span>
#include <utility>
#include <vector>

#include "lexicon/frozen.hpp"

namespace vraagbaak::lexicon {

class Least {
public:
    static constexpr std::size_t fan_out = 16;

    Least() = default;
    // `minima`: what minima_of() made of the same numbers.
    Least(const FrozenArray<std::uint32_t>& numbers, const FrozenArray<std::uint32_t>& minima);

    std::size_t size() const { return numbers_.size(); }
    std::uint32_t operator[](std::size_t place) const { return numbers_[place]; }

    // The place of the least number of [first, last), of equal ones the first. Not empty, within the array.
    std::size_t place_of_least(std::size_t first, std::size_t last) const;

    void check() const;  // Error(unusable) if the minima are not those of the numbers

private:
    struct Level {
        std::size_t begin, size;
    };

    std::uint32_t at(std::size_t level, std::size_t place) const;
    void look(std::size_t level, std::size_t first, std::size_t last, struct LeastSoFar& least) const;

    FrozenArray<std::uint32_t> numbers_, minima_;
    std::vector<Level> levels_;  // of the minima, from the numbers up
};

std::vector<std::uint32_t> minima_of(std::span<const std::uint32_t> numbers);

// Goes through some parts of an array, the least number first. One thread; the array outlives it.
class Ascending {
public:
    explicit Ascending(const Least& least) : least_(&least) {}

    void add(std::size_t first, std::size_t last);
    std::optional<std::size_t> next();  // a place

private:
    struct Part {
        std::uint32_t number;
        std::size_t place, first, last;
    };
    struct Later {
        bool operator()(const Part& one, const Part& other) const {
            return std::pair{one.number, one.place} > std::pair{other.number, other.place};
        }
    };

    const Least* least_;
    std::priority_queue<Part, std::vector<Part>, Later> parts_;
};

}  // namespace vraagbaak::lexicon
