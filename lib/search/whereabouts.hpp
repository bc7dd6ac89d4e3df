// SPDX-License-Identifier: GPL-2.0-or-later
// Is somebody there at a moment, is a department open? By the clock in Amsterdam; of one record, whoever asks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vraagbaak/question.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::search {

// A day, and a minute of it when that is known: without one the day as a whole is meant.
struct Moment {
    Date day;
    std::optional<std::chrono::minutes> time;

    explicit Moment(const Asker& asker) : day(asker.date), time(asker.time) {}
    Moment(const Date& d, std::optional<std::chrono::minutes> t) : day(d), time(t) {}

    Minute begin() const { return Minute{std::chrono::local_days{std::chrono::sys_days{day}.time_since_epoch()}} + time.value_or(std::chrono::minutes{0}); }
    Minute end() const { return begin() + (time ? std::chrono::minutes{1} : std::chrono::minutes{24 * 60}); }  // the first that is not meant

    // Is some minute that is meant within the period?
    bool touches(const TimeSpan& period) const { return (!period.from || *period.from < end()) && (!period.until || begin() < *period.until); }
    bool within(const TimeSpan& period) const { return (!period.from || *period.from <= begin()) && (!period.until || end() <= *period.until); }
};

enum class Presence { present, absent, unknown };

struct Whereabouts {
    Presence state = Presence::unknown;
    std::string reason;              // of absent: away hours holiday
    std::vector<std::string> parts;  // this day
    std::optional<Minute> until;     // present by hours, away in a period
    std::optional<Minute> next;      // absent: then
    std::vector<std::string> replacements;  // who takes over: for just this absence, then who always does
};

// Of a person by his week and his absences, of a department by its opening hours; of others unknown.
Whereabouts whereabouts(const Record& record, const Moment& moment);

}  // namespace vraagbaak::search
