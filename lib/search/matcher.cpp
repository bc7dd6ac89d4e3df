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
        for (const auto& [stem, unit] : *stems) forms_.add(stem);
}

void Matcher::add(const query::Reading& reading, std::size_t unit) {
    for (const auto& term : reading.terms) {
        if (term.space == query::Space::filter || term.space == query::Space::id) continue;
        const Meant meant{unit, stands_in(reading) ? &reading : nullptr};
        const bool part = term.space == query::Space::part || term.space == query::Space::title_part;
        (term.space == query::Space::word ? words_ : part ? parts_ : stems_).emplace(term.text, meant);
    }
}

std::vector<Match> Matcher::find(std::string_view text, analysis::Analyzer& analyzer) {
    std::vector<Match> matches;
    if (units_.empty()) return matches;
    analyzer.analyze(text, forms_, tokens_);
    for (const auto& token : tokens_) note(token, matches);
    return matches;
}

// Alternatives of one word (e-mail as one word and as two) come one after the other and may overlap: the first stays.
void Matcher::note(const analysis::Token& token, std::vector<Match>& matches) const {
    if (!matches.empty() && token.range.begin < matches.back().range.end) return;
    if (const auto word = words_.find(token.folded); word != words_.end()) {
        matches.push_back({token.range, word->second.unit, word->second.instead == nullptr, word->second.instead, false});
        return;
    }
    if (token.stem.empty()) return;  // and so without parts
    if (const auto stem = stems_.find(std::string{token.stem}); stem != stems_.end()) {
        matches.push_back({token.range, stem->second.unit, false, stem->second.instead, false});
        return;
    }
    const auto note_part = [&](std::string_view stem) {
        const auto part = parts_.find(std::string{stem});
        if (part == parts_.end()) return false;
        matches.push_back({token.range, part->second.unit, false, nullptr, true});
        return true;
    };
    if (note_part(token.stem)) return;
    for (const auto& part : token.parts)
        if (note_part(part.stem)) return;
}

}  // namespace vraagbaak::search
