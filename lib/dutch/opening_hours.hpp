// SPDX-License-Identifier: GPL-2.0-or-later
// Opening hours as a municipality writes them: "maandag tot en met vrijdag 8.30-17.00 uur, donderdag tot 20.00 uur; zaterdag gesloten".
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace vraagbaak::dutch {

struct OpenFor {
    int from = 0, until = 0;  // minutes since midnight; until: the first that it is closed

    friend bool operator==(const OpenFor&, const OpenFor&) = default;
};

using OpeningHours = std::array<std::vector<OpenFor>, 7>;  // Monday first; each day in order, nothing overlaps

// The text falls apart at ; , and line ends. Of a part, days and hours are understood and a few words around them; one with other words
// ("telefonisch spreekuur 9.00-10.30 uur") speaks of something else and is passed over, with what stands behind it up to the next ; when
// it is the first behind one. nullopt: nothing was understood, such a part comes first of all, or days follow it that may be of either.
std::optional<OpeningHours> opening_hours(std::string_view text);

}  // namespace vraagbaak::dutch
