// SPDX-License-Identifier: GPL-2.0-or-later
// How a word of a question is like a word of a name, and how good that is. docs/ranking.md has the numbers.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace vraagbaak::lexicon {

// The order is that in which they are told; what is higher up is better.
enum class NameMatch : std::uint8_t {
    exact,       // as it is written, but for capitals and marks
    joined,      // written as one with what stands before it, or that apart: vandenberg
    apart,       // as two words: jan willem for Janwillem
    sound,       // sounds alike
    short_form,  // Bert, Hubertus
    initial,     // J. for Jan, and Jan for J.; or what stands before the surname, shortened
    beginning,   // half a word, while somebody types
    error        // one typing error
};
constexpr std::size_t name_matches = 8;

struct NameLikeness {
    NameMatch how = NameMatch::exact;
    float quality = 0;  // 0: not at all
};

constexpr std::array<float, name_matches> name_quality{1.0F, 0.9F, 0.9F, 0.86F, 0.7F, 0.65F, 0.5F, 0.55F};
constexpr float quality_of(NameMatch how) { return name_quality[static_cast<std::size_t>(how)]; }

// As it is told: "exact", "joined", "apart", "sound", "short", "initial", "beginning", "error".
std::string_view name_of(NameMatch how);

// Of names that sound alike the one that is spelt most alike is the likeliest.
constexpr float sound_step = 0.03F;        // for each letter that differs …
constexpr unsigned most_sound_steps = 4;   // … up to so many
float sound_quality(std::string_view a, std::string_view b);

}  // namespace vraagbaak::lexicon
