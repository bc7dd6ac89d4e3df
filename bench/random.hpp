// SPDX-License-Identifier: GPL-2.0-or-later
// splitmix64 (Steele, Lea & Flood, 2014) on a seed of ours: the standard's distributions differ between libraries, and
// the articles of a bench must be the same bytes everywhere.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vraagbaak::bench {

class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t mixed = (state_ += 0x9e3779b97f4a7c15U);
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31);
    }

    double fraction() { return static_cast<double>(next() >> 11) * 0x1p-53; }  // [0, 1)

    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(fraction() * static_cast<double>(bound)); }

    bool happens(double chance) { return fraction() < chance; }

    template <class List>
    const auto& one_of(const List& list) {
        return list[below(list.size())];
    }

private:
    std::uint64_t state_;
};

}  // namespace vraagbaak::bench
