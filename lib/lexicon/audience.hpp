// SPDX-License-Identifier: GPL-2.0-or-later
// Who sees what, in numbers: the audience of a document, and what an asker is admitted to.
#pragma once

#include <compare>
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "vraagbaak/date.hpp"

namespace vraagbaak::lexicon {

using Day = std::int32_t;  // since 1 January 1970

inline Day day_of(const Date& date) { return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count()); }

constexpr Day since_ever = -1'000'000, for_ever = 10'000'000;  // ends of a window that has none

// Who sees a document: a class, within a window of days, ends included.
struct Audience {
    std::uint32_t view_class = 0;
    Day from = since_ever, until = for_ever;

    bool always() const { return from == since_ever && until == for_ever; }

    friend bool operator==(const Audience&, const Audience&) = default;
    friend auto operator<=>(const Audience&, const Audience&) = default;
};

// What an asker is admitted to: his classes, on a day.
struct Sight {
    std::vector<bool> classes;  // by number
    Day day = 0;
    bool everything = false;    // every class, and nothing has a window

    bool admits(std::uint32_t view_class) const { return view_class < classes.size() && classes[view_class]; }
    bool in_window(Day from, Day until) const { return from <= day && day <= until; }
    bool sees(const Audience& audience) const { return admits(audience.view_class) && in_window(audience.from, audience.until); }
};

}  // namespace vraagbaak::lexicon
