// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/complaints.hpp"

#include <algorithm>
#include <iterator>

#include "base/string_hash.hpp"
#include "dutch/word_file.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_complaints;
}

namespace vraagbaak::dutch {

namespace {

constexpr std::size_t most_between = 5;

constexpr std::size_t most_digits = 3;  // of a number that counts something

// "12e" as rules have it: "0e". Years and other long numbers stay as they are.
std::string without_number(const std::string& word) {
    const auto digits = std::min(word.find_first_not_of("0123456789"), word.size());
    return digits == 0 || digits > most_digits ? word : '0' + word.substr(digits);
}

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
    bool anywhere = false;  // in any order, all over the sentence
    std::vector<Place> places;
};

using Lists = StringMap<std::vector<std::string_view>>;

Place place_of(std::string_view written, const Lists& lists) {
    if (written == "...") return {Place::Kind::gap};
    Place out;
    if (written.starts_with('!')) {
        out.kind = Place::Kind::no_word;
        written.remove_prefix(1);
    }
    for (std::size_t begin = 0; begin <= written.size();) {
        const auto end = std::min(written.find('/', begin), written.size());
        const auto word = written.substr(begin, end - begin);
        if (const auto list = lists.find(word); list != lists.end()) out.words.insert(out.words.end(), list->second.begin(), list->second.end());
        else out.words.push_back(word);
        begin = end + 1;
    }
    return out;
}

// By each word that may begin one.
const StringMap<std::vector<Rule>>& rules() {
    static const StringMap<std::vector<Rule>> all = [] {
        StringMap<std::vector<Rule>> out;
        Lists lists;
        auto file = data::dutch_complaints;
        for (auto line = next_line(file); !line.empty(); line = next_line(file)) {
            if (line.front().starts_with('@')) {
                lists[std::string{line.front()}] = {line.begin() + 1, line.end()};
                continue;
            }
            Rule rule{line.front(), line.size() > 1 && line[1] == "&", {}};
            for (std::size_t i = rule.anywhere ? 2 : 1; i < line.size(); ++i) rule.places.push_back(place_of(line[i], lists));
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

// Of a rule whose words may stand anywhere: from the first to the last of them.
std::optional<ComplaintSign> sign_anywhere(const Rule& rule, const std::vector<std::string>& words) {
    auto first = words.size(), end = std::size_t{0};
    for (const auto& place : rule.places) {
        const auto found = std::ranges::find_if(words, [&](const std::string& word) { return place.meets(word); });
        if ((found == words.end()) != (place.kind == Place::Kind::no_word)) return std::nullopt;
        if (found == words.end()) continue;
        const auto at = static_cast<std::size_t>(found - words.begin());
        first = std::min(first, at);
        end = std::max(end, at + 1);
    }
    return ComplaintSign{rule.reason, first, end - first};
}

std::optional<ComplaintSign> sign_at(const Rule& rule, const std::vector<std::string>& words, std::size_t at) {
    if (rule.anywhere) {
        const auto before = words.begin() + static_cast<std::ptrdiff_t>(at);
        return std::find(words.begin(), before, words[at]) == before ? sign_anywhere(rule, words) : std::nullopt;  // once for a word that is repeated
    }
    const auto end = end_of(rule, 0, words, at);
    return end == 0 ? std::nullopt : std::optional{ComplaintSign{rule.reason, at, end - at}};
}

}  // namespace

std::optional<ComplaintSign> complaint_sign(const std::vector<std::string>& written) {
    std::vector<std::string> words;
    words.reserve(written.size());
    std::ranges::transform(written, std::back_inserter(words), without_number);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto found = rules().find(words[i]);
        if (found == rules().end()) continue;
        for (const auto& rule : found->second)
            if (const auto sign = sign_at(rule, words, i)) return sign;
    }
    return std::nullopt;
}

}  // namespace vraagbaak::dutch
