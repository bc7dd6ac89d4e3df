// SPDX-License-Identifier: GPL-2.0-or-later
#include "vraagbaak/analysis.hpp"

#include "analysis/analyzer.hpp"
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

}  // namespace vraagbaak
