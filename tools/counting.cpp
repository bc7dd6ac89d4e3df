// SPDX-License-Identifier: GPL-2.0-or-later
#include "counting.hpp"

namespace vraagbaak::tool {

Occasion occasion_of(const Session& session) {
    Occasion occasion;
    occasion.channel = session.given().text("channel").value_or(occasion.channel);
    occasion.moment = std::chrono::system_clock::now();
    return occasion;
}

std::optional<bool> yes_or_no(std::string_view word) {
    if (word == "ja" || word == "yes" || word == "j" || word == "y") return true;
    if (word == "nee" || word == "no" || word == "n") return false;
    return std::nullopt;
}

std::optional<Found> found_named(std::string_view word) {
    if (word == "deels" || word == "partly") return Found::partly;
    if (const auto found = yes_or_no(word)) return *found ? Found::yes : Found::no;
    return std::nullopt;
}

void note_if_lost(const Session& session, const LogState& state) {
    if (state.lost > 0 && state.problem) session.note("log_lost", {text(*state.problem, session.language())});
}

}  // namespace vraagbaak::tool
