// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/matcher.hpp"

#include <algorithm>

namespace vraagbaak::search {

namespace {

bool stands_in(const query::Reading& reading) { return reading.kind == "synonym" || reading.kind == "correction"; }

}  // namespace

Matcher::Matcher(std::vector<const query::Unit*> units) : units_(std::move(units)) {
    const bool others = std::ranges::any_of(units_, [](const auto* unit) { return !unit->function_word; });
    if (others) std::erase_if(units_, [](const auto* unit) { return unit->function_word; });
    // What was typed comes before what is put in its place.
    for (const bool in_place : {false, true})
        for (std::size_t i = 0; i < units_.size(); ++i)
            for (const auto& reading : units_[i]->readings)
                if (stands_in(reading) == in_place) add(reading, i);
    for (const auto* stems : {&stems_, &parts_})
        for (const auto& [stem, unit] : stems->all()) forms_.add(stem);
    beginnings_ = words_.beginnings() | stems_.beginnings() | parts_.beginnings();
}

void Matcher::add(const query::Reading& reading, std::size_t unit) {
    for (const auto& term : reading.terms) {
        if (term.space == query::Space::filter || term.space == query::Space::id) continue;
        const Meant meant{unit, stands_in(reading) ? &reading : nullptr};
        const bool part = term.space == query::Space::part || term.space == query::Space::title_part;
        (term.space == query::Space::word ? words_ : part ? parts_ : stems_).add(term.text, meant);
    }
}

namespace {

std::string_view stem_of(const analysis::Part& part) { return part.stem; }
std::string_view stem_of(const std::string& part) { return part; }

// Alternatives of one word (e-mail as one word and as two) come one after the other and may overlap: the first stays.
void note(const Match& match, Range range, std::vector<Match>& matches) {
    if (!matches.empty() && range.begin < matches.back().range.end) return;
    matches.push_back(match);
    matches.back().range = range;
}

}  // namespace

void Matcher::Terms::add(const std::string& text, const Meant& meant) {
    beginnings_.set(index::beginning(text));
    terms_.emplace(text, meant);
}

const Matcher::Meant* Matcher::Terms::find(std::string_view text) const {
    if (!beginnings_.test(index::beginning(text))) return nullptr;
    const auto found = terms_.find(text);
    return found == terms_.end() ? nullptr : &found->second;
}

template <class Parts>
std::optional<Match> Matcher::meaning(std::string_view folded, std::string_view stem, const Parts& parts) const {
    if (const auto* word = words_.find(folded)) return Match{{}, word->unit, word->instead == nullptr, word->instead, false};
    if (stem.empty()) return std::nullopt;  // and so without parts
    if (const auto* meant = stems_.find(stem)) return Match{{}, meant->unit, false, meant->instead, false};
    if (const auto* meant = parts_.find(stem)) return Match{{}, meant->unit, false, nullptr, true};
    for (const auto& part : parts)
        if (const auto* meant = parts_.find(stem_of(part))) return Match{{}, meant->unit, false, nullptr, true};
    return std::nullopt;
}

// Most words mean nothing: those that do have a place in a list.
std::vector<std::vector<Match>> Matcher::find(const index::StoredView& view) const {
    std::vector<std::vector<Match>> matches(view.parts().size());
    if (units_.empty()) return matches;
    std::vector<Match> meanings;
    view.each_word([&](index::Beginning beginning) { return beginnings_.test(beginning); },
                   [&](std::string_view folded, std::string_view stem, const std::vector<std::string>& parts) -> std::size_t {
                       const auto match = meaning(folded, stem, parts);
                       if (!match) return 0;
                       meanings.push_back(*match);
                       return meanings.size();
                   },
                   [&](std::size_t part, Range range, std::size_t number) {
                       if (number > 0) note(meanings[number - 1], range, matches[part]);
                   });
    return matches;
}

std::vector<Match> Matcher::find(std::string_view text, analysis::Analyzer& analyzer) const {
    std::vector<Match> matches;
    if (units_.empty()) return matches;
    std::vector<analysis::Token> tokens;
    analyzer.analyze(text, forms_, tokens);
    for (const auto& token : tokens)
        if (const auto match = meaning(token.folded, token.stem, token.parts)) note(*match, token.range, matches);
    return matches;
}

}  // namespace vraagbaak::search
