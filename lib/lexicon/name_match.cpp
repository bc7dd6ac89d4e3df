// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon/name_match.hpp"

#include <algorithm>
#include <vector>

namespace vraagbaak::lexicon {

std::string_view name_of(NameMatch how) {
    constexpr std::array<std::string_view, name_matches> names{"exact", "joined", "apart", "sound", "short", "initial", "beginning", "error"};
    return names[static_cast<std::size_t>(how)];
}

// Levenshtein's distance, by bytes: names are short, and few sound alike.
float sound_quality(std::string_view a, std::string_view b) {
    std::vector<unsigned> row(b.size() + 1);
    for (unsigned i = 0; i < row.size(); ++i) row[i] = i;
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto diagonal = row.front()++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const auto before = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, diagonal + (a[i] == b[j] ? 0U : 1U)});
            diagonal = before;
        }
    }
    return quality_of(NameMatch::sound) - sound_step * static_cast<float>(std::min(row.back(), most_sound_steps));
}

}  // namespace vraagbaak::lexicon
