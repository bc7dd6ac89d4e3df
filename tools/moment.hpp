// SPDX-License-Identifier: GPL-2.0-or-later
// Times as people read them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "vraagbaak/date.hpp"
#include "vraagbaak/message.hpp"

namespace vraagbaak::tool {

// "2026-11-21T21:01:00Z" → "21-11-2026 22:01", the time in Amsterdam. Another text stays as it is.
std::string local_moment(std::string_view utc);

// The same with each argument that is a moment: in a sentence for people it is one of the clock on their wall.
Message with_local_moments(Message message);

// A moment as people and programs write it: "2027-02-23 9:30", "2027-02-23T09.30:15", and with Z or +01:00 behind it that of another clock.
// By the clock in Amsterdam; seconds are passed over. nullopt for anything else, a day without a time too.
struct ClockTime {
    Date day;
    std::chrono::minutes time;
};
std::optional<ClockTime> read_moment(std::string_view text);

// "09:05"
std::string clock_text(std::chrono::minutes time);

// A day and the time since midnight on the clock in Amsterdam → "2026-11-21T21:01:00Z". In the hour that comes twice in October it is
// the first; the hour that March leaves out is the one after it.
std::string utc_moment(const Date& day, std::chrono::minutes time);

}  // namespace vraagbaak::tool
