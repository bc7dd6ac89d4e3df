// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/least.hpp"

#include <algorithm>
#include <array>

namespace vraagbaak::lexicon {

// The least number seen, and where: a place of a level.
struct LeastSoFar {
    std::uint32_t number = 0;
    std::size_t level = 0, place = 0;
    bool any = false;
};

Least::Least(const FrozenArray<std::uint32_t>& numbers, const FrozenArray<std::uint32_t>& minima)
    : numbers_(numbers), minima_(minima) {
    std::size_t begin = 0;
    for (auto below = numbers.size(); below > 1;) {
        below = (below + fan_out - 1) / fan_out;
        levels_.push_back({begin, below});
        begin += below;
    }
    require_sound(begin == minima.size());
}

std::uint32_t Least::at(std::size_t level, std::size_t place) const {
    return level == 0 ? numbers_[place] : minima_[levels_[level - 1].begin + place];
}

void Least::look(std::size_t level, std::size_t first, std::size_t last, LeastSoFar& least) const {
    for (auto place = first; place < last; ++place) {
        const auto number = at(level, place);
        if (!least.any || number < least.number) least = {number, level, place, true};
    }
}

// Up from both ends to where they meet, then down from the block with the least. Blocks of equal least: the first in the
// array is wanted, so what lies before is looked at before what lies behind it.
std::size_t Least::place_of_least(std::size_t first, std::size_t last) const {
    struct Behind {
        std::size_t level, first, last;
    };
    std::array<Behind, 16> behind{};  // 16^16 numbers are more than there are
    std::size_t behinds = 0;
    LeastSoFar least;
    std::size_t level = 0;
    for (; last - first > 2 * fan_out && level < levels_.size(); ++level) {
        const auto whole = (first + fan_out - 1) / fan_out, end = last / fan_out;
        look(level, first, whole * fan_out, least);
        behind[behinds++] = {level, end * fan_out, last};
        first = whole;
        last = end;
    }
    look(level, first, last, least);
    while (behinds > 0) {
        const auto& part = behind[--behinds];
        look(part.level, part.first, part.last, least);
    }
    require_sound(least.any);
    for (; least.level > 0; --least.level) {
        const auto begin = least.place * fan_out;
        const auto size = least.level == 1 ? numbers_.size() : levels_[least.level - 2].size;
        const auto end = std::min(begin + fan_out, size);
        auto place = begin;
        while (place < end && at(least.level - 1, place) != least.number) ++place;
        require_sound(place < end);
        least.place = place;
    }
    return least.place;
}

void Least::check() const {
    for (std::size_t level = 1; level <= levels_.size(); ++level) {
        const auto below = level == 1 ? numbers_.size() : levels_[level - 2].size;
        for (std::size_t place = 0; place < levels_[level - 1].size; ++place) {
            LeastSoFar least;
            look(level - 1, place * fan_out, std::min((place + 1) * fan_out, below), least);
            require_sound(least.any && least.number == at(level, place));
        }
    }
}

std::vector<std::uint32_t> minima_of(std::span<const std::uint32_t> numbers) {
    std::vector<std::uint32_t> minima;
    std::vector<std::uint32_t> below(numbers.begin(), numbers.end());
    while (below.size() > 1) {
        std::vector<std::uint32_t> above;
        for (std::size_t begin = 0; begin < below.size(); begin += Least::fan_out) {
            const auto end = std::min(begin + Least::fan_out, below.size());
            above.push_back(*std::min_element(below.begin() + static_cast<std::ptrdiff_t>(begin), below.begin() + static_cast<std::ptrdiff_t>(end)));
        }
        minima.insert(minima.end(), above.begin(), above.end());
        below = std::move(above);
    }
    return minima;
}

void Ascending::add(std::size_t first, std::size_t last) {
    if (first >= last) return;
    require_sound(last <= least_->size());
    const auto place = least_->place_of_least(first, last);
    parts_.push({(*least_)[place], place, first, last});
}

std::optional<std::size_t> Ascending::next() {
    if (parts_.empty()) return std::nullopt;
    const auto part = parts_.top();
    parts_.pop();
    add(part.first, part.place);
    add(part.place + 1, part.last);
    return part.place;
}

}  // namespace vraagbaak::lexicon
