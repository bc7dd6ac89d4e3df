// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/complaints.hpp"

#include <algorithm>

#include "base/string_hash.hpp"
#include "dutch/word_file.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_complaints;
}

namespace vraagbaak::dutch {

namespace {

constexpr std::size_t most_between = 5;

// One place of a rule: any of these words, up to most_between others, or none of these among so many.
struct Place {
    enum class Kind { word, gap, no_word } kind = Kind::word;
    std::vector<std::string_view> words = {};  // *overlast: each that ends so

    bool meets(std::string_view word) const {
        return std::ranges::any_of(words, [&](std::string_view wanted) { return wanted.starts_with('*') ? word.ends_with(wanted.substr(1)) : word == wanted; });
    }
};

struct Rule {
    std::string_view reason;
    std::vector<Place> places;
};

Place place_of(std::string_view written) {
    if (written == "...") return {Place::Kind::gap};
    Place out;
    if (written.starts_with('!')) {
        out.kind = Place::Kind::no_word;
        written.remove_prefix(1);
    }
    for (std::size_t begin = 0; begin <= written.size();) {
        const auto end = std::min(written.find('/', begin), written.size());
        out.words.push_back(written.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

// By each word that may begin one.
const StringMap<std::vector<Rule>>& rules() {
    static const StringMap<std::vector<Rule>> all = [] {
        StringMap<std::vector<Rule>> out;
        auto file = data::dutch_complaints;
        for (auto line = next_line(file); !line.empty(); line = next_line(file)) {
            Rule rule{line.front(), {}};
            for (std::size_t i = 1; i < line.size(); ++i) rule.places.push_back(place_of(line[i]));
            if (rule.places.empty()) continue;
            for (const auto first : rule.places.front().words) out[std::string{first}].push_back(rule);
        }
        return out;
    }();
    return all;
}

// Behind the last word of the rule from its place `next` on, when that begins at `at`; or 0. A word that is met may be left
// for one further on: "al 3 weken geleden 3 keer gebeld". Rules have few gaps, so that this ends soon.
std::size_t end_of(const Rule& rule, std::size_t next, const std::vector<std::string>& words, std::size_t at) {
    if (next == rule.places.size()) return at;
    const auto& place = rule.places[next];
    const auto looked_at = std::min(at + most_between, words.size());
    switch (place.kind) {
        case Place::Kind::word: return at < words.size() && place.meets(words[at]) ? end_of(rule, next + 1, words, at + 1) : 0;
        case Place::Kind::no_word:
            for (auto i = at; i < looked_at; ++i)
                if (place.meets(words[i])) return 0;
            return end_of(rule, next + 1, words, at);
        case Place::Kind::gap: break;
    }
    for (auto i = at; i <= looked_at; ++i)
        if (const auto end = end_of(rule, next + 1, words, i); end != 0) return end;
    return 0;
}

}  // namespace

std::optional<ComplaintSign> complaint_sign(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto found = rules().find(words[i]);
        if (found == rules().end()) continue;
        for (const auto& rule : found->second)
            if (const auto end = end_of(rule, 0, words, i); end != 0) return ComplaintSign{rule.reason, i, end - i};
    }
    return std::nullopt;
}

}  // namespace vraagbaak::dutch
