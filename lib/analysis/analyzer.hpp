// SPDX-License-Identifier: GPL-2.0-or-later
// The one chain: text → tokens with stems. Articles and questions go through the same code; what it depends on is in
// fingerprint(), which a generation keeps and a searcher compares.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/tokenizer.hpp"

namespace vraagbaak::analysis {

struct Token {
    Range range;
    std::size_t position = 0;
    text::TokenKind kind = text::TokenKind::word;
    std::string folded;         // ≤ 200 bytes: longer words are cut on a character border
    std::string_view stem;      // empty for kinds without one; valid while the analyzer lives
    bool function_word = false;  // de, een, hoe, graag …: carries no meaning of its own
    bool directional = false;    // niet, zonder, naar, af, uit …: short, but turns the meaning; never a function word
    bool capitals = false;
};

// Has a cache of stems; not for two threads at once.
class Analyzer {
public:
    Analyzer();
    ~Analyzer();
    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;

    // Replaces the contents of `tokens`. Views in them die with the next call to analyze() of this analyzer.
    void analyze(std::string_view text, std::vector<Token>& tokens);

    // Stem of a word that is folded already.
    std::string_view stem(std::string_view folded);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// Changes whenever the same text could give other tokens: ICU version, stemmer with a hash of its answers to a fixed
// list of words, exception table, function words, rules of the tokeniser.
std::string fingerprint();

}  // namespace vraagbaak::analysis
