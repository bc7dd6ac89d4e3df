// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/whereabouts.hpp"

#include <algorithm>
#include <array>

#include "base/working_days.hpp"
#include "dutch/opening_hours.hpp"

namespace vraagbaak::search {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::minutes;

constexpr int farthest = 100;  // days that are looked through for the next time

struct DayPart {
    std::string_view name;
    int from, until;  // minutes since midnight
};
constexpr std::array<DayPart, 3> day_parts = {{{"ochtend", 7 * 60, 12 * 60}, {"middag", 12 * 60, 18 * 60}, {"avond", 18 * 60, 23 * 60}}};
constexpr std::array<std::string_view, 7> week = {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"};

Minute midnight(const Date& day) { return Minute{local_days{std::chrono::sys_days{day}.time_since_epoch()}}; }
Date day_of(Minute minute) { return Date{std::chrono::sys_days{std::chrono::floor<days>(minute).time_since_epoch()}}; }
std::size_t weekday_of(const Date& day) { return std::chrono::weekday{std::chrono::sys_days{day}}.iso_encoding() - 1; }

// When somebody is there on a day: pieces of it in their order.
struct Piece {
    Minute from, until;
    std::string name;
};

std::vector<Piece> pieces_of(const std::vector<std::string>& present, const Date& day) {
    std::vector<Piece> out;
    if (is_public_holiday(day)) return out;
    for (const auto& part : day_parts) {
        const auto name = std::string{week[weekday_of(day)]} + '/' + std::string{part.name};
        if (std::ranges::find(present, name) != present.end())
            out.push_back({midnight(day) + minutes{part.from}, midnight(day) + minutes{part.until}, std::string{part.name}});
    }
    return out;
}

std::string clock(int minute) {
    const auto two = std::to_string(minute % 60);
    return std::to_string(minute / 60) + '.' + (two.size() < 2 ? "0" : "") + two;
}

std::vector<Piece> pieces_of(const dutch::OpeningHours& hours, const Date& day) {
    std::vector<Piece> out;
    if (is_public_holiday(day)) return out;
    for (const auto& [from, until] : hours[weekday_of(day)])
        out.push_back({midnight(day) + minutes{from}, midnight(day) + minutes{until}, clock(from) + '-' + clock(until)});
    return out;
}

// What is left of pieces without the absences.
void take_away(std::vector<Piece>& pieces, const std::vector<Absence>& absences) {
    for (const auto& [away, replacement] : absences) {
        std::vector<Piece> left;
        for (const auto& piece : pieces) {
            const auto from = std::max(piece.from, away.from.value_or(piece.from)), until = std::min(piece.until, away.until.value_or(piece.until));
            if (from >= until) {
                left.push_back(piece);
                continue;
            }
            if (piece.from < from) left.push_back({piece.from, from, piece.name});
            if (until < piece.until) left.push_back({until, piece.until, piece.name});
        }
        pieces = std::move(left);
    }
}

template <class PiecesOf>
Whereabouts by_pieces(const Moment& moment, PiecesOf pieces_on, bool tell_until) {
    Whereabouts out;
    out.state = Presence::absent;
    out.reason = is_public_holiday(moment.day) ? "holiday" : "hours";
    for (const auto& piece : pieces_on(moment.day)) {
        if (std::ranges::find(out.parts, piece.name) == out.parts.end()) out.parts.push_back(piece.name);
        if (!moment.touches({piece.from, piece.until})) continue;
        out.state = Presence::present;
        out.reason.clear();
        if (tell_until && moment.time) out.until = piece.until;
    }
    if (out.state == Presence::present) return out;
    auto day = std::chrono::sys_days{moment.day};
    for (int i = 0; i <= farthest && !out.next; ++i, day += days{1})
        for (const auto& piece : pieces_on(Date{day}))
            if (piece.from >= moment.end() && !out.next) out.next = piece.from;
    return out;
}

// A person who is away from the 1st to the 5th, whatever his week says: until the 6th, and by another.
// One absence may go on in another, or have no end.
void tell_absence(Whereabouts& out, const std::vector<Absence>& absences, const Moment& moment) {
    bool endless = false;
    const auto away_until = [&](const std::optional<Minute>& until) {
        if (!until) endless = true;
        else if (!out.until || *out.until < *until) out.until = until;
    };
    for (const auto& [period, replacement] : absences) {
        if (!moment.within(period)) continue;
        if (out.reason != "away") out.until.reset();
        out.state = Presence::absent;
        out.reason = "away";
        away_until(period.until);
        if (!replacement.empty()) out.replacements.push_back(replacement);
    }
    if (out.reason != "away") return;
    for (bool longer = true; longer && !endless;) {
        const auto before = out.until;
        for (const auto& [period, unused] : absences)
            if ((!period.from || *period.from <= *before) && (!period.until || *before < *period.until)) away_until(period.until);
        longer = out.until != before;
    }
    if (endless) out.until.reset();
}

Whereabouts of_person(const Availability& availability, const Moment& moment) {
    Whereabouts out;
    if (!availability.present.empty())
        out = by_pieces(moment, [&](const Date& day) {
            auto pieces = pieces_of(availability.present, day);
            take_away(pieces, availability.absences);
            return pieces;
        }, false);
    tell_absence(out, availability.absences, moment);
    // Of whom the week is not known: when he comes back.
    if (out.reason == "away" && availability.present.empty() && out.until && day_of(*out.until) < Date{std::chrono::sys_days{moment.day} + days{farthest}})
        out.next = out.until;
    if (!availability.replacement.empty()) out.replacements.push_back(availability.replacement);
    return out;
}

}  // namespace

Whereabouts whereabouts(const Record& record, const Moment& moment) {
    if (record.kind == "medewerker") return record.availability ? of_person(*record.availability, moment) : Whereabouts{};
    if (record.kind != "afdeling") return {};
    const auto hours = dutch::opening_hours(record.opening_hours);
    if (!hours) return {};
    return by_pieces(moment, [&](const Date& day) { return pieces_of(*hours, day); }, true);
}

}  // namespace vraagbaak::search
