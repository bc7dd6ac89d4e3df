// SPDX-License-Identifier: GPL-2.0-or-later
#include "analysis/analyzer.hpp"

#include <algorithm>
#include <utility>

#include "base/string_hash.hpp"
#include "dutch/compounds.hpp"
#include "dutch/function_words.hpp"
#include "dutch/numerals.hpp"
#include "dutch/stemmer.hpp"

namespace vraagbaak::analysis {

namespace {

// Stem and parts are looked for only where somebody asks.
struct Word {
    std::string stem;
    std::vector<Part> parts;
    bool function_word = false;
    bool stemmed = false, split = false;
};

using Cache = StringMap<Word>;

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

// af, op and the like say nothing as a part, and neither does what is shorter than a word.
bool telling_part(std::string_view part) {
    constexpr std::size_t shortest = 3;
    return part.size() >= shortest && !dutch::is_function_word(part) && !dutch::carries_direction(part);
}

// All stretches of a compound that are words; false when it is none.
bool collect_parts(const dutch::CompoundSplitter& splitter, dutch::Stemmer& stemmer, std::string_view word,
                   std::vector<Part>& parts) {
    const auto compound = splitter.split(word);
    if (!compound) return false;
    for (const auto& side : {compound.first, compound.last}) {
        if (!telling_part(side)) continue;
        const auto place = parts.size();
        parts.push_back({stem_of(stemmer, side), true});
        parts[place].smallest = !collect_parts(splitter, stemmer, side, parts);
    }
    return true;
}

void keep_each_once(std::vector<Part>& parts, const std::string& whole) {
    std::vector<Part> kept;
    for (auto& part : parts)
        if (part.stem != whole && std::ranges::find(kept, part.stem, &Part::stem) == kept.end()) kept.push_back(std::move(part));
    parts = std::move(kept);
}

}  // namespace

struct Analyzer::Impl {
    explicit Impl(dutch::SharedForms given) : forms(std::move(given)), stemmer(forms), splitter(forms) {}

    const dutch::SharedForms forms;
    unicode::Tokenizer tokenizer;
    dutch::Stemmer stemmer;
    const dutch::CompoundSplitter splitter;
    Cache cache;
    std::vector<unicode::Token> tokens;

    // Views into the cache die here, and nowhere else.
    void make_room() {
        if (cache.size() >= most_cached) cache.clear();
    }

    Word& look_up(std::string_view folded) {
        if (const auto found = cache.find(folded); found != cache.end()) return found->second;
        return cache.emplace(folded, Word{{}, {}, dutch::is_function_word(folded), false, false}).first->second;
    }

    const std::string& stem_in(Word& word, std::string_view folded) {
        if (!word.stemmed) word.stem = stem_of(stemmer, folded);
        word.stemmed = true;
        return word.stem;
    }

    const std::vector<Part>& parts_of(Word& word, std::string_view folded) {
        if (!word.split && !word.function_word) {
            if (collect_parts(splitter, stemmer, folded, word.parts)) keep_each_once(word.parts, stem_in(word, folded));
        }
        word.split = true;
        return word.parts;
    }

    template <class IsStemmed, class IsSplit>
    void analyze(std::string_view text, std::vector<Token>& into, IsStemmed is_stemmed, IsSplit is_split) {
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
            if (!has_stem(token)) continue;
            const bool split = is_split(token.folded);
            if (!split && !is_stemmed(token.folded)) continue;
            auto& word = look_up(token.folded);
            if (split) token.parts = parts_of(word, token.folded);
            if (token.parts.empty() && !is_stemmed(token.folded)) continue;
            token.stem = stem_in(word, token.folded);
            token.function_word = word.function_word;
        }
    }
};

Analyzer::Analyzer(dutch::SharedForms forms) : impl_(std::make_unique<Impl>(forms && !forms->empty() ? std::move(forms) : nullptr)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::analyze(std::string_view text, std::vector<Token>& tokens) {
    const auto all = [](const std::string&) { return true; };
    impl_->analyze(text, tokens, all, all);
}

void Analyzer::analyze(std::string_view text, const dutch::PossibleForms& wanted, std::vector<Token>& tokens) {
    const auto told = [&](const std::string& folded) { return impl_->forms && impl_->forms->has(folded); };  // which no rule foresees
    impl_->analyze(
        text, tokens, [&](const std::string& folded) { return wanted.may_be(folded) || told(folded); },
        [&](const std::string& folded) { return wanted.may_be_within(folded) || told(folded); });
}

const dutch::SharedForms& Analyzer::forms() const { return impl_->forms; }

std::string_view Analyzer::stem(std::string_view folded) {
    impl_->make_room();
    return impl_->stem_in(impl_->look_up(folded), folded);
}

std::span<const Part> Analyzer::parts(std::string_view folded) {
    impl_->make_room();
    return impl_->parts_of(impl_->look_up(folded), folded);
}

}  // namespace vraagbaak::analysis
