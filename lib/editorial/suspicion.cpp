// SPDX-License-Identifier: GPL-2.0-or-later
#include "editorial/suspicion.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "lexicon/speller.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::editorial {

namespace {

constexpr std::uint32_t more_often = 2;             // times that the word is met which a suspect one is near to
constexpr std::size_t shortest = 4, long_enough = 5;  // letters; of four of them only a likely slip is told
constexpr int dearest = 100, dearest_of_short = 60;  // one error; one with an excuse
constexpr std::size_t shortest_part = 3;
constexpr std::array<std::string_view, 4> links{"en", "e", "n", "s"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

// "Wvggz", "AOW-uitkering", "mbo": they are spelt out, not read as words.
bool is_abbreviation(std::string_view word) {
    const auto rest = word.substr(unicode::character_border(word, std::min<std::size_t>(word.size(), 1)));
    return unicode::lower_case(rest) != rest || unicode::fold(word).find_first_of("aeiouy") == std::string::npos;
}

bool is_english(const Record& record) { return record.language.starts_with("en") || record.id.starts_with("en-"); }

}  // namespace

Suspicion::Suspicion(const index::Generation& generation, Spelling* dictionary)
    : generation_(generation), words_(generation.words()), dictionary_(dictionary), analyzer_(generation.forms()) {}

std::uint32_t Suspicion::count(std::string_view word) const {
    const auto id = words_.find(word);
    return id ? words_.count(*id) : 0;
}

bool Suspicion::is_compound(const std::string& word) const {
    const auto parts = splitter_.split(word).parts;
    return !parts.empty() && std::ranges::all_of(parts, &dutch::CompoundPart::known);
}

bool Suspicion::only_here(const std::string& word, std::string_view id) const {
    bool only = true;
    generation_.postings().each_while(generation_.postings().find(word), [&](std::uint32_t document, std::uint32_t) {
        return only = generation_.texts().view(document).id == id;
    });
    return only;
}

// iepziekte, gemeenthuis: a letter that links the parts is missing, or one too many. As far as the records tell: the other one is met more often,
// or stands in the text of this very record.
std::string Suspicion::linked_otherwise(const std::string& word, std::string_view text) const {
    const auto own = count(word);
    const bool in_text = text.find(word) != text.npos;
    const auto better = [&](const std::string& other) {
        const auto times = count(other);
        return times >= std::max(own, 1U) * more_often || (!in_text && times >= std::max(own, 1U) && text.find(other) != text.npos);
    };
    for (std::size_t at = shortest_part; at + shortest_part <= word.size(); ++at) {
        if (!splitter_.knows(word.substr(at))) continue;  // both end in a word
        for (const auto link : links) {
            if (auto other = word.substr(0, at) + std::string{link} + word.substr(at); better(other)) return other;
            if (!std::string_view{word}.substr(0, at).ends_with(link) || at < shortest_part + link.size()) continue;
            if (auto other = word.substr(0, at - link.size()) + word.substr(at); better(other)) return other;
        }
    }
    return {};
}

// A form of the same word is no better one. Many records carry the same words, and to look near one takes a while.
const std::string& Suspicion::near(const std::string& word) {
    const auto [place, is_new] = near_.try_emplace(word);
    auto& out = place->second;
    if (!is_new) return out;
    const auto own = count(word);
    const std::string stem{analyzer_.stem(word)};
    const auto often = [&](lexicon::WordId id) -> std::optional<std::uint32_t> {
        const auto other = words_.word(id);
        const auto times = words_.count(id);
        if (other == word || analyzer_.stem(other) == stem) return std::nullopt;
        return times >= std::max(own, 1U) * more_often || splitter_.knows(other) ? std::optional{times} : std::nullopt;
    };
    const auto found = lexicon::suggest(words_, word, 1, often, unicode::length(word) < long_enough ? dearest_of_short : dearest);
    if (!found.empty() && found.front().text.find(' ') == std::string::npos) out = found.front().text;
    return out;
}

void Suspicion::look(TermInfo& info, const Word& word, std::string_view text) {
    if (unicode::length(word.folded) < shortest) return;
    // What a list of words has may still be written otherwise here: iepziekte is in some, and the texts say iepenziekte.
    auto better = linked_otherwise(word.folded, text);
    const bool right = splitter_.knows(word.folded) || (dictionary_ && dictionary_->right(word.folded));
    if (right && better.empty()) return;
    if (better.empty()) better = near(word.folded);
    const bool in_text = text.find(word.folded) != text.npos;
    const bool unknown = !word.capital && unicode::length(word.folded) >= long_enough && !in_text && !is_compound(word.folded);
    info.suspect = info.suspect || unknown || !better.empty();
    info.rare = info.rare || (unknown && only_here(word.folded, info.id));
    if (info.suggestion.empty()) info.suggestion = std::move(better);
}

void Suspicion::look(TermInfo& info, const Record& record, std::string_view text) {
    if (is_english(record)) return;
    const auto& term = info.term;
    for (std::size_t begin = 0; begin < term.size();) {
        const auto end = static_cast<std::size_t>(std::find_if_not(term.begin() + static_cast<std::ptrdiff_t>(begin), term.end(), is_letter) - term.begin());
        const auto word = std::string_view{term}.substr(begin, end - begin);
        begin = end + 1;
        if (!word.empty() && !is_abbreviation(word)) look(info, {unicode::fold(word), unicode::lower_case(word) != word}, text);
    }
}

}  // namespace vraagbaak::editorial
