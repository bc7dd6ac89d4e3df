// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/analyzer.hpp"

#include <functional>
#include <unordered_map>

#include "dutch/function_words.hpp"
#include "dutch/numerals.hpp"
#include "dutch/stemmer.hpp"

namespace vraagbaak::analysis {

namespace {

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};

struct Word {
    std::string stem;
    bool function_word = false;
};

using Cache = std::unordered_map<std::string, Word, Hash, std::equal_to<>>;

// A municipality's whole kennisbank has fewer words; the bound is for hostile text. About 15 MB.
constexpr std::size_t most_cached = 100'000;

// Short numbers have one, as they are also said in words.
bool has_stem(const Token& token) {
    if (token.kind == unicode::TokenKind::number) return !token.piece && !dutch::numeral_stem(token.folded).empty();
    return token.kind == unicode::TokenKind::word || token.kind == unicode::TokenKind::joined;
}

std::string stem_of(dutch::Stemmer& stemmer, std::string_view folded) {
    auto numeral = dutch::numeral_stem(folded);
    return numeral.empty() ? stemmer.stem(folded) : numeral;
}

}  // namespace

struct Analyzer::Impl {
    unicode::Tokenizer tokenizer;
    dutch::Stemmer stemmer;
    Cache cache;
    std::vector<unicode::Token> tokens;

    // Views into the cache die here, and nowhere else.
    void make_room() {
        if (cache.size() >= most_cached) cache.clear();
    }

    const Word& look_up(std::string_view folded) {
        if (const auto found = cache.find(folded); found != cache.end()) return found->second;
        const auto added = cache.emplace(folded, Word{stem_of(stemmer, folded), dutch::is_function_word(folded)}).first;
        return added->second;
    }

    template <class IsStemmed>
    void analyze(std::string_view text, std::vector<Token>& into, IsStemmed is_stemmed) {
        make_room();
        tokenizer.tokenize(text, tokens);
        into.clear();
        into.reserve(tokens.size());
        for (auto& from : tokens) {
            auto& token = into.emplace_back();
            token.range = from.range;
            token.position = from.position;
            token.kind = from.kind;
            token.capitals = from.capitals;
            token.piece = from.piece;
            token.folded = std::move(from.folded);
            if (!has_stem(token) || !is_stemmed(token.folded)) continue;
            const auto& word = look_up(token.folded);
            token.stem = word.stem;
            token.function_word = word.function_word;
        }
    }
};

Analyzer::Analyzer() : impl_(std::make_unique<Impl>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::analyze(std::string_view text, std::vector<Token>& tokens) {
    impl_->analyze(text, tokens, [](const std::string&) { return true; });
}

void Analyzer::analyze(std::string_view text, const dutch::PossibleForms& wanted, std::vector<Token>& tokens) {
    impl_->analyze(text, tokens, [&](const std::string& folded) { return wanted.may_be(folded); });
}

std::string_view Analyzer::stem(std::string_view folded) {
    impl_->make_room();
    return impl_->look_up(folded).stem;
}

}  // namespace vraagbaak::analysis
