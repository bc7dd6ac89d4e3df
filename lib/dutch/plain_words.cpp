// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/plain_words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "dutch/word_file.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_plain_words, dutch_clause_words;
}

namespace vraagbaak::dutch {

namespace {

struct Turn {
    std::vector<std::string> words;  // folded
    std::string official, plain;
};

// By their first word, the longest first.
using Turns = std::map<std::string, std::vector<Turn>, std::less<>>;

const Turns& turns() {
    static const auto all = [] {
        Turns result;
        std::string_view rest = data::dutch_plain_words;
        while (!rest.empty()) {
            const auto end = std::min(rest.find('\n'), rest.size());
            const auto line = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const auto tab = line.find('\t');
            if (line.starts_with('#') || tab == line.npos) continue;
            Turn turn{{}, std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))};
            auto words = std::string_view(turn.official);
            for (std::vector<std::string_view> parts; next_line(words, parts);)
                for (const auto part : parts) turn.words.push_back(unicode::fold(part));
            if (!turn.words.empty()) result[turn.words.front()].push_back(std::move(turn));
        }
        for (auto& [first, list] : result)
            std::ranges::stable_sort(list, [](const Turn& a, const Turn& b) { return a.words.size() > b.words.size(); });
        return result;
    }();
    return all;
}

const std::set<std::string_view>& clause_words() {
    static const auto all = [] {
        std::set<std::string_view> result;
        auto file = data::dutch_clause_words;
        for (std::vector<std::string_view> line; next_line(file, line);) result.insert(line.front());
        return result;
    }();
    return all;
}

}  // namespace

std::vector<PlainWord> official_words(const std::vector<std::string>& words) {
    std::vector<PlainWord> found;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto list = turns().find(words[at]);
        if (list == turns().end()) continue;
        for (const auto& turn : list->second) {
            if (at + turn.words.size() > words.size()) continue;
            if (!std::equal(turn.words.begin(), turn.words.end(), words.begin() + static_cast<std::ptrdiff_t>(at))) continue;
            if (turn.plain != "=") found.push_back({turn.official, turn.plain, at, turn.words.size()});
            at += turn.words.size() - 1;
            break;
        }
    }
    return found;
}

bool begins_clause(std::string_view folded, bool behind_comma) {
    return clause_words().contains(folded) || (behind_comma && clause_words().contains(',' + std::string(folded)));
}

bool is_passive_auxiliary(std::string_view folded) {
    return folded == "wordt" || folded == "worden" || folded == "werd" || folded == "werden";
}

bool may_be_participle(std::string_view folded) {
    constexpr std::size_t shortest = 6;
    if (folded.size() < shortest || (!folded.ends_with('t') && !folded.ends_with('d') && !folded.ends_with("en"))) return false;
    constexpr std::array<std::string_view, 5> inseparable{"be", "ver", "ont", "her", "ge"};
    if (std::ranges::any_of(inseparable, [&](const auto prefix) { return folded.starts_with(prefix); })) return true;
    constexpr std::array<std::string_view, 16> separable{"aan", "achter", "af", "bij", "binnen", "door", "in", "mee", "na", "om", "op", "over", "terug", "toe", "uit", "voor"};
    return std::ranges::any_of(separable, [&](const auto prefix) { return folded.starts_with(prefix) && folded.substr(prefix.size()).starts_with("ge"); });
}

}  // namespace vraagbaak::dutch
