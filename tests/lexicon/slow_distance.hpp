// SPDX-License-Identifier: GPL-2.0-or-later
// The distance of two words by its definition (near_words.hpp), slowly.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "text/characters.hpp"

namespace vraagbaak::lexicon {

inline std::u32string characters(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, size] = unicode::decode(text, at);
        out += value;
        at += size;
    }
    return out;
}

inline unsigned slow_distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = static_cast<unsigned>(i + j);
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

}  // namespace vraagbaak::lexicon
