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
#include <vector>

namespace vraagbaak::lexicon {

using Day = std::int32_t;  // since 1 January 1970

constexpr Day since_ever = -1'000'000, for_ever = 10'000'000;  // ends of a window that has none

// What an asker is admitted to: his classes, on a day.
struct Sight {
    std::vector<bool> classes;  // by number
    Day day = 0;
    bool everything = false;    // every class, and nothing has a window

    bool admits(std::uint32_t view_class) const { return view_class < classes.size() && classes[view_class]; }
    bool in_window(Day from, Day until) const { return from <= day && day <= until; }
};

// Who sees a document: a class, within a window of days, ends included.
struct Audience {
    std::uint32_t view_class = 0;
    Day from = since_ever, until = for_ever;

    bool always() const { return from == since_ever && until == for_ever; }
};

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
