// SPDX-License-Identifier: GPL-2.0-or-later
#include "vraagbaak/analysis.hpp"

#include "analysis/analyzer.hpp"
#include "dutch/compounds.hpp"
#include "dutch/stemmer.hpp"
#include "text/unicode.hpp"

namespace vraagbaak {

namespace {

const char* name(unicode::TokenKind kind) {
    using enum unicode::TokenKind;
    switch (kind) {
        case word: return "word";
        case number: return "number";
        case email: return "email";
        case url: return "url";
        case postcode: return "postcode";
        case phone: return "phone";
        case joined: return "joined";
    }
    return "word";
}

// Folding may change how many bytes a letter has; where the folded word is cut, `word` is cut behind what folds to as much.
// 0 when no place in it does, as within a ligature.
std::size_t written_boundary(std::string_view word, std::size_t folded_boundary) {
    std::size_t found = 0;
    for (std::size_t end = 1; end < word.size(); ++end) {
        if (unicode::character_border(word, end) != end) continue;
        const auto folded = unicode::fold(word.substr(0, end)).size();
        if (folded > folded_boundary) break;
        if (folded == folded_boundary) found = end;
    }
    return found;
}

std::vector<std::size_t> folded_boundaries(std::string_view folded, CompoundParts parts) {
    const dutch::CompoundSplitter splitter;
    std::vector<std::size_t> boundaries;
    if (parts == CompoundParts::main) {
        if (const auto boundary = splitter.main_boundary(folded); boundary != 0) boundaries.push_back(boundary);
        return boundaries;
    }
    const auto found = splitter.split(folded);
    for (std::size_t i = 1; i < found.parts.size(); ++i) boundaries.push_back(found.parts[i].begin);
    return boundaries;
}

}  // namespace

std::vector<AnalyzedToken> analyze(std::string_view text) {
    analysis::Analyzer analyzer;
    std::vector<analysis::Token> tokens;
    analyzer.analyze(text, tokens);
    std::vector<AnalyzedToken> result;
    result.reserve(tokens.size());
    for (auto& token : tokens)
        result.push_back({token.range, token.position, name(token.kind), std::move(token.folded), std::string(token.stem),
                          token.function_word});
    return result;
}

std::string stem(std::string_view word) {
    dutch::Stemmer stemmer;
    return stemmer.stem(unicode::fold(word));
}

std::vector<std::string> split(std::string_view word, CompoundParts parts) {
    constexpr std::size_t longest = 4 * dutch::CompoundSplitter::longest_word;  // with marks; the longer are no words
    if (word.size() > longest) return {std::string(word)};
    std::vector<std::string> result;
    std::size_t begin = 0;
    for (const auto boundary : folded_boundaries(unicode::fold(word), parts)) {
        const auto end = written_boundary(word, boundary);
        if (end <= begin) return {std::string(word)};
        result.emplace_back(word.substr(begin, end - begin));
        begin = end;
    }
    result.emplace_back(word.substr(begin));
    return result;
}

}  // namespace vraagbaak
