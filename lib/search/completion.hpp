// SPDX-License-Identifier: GPL-2.0-or-later
// Completion while typing: which words, titles and questions are offered to an asker, and in what order (ranking.md).
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "lexicon/completions.hpp"
#include "lexicon/word_table.hpp"
#include "search/name_completion.hpp"
#include "vraagbaak/completion.hpp"

namespace vraagbaak::search {

constexpr std::size_t most_completions = 100;
constexpr std::size_t letters_before_typo = 3;  // of a word; with more it may have one typing error
constexpr std::size_t enough_without_typo = 3;  // completions: with so many nothing else was meant
constexpr std::size_t word_share = 40;          // of a hundred places, where there are titles for the others

// What is not offered: words that the lists took from every record or blocked for all of them, titles that they blocked.
struct Withheld {
    std::function<bool(std::string_view word)> word;
    std::function<bool(std::string_view id, std::string_view title)> title;

    bool nothing() const { return !word; }
};

// All tables are of one generation; `sight` is the asker's. Error(usage) for a kind that there is not.
std::vector<Completion> complete(const Prefix& prefix, const lexicon::Completions& completions, const lexicon::WordTable& words,
                                 const lexicon::Sight& sight, const KnownPeople& people, analysis::Analyzer& analyzer, const Withheld& withheld = {});

}  // namespace vraagbaak::search
