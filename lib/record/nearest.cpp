// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/nearest.hpp"

#include <algorithm>
#include <array>

#include "record/value.hpp"

namespace vraagbaak::record {

namespace {

constexpr std::size_t longest = 64;
using Row = std::array<std::size_t, longest + 1>;

bool same(char a, char b) { return same_key({&a, 1}, {&b, 1}); }

}  // namespace

std::size_t edits(std::string_view a, std::string_view b) {
    if (a.size() > longest || b.size() > longest) return longest + 1;
    Row before{}, last{}, row{};
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before = last;
        last = row;
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same(a[i - 1], b[j - 1]) ? 0U : 1U)});
            if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]))
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

std::string_view nearest(std::string_view name, const std::vector<std::string_view>& known) {
    std::string_view best;
    std::size_t least = std::max<std::size_t>(1, name.size() / 3) + 1;
    for (const auto candidate : known) {
        const auto distance = edits(name, candidate);
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

bool nearly_visibility(std::string_view key) {
    constexpr std::string_view right = "zichtbaarheid";
    if (same_key(key, right)) return false;
    return edits(key, right) <= 1 || same_key(key.substr(0, 7), "zichtba") || same_key(key, "visibility");
}

}  // namespace vraagbaak::record
