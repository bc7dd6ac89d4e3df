// SPDX-License-Identifier: GPL-2.0-or-later
// The first part of a compound may wear linking letters: geluid-s-kwaliteit, paard-e-bloem, boek-en-kast, kind-er-wagen;
// in writing they move letters, as a plural does: pan-nen-koek, ban-en-plan (baan), briev-en-bus (brief). Which word is
// inside? For -s and -er this is what a word list of a part may lack; -e and -en are nearly always plurals it has.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vraagbaak::dutch {

// How to get from a part as written to its dictionary form.
struct Link {
    std::uint8_t dropped = 0;  // letters off the end, at most 3
    bool doubled = false;      // then the last vowel is written twice: ban → baan
    bool hardened = false;     // then v is f, z is s: briev → brief

    bool operator==(const Link&) const = default;
    std::uint8_t code() const { return static_cast<std::uint8_t>(dropped | (doubled ? 4 : 0) | (hardened ? 8 : 0)); }
    static Link of(std::uint8_t code) {
        return {static_cast<std::uint8_t>(code & 3), (code & 4) != 0, (code & 8) != 0};
    }
    // Does only taking letters off lead to the word?
    bool plain() const { return !doubled && !hardened; }
};

std::string without_link(std::string_view part, Link link);

// What the part may stand for when it ends in `letters` (s, e, en, er, n): the caller knows which of them are words.
std::vector<Link> possible_links(std::string_view part, std::string_view letters);

}  // namespace vraagbaak::dutch
