// SPDX-License-Identifier: GPL-2.0-or-later
// What the verbs that count share: on what occasion somebody asked, and what to say when nothing could be counted.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "session.hpp"

namespace vraagbaak::tool {

// In the channel that --channel names, now.
Occasion occasion_of(const Session& session);

// ja, yes; deels, partly; nee, no. nullopt: another word.
std::optional<Found> found_named(std::string_view word);
std::optional<bool> yes_or_no(std::string_view word);

// Who searches is told once that nothing was counted, and why; that his question was answered matters more.
void note_if_lost(const Session& session, const LogState& state);

}  // namespace vraagbaak::tool
