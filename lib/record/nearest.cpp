// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/nearest.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "record/value.hpp"
#include "text/characters.hpp"

namespace vraagbaak::record {

namespace {

constexpr std::size_t longest = any_edits;
using Row = std::array<std::size_t, longest + 1>;

// Which letters there are, in 32 boxes.
std::uint32_t letters_of(std::string_view name) {
    std::uint32_t letters = 0;
    for (const char c : name) letters |= 1U << (static_cast<unsigned char>(unicode::lower(c)) & 31U);
    return letters;
}

// An edit brings or takes at most one letter: no names are nearer than this.
std::size_t edits_at_least(std::string_view a, std::string_view b) {
    const auto in_a = letters_of(a), in_b = letters_of(b);
    const auto lengths = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    return std::max({lengths, static_cast<std::size_t>(std::popcount(in_a & ~in_b)), static_cast<std::size_t>(std::popcount(in_b & ~in_a))});
}

}  // namespace

std::size_t edits(std::string_view a, std::string_view b, std::size_t most) {
    if (a.size() > longest || b.size() > longest) return longest + 1;
    if (edits_at_least(a, b) > most) return most + 1;
    const auto same = [&](std::size_t i, std::size_t j) { return unicode::lower(a[i]) == unicode::lower(b[j]); };
    Row before{}, last{}, row{};
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before = last;
        last = row;
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same(i - 1, j - 1) ? 0U : 1U)});
            if (i > 1 && j > 1 && same(i - 1, j - 2) && same(i - 2, j - 1)) row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return std::min(row[b.size()], most + 1);
}

// Most names are far from most others, and a file may have a thousand unknown keys: a glance is enough for those.
std::string_view nearest(std::string_view name, const std::vector<std::string_view>& known) {
    std::string_view best;
    std::size_t least = std::max<std::size_t>(1, name.size() / 3) + 1;
    for (const auto candidate : known) {
        const auto distance = edits(name, candidate, least - 1);
        if (distance < least) {
            least = distance;
            best = candidate;
        }
        if (least == 0) break;
    }
    return best;
}

bool nearly_visibility(std::string_view key) {
    constexpr std::string_view right = "zichtbaarheid";
    if (same_key(key, right)) return false;
    return edits(key, right, 1) <= 1 || same_key(key.substr(0, 7), "zichtba") || same_key(key, "visibility");
}

}  // namespace vraagbaak::record
