// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/matcher.hpp"

#include <algorithm>

namespace vraagbaak::search {

namespace {

constexpr std::size_t usual_words = 16, usual_matches = 16;  // different ones of a question in a view, and their places

bool is_name(const query::Reading& reading) { return reading.kind == "person" && reading.rule != "exact"; }
bool stands_in(const query::Reading& reading) { return reading.kind == "synonym" || reading.kind == "correction"; }

// Of one unit the most counts. False: nothing is said of it yet.
bool raise(std::span<Said> all, const Said& said) {
    const auto same = std::ranges::find(all, said.unit, &Said::unit);
    if (same == all.end()) return false;
    same->worth = std::max(same->worth, said.worth);
    return true;
}

}  // namespace

Matcher::Matcher(std::vector<const query::Unit*> units, const Worth& worth) : units_(std::move(units)) {
    const bool others = std::ranges::any_of(units_, [](const auto* unit) { return !unit->function_word; });
    if (others) std::erase_if(units_, [](const auto* unit) { return unit->function_word; });
    // What was typed comes before what is put in its place.
    for (const bool in_place : {false, true})
        for (std::size_t i = 0; i < units_.size(); ++i)
            for (const auto& reading : units_[i]->readings)
                if (stands_in(reading) == in_place) add(reading, i, worth);
    for (const auto* stems : {&stems_, &parts_})
        for (const auto& [stem, unit] : stems->all()) forms_.add(stem);
    signs_ = names_.signs() | words_.signs() | stems_.signs() | parts_.signs();
}

void Matcher::add(const query::Reading& reading, std::size_t unit, const Worth& worth) {
    for (const auto& term : reading.terms) {
        if (is_name(reading)) {
            names_.add(term.text, {unit, &reading, false}, 0);
            continue;
        }
        if (term.space == query::Space::filter || term.space == query::Space::id) continue;
        const Meant meant{unit, stands_in(reading) ? &reading : nullptr, reading.kind == "family"};
        const bool part = term.space == query::Space::part || term.space == query::Space::title_part;
        auto& terms = term.space == query::Space::word ? words_ : part ? parts_ : stems_;
        terms.add(term.text, meant, worth ? worth(*units_[unit], reading, term) : 0);
    }
}

namespace {

std::string_view stem_of(const analysis::Part& part) { return part.stem; }
std::string_view stem_of(const std::string& part) { return part; }

// Alternatives of one word (e-mail as one word and as two) come one after the other and may overlap: the first stays.
bool overlaps(Range range, std::span<const Match> before) { return !before.empty() && range.begin < before.back().range.end; }

}  // namespace

void Matcher::Terms::add(std::string_view text, const Meant& meant, double worth) {
    signs_.set(index::word_sign(text));
    const auto known = terms_.emplace(text, meant).first;
    auto& said = known->second.said;
    if (worth > 0 && !raise(said, {meant.unit, worth})) said.push_back({meant.unit, worth});
}

const Matcher::Meant* Matcher::Terms::find(std::string_view text) const {
    const auto found = terms_.find(text);
    return found == terms_.end() ? nullptr : &found->second;
}

template <class Parts>
std::optional<Match> Matcher::meaning(std::string_view folded, std::string_view stem, const Parts& parts, bool person) const {
    if (const auto* word = words_.find(folded)) return Match{{}, word->unit, word->instead == nullptr, word->instead, false};
    if (const auto* name = person ? names_.find(folded) : nullptr) return Match{{}, name->unit, false, name->instead, false};
    if (stem.empty()) return std::nullopt;  // and so without parts
    if (const auto* meant = stems_.find(stem)) return Match{{}, meant->unit, false, meant->instead, false};
    if (const auto* meant = parts_.find(stem)) return Match{{}, meant->unit, false, nullptr, !meant->relative};
    for (const auto& part : parts)
        if (const auto* meant = parts_.find(stem_of(part))) return Match{{}, meant->unit, false, nullptr, true};
    return std::nullopt;
}

// All that a word says, by itself and by its parts, where meaning() tells the first thing.
void Matcher::say(std::string_view folded, std::string_view stem, const std::vector<std::string>& parts, Lists<Said>& words) const {
    words.open();
    const auto add = [&](const Meant* meant) {
        if (!meant) return;
        for (const auto& said : meant->said)
            if (!raise(words.last(), said)) words.push_back(said);
    };
    add(words_.find(folded));
    if (stem.empty()) return;
    add(stems_.find(stem));
    add(parts_.find(stem));
    for (const auto& part : parts) add(parts_.find(part));
}

Matches Matcher::find(const index::StoredView& view) const {
    Matches matches;
    matches.parts.reserve(view.parts().size(), units_.empty() ? 0 : usual_matches);
    const auto open_up_to = [&](std::size_t parts) {
        while (matches.parts.size() < parts) matches.parts.open();
    };
    if (units_.empty()) {
        open_up_to(view.parts().size());
        return matches;
    }
    std::array<std::byte, usual_words * sizeof(Match)> room;
    std::pmr::monotonic_buffer_resource memory{room.data(), room.size()};
    std::pmr::vector<Match> meanings{&memory};
    meanings.reserve(usual_words);
    matches.words.reserve(usual_words, usual_words);
    const bool person = view.kind == "medewerker";
    view.each_match([&](index::WordSign sign) { return signs_.test(sign); },
                    [&](std::string_view folded, std::string_view stem, const std::vector<std::string>& parts) -> std::size_t {
                        const auto match = meaning(folded, stem, parts, person);
                        if (!match) return 0;
                        meanings.push_back(*match);
                        meanings.back().word = matches.words.size();
                        say(folded, stem, parts, matches.words);
                        return meanings.size();
                    },
                    [&](std::size_t part, Range range, std::size_t place, std::size_t number) {
                        open_up_to(part + 1);
                        if (overlaps(range, matches.parts.last())) return;
                        auto& match = meanings[number - 1];
                        match.range = range;
                        match.place = place;
                        matches.parts.push_back(match);
                    });
    open_up_to(view.parts().size());
    return matches;
}

std::vector<Match> Matcher::find(std::string_view text, analysis::Analyzer& analyzer) const {
    std::vector<Match> matches;
    if (units_.empty()) return matches;
    std::vector<analysis::Token> tokens;
    analyzer.analyze(text, forms_, tokens);
    for (const auto& token : tokens)
        if (auto match = meaning(token.folded, token.stem, token.parts, false); match && !overlaps(token.range, matches)) {
            match->range = token.range;
            matches.push_back(*match);
        }
    return matches;
}

}  // namespace vraagbaak::search
