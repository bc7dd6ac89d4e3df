// SPDX-License-Identifier: GPL-2.0-or-later
#include "editorial/spelling.hpp"

#include <algorithm>
#include <hunspell/hunspell.hxx>
#include <unordered_map>

#include "text/unicode.hpp"

namespace vraagbaak::editorial {

namespace {

constexpr std::size_t shortest_word = 4;        // letters; of shorter ones most are abbreviations
constexpr std::size_t shortest_part = 4;        // of a compound that the dictionary does not know: pas|port is none
constexpr std::size_t most_suggestions = 300;   // each takes the dictionary a good while
constexpr std::size_t many_records = 5;         // with a word: it is the municipality's own

bool is_plain_word(std::string_view word) {
    return std::ranges::none_of(word, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '/' || c == '@' || c == '_' || c == '+'; });
}

// McDonald, DigiD, iPad: names.
bool has_inner_capital(std::string_view word) {
    const auto rest = word.substr(unicode::character_border(word, std::min<std::size_t>(word.size(), 2)));
    return unicode::lower_case(rest) != rest;
}

}  // namespace

struct Spelling::Impl {
    Hunspell dictionary;
    dutch::CompoundSplitter splitter;
    std::unordered_map<std::string, bool> known;
    std::unordered_map<std::string, std::string> suggested;

    bool right_part(const std::string& word) { return dictionary.spell(word) || splitter.knows(unicode::fold(word)); }
};

std::unique_ptr<Spelling> Spelling::open(const std::filesystem::path& path) {
    auto affixes = path, words = path;
    affixes += ".aff";
    words += ".dic";
    std::error_code problem;
    if (path.empty() || !std::filesystem::is_regular_file(affixes, problem) || !std::filesystem::is_regular_file(words, problem)) return nullptr;
    return std::unique_ptr<Spelling>{new Spelling{std::unique_ptr<Impl>{new Impl{Hunspell{affixes.c_str(), words.c_str()}, dutch::CompoundSplitter{}, {}, {}}}}};
}

Spelling::Spelling(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Spelling::~Spelling() = default;

bool Spelling::right(const std::string& word) {
    const auto [found, is_new] = impl_->known.emplace(word, false);
    if (!is_new) return found->second;
    if (impl_->right_part(word) || impl_->right_part(unicode::lower_case(word))) return found->second = true;
    const auto parts = impl_->splitter.split(unicode::fold(word)).parts;
    return found->second = !parts.empty() && std::ranges::all_of(parts, [&](const auto& part) { return part.known && part.base.size() >= shortest_part && impl_->right_part(part.base); });
}

std::string Spelling::suggestion(const std::string& word) {
    const auto found = impl_->suggested.find(word);
    if (found != impl_->suggested.end()) return found->second;
    if (impl_->suggested.size() >= most_suggestions) return {};
    const auto all = impl_->dictionary.suggest(word);
    return impl_->suggested[word] = all.empty() ? std::string{} : all.front();
}

void each_written_word(const Record& record, analysis::Analyzer& analyzer, const std::function<void(const WrittenWord&)>& visit) {
    std::vector<analysis::Token> tokens;
    each_readable(record, [&](const std::string& section, const std::string& text) {
        for (const auto sentence : sentences_of(text)) {
            analyzer.analyze(sentence, tokens);
            bool first = true;
            for (const auto& token : tokens) {
                if (token.kind == unicode::TokenKind::joined || token.piece) continue;
                const std::string word{sentence.substr(token.range.begin, token.range.end - token.range.begin)};
                if (token.kind == unicode::TokenKind::word && !token.capitals && token.folded.size() >= shortest_word && is_plain_word(word) && !has_inner_capital(word))
                    visit({section, word, token.folded, unicode::lower_case(word) != word, first});
                first = false;
            }
        }
    });
}

void check_spelling(const Record& record, const Surroundings& around, analysis::Analyzer& analyzer, Spelling& spelling, Remarks& remarks) {
    std::set<std::string> told;
    each_written_word(record, analyzer, [&](const WrittenWord& one) {
        if (one.capital && !one.first) return;  // a name
        if (around.right_words.contains(one.folded) || around.names.contains(one.folded) || spelling.right(one.word)) return;
        if (const auto used = around.used.find(one.folded); used != around.used.end() && used->second >= many_records) return;
        if (!told.insert(one.folded).second) return;
        const auto better = spelling.suggestion(one.word);
        remarks.push_back({CheckRule::spelling, false, one.section,
                           better.empty() ? Message{"check_word_unknown", {one.word}} : Message{"check_word_near", {one.word, better}}, {"check_advice_word", {}}});
    });
}

}  // namespace vraagbaak::editorial
