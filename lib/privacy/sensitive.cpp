// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/sensitive.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "dutch/stemmer.hpp"
#include "dutch/word_file.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::data {
extern const std::string_view privacy_sensitive;
}

namespace vraagbaak::privacy {

namespace {

using Stems = std::vector<std::string>;

// Rules by the stem of their first word.
struct Rules {
    std::multimap<std::string, Stems, std::less<>> sensitive, harmless;
};

const Rules& rules() {
    static const Rules all = [] {
        Rules out;
        dutch::Stemmer stemmer;
        auto file = data::privacy_sensitive;
        for (auto line = dutch::next_line(file); !line.empty(); line = dutch::next_line(file)) {
            const bool harmless = line.front().starts_with('!');
            if (harmless) line.front().remove_prefix(1);
            Stems stems;
            for (const auto word : line) stems.push_back(stemmer.stem(unicode::fold(word)));
            (harmless ? out.harmless : out.sensitive).emplace(stems.front(), stems);
        }
        return out;
    }();
    return all;
}

struct Place {
    std::string whole;
    Stems parts;  // of a compound

    bool is(std::string_view stem) const { return whole == stem; }
};

std::vector<Place> places_of(std::string_view question, analysis::Analyzer& analyzer) {
    std::vector<analysis::Token> tokens;
    analyzer.analyze(question, tokens);
    std::vector<Place> places;
    for (const auto& token : tokens) {
        const auto stem = token.stem.empty() ? std::string_view(token.folded) : token.stem;
        Place place{std::string(stem), {}};
        for (const auto& part : token.parts) place.parts.push_back(part.stem);
        places.push_back(std::move(place));
    }
    return places;
}

// Words behind each other are whole words; one word may be a part of another.
std::size_t match(const std::vector<Place>& places, std::size_t at, const std::multimap<std::string, Stems, std::less<>>& table, bool in_parts) {
    const auto try_stem = [&](std::string_view first, bool whole) -> std::size_t {
        for (auto [rule, end] = table.equal_range(first); rule != end; ++rule) {
            const auto& stems = rule->second;
            if (stems.size() == 1) return 1;
            if (!whole || at + stems.size() > places.size()) continue;
            bool all = true;
            for (std::size_t i = 1; i < stems.size(); ++i) all = all && places[at + i].is(stems[i]);
            if (all) return stems.size();
        }
        return 0;
    };
    if (const auto size = try_stem(places[at].whole, true); size != 0) return size;
    if (in_parts)
        for (const auto& part : places[at].parts)
            if (const auto size = try_stem(part, false); size != 0) return size;
    return 0;
}

}  // namespace

bool is_sensitive(std::string_view question, analysis::Analyzer& analyzer) {
    const auto places = places_of(question, analyzer);
    for (std::size_t at = 0; at < places.size();) {
        if (const auto harmless = match(places, at, rules().harmless, false); harmless != 0) {
            at += harmless;
            continue;
        }
        if (match(places, at, rules().sensitive, true) != 0) return true;
        ++at;
    }
    return false;
}

}  // namespace vraagbaak::privacy
