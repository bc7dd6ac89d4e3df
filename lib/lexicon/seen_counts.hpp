// SPDX-License-Identifier: GPL-2.0-or-later
// How many views with a word an asker sees on a day: exactly, without a look at the views.
//
// Of each class of views a word has the number of those that are always there, and of those with a publication window a
// list of days on which their number changes, in the order of days. Numbers are written in 7 bits a byte, the low ones
// first:
//
//   class · 2          count                           views without a window
//   class · 2 + 1      count, steps, step …            count: those open since ever; a step: days since the step before
//                                                      (the first: day + 1,000,000), change (zigzag)
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "lexicon/audience.hpp"

namespace vraagbaak::lexicon {

// Counts the documents that have one word.
class SeenCounter {
public:
    void add(const Audience& audience, std::uint32_t documents = 1);
    std::string take();  // what seen_count() reads; begins anew

private:
    struct Windowed {
        std::uint32_t since_ever = 0;
        std::map<Day, std::int64_t> changes;
    };

    std::map<std::uint32_t, std::uint32_t> always_;  // by class
    std::map<std::uint32_t, Windowed> windowed_;
};

// Error(unusable) for bytes that no counter made.
std::uint32_t seen_count(std::string_view bytes, const Sight& sight);

}  // namespace vraagbaak::lexicon
