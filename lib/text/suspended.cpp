// SPDX-License-Identifier: GPL-2.0-or-later
// "in- en uitschrijven", "voor- of achternaam", "in-, door- en uitstroom".
#include <algorithm>

#include "text/characters.hpp"
#include "text/folding.hpp"
#include "text/specials.hpp"

namespace vraagbaak::unicode {

namespace {

// First halves that stand apart in such a pair; the longest that fits counts.
constexpr std::string_view particles[] = {
    "aaneen", "aan",  "achter", "af",   "be",   "beneden", "bij",  "binnen", "boven", "buiten", "dicht", "door", "heen",
    "her",    "in",   "los",    "mee",  "mis",  "na",      "neer", "om",     "onder", "ont",    "open",  "op",   "over",
    "rond",   "samen", "tegen", "terug", "thuis", "toe",   "tussen", "uit",  "vast",  "ver",    "voor",  "voort", "vrij",
    "weg"};

constexpr std::size_t shortest_half = 3;

bool is_particle(std::string_view word) { return std::find(std::begin(particles), std::end(particles), word) != std::end(particles); }

bool is_conjunction(std::string_view word) {
    for (const std::string_view one : {"en", "of", "noch", "tot", "dan", "wel", "als"})
        if (word == one) return true;
    return false;
}

std::size_t word_end(std::string_view text, std::size_t begin) {
    while (is_word_at(text, begin)) begin += decode(text, begin).size;
    return begin;
}

std::size_t skip_between(std::string_view text, std::size_t i) {
    for (;;) {
        if (const auto white = white_space_at(text, i)) i += white;
        else if (at(text, i) == ',' || at(text, i) == '/') ++i;
        else return i;
    }
}

std::string without_particle(const std::string& word) {
    std::size_t longest = 0;
    for (const auto particle : particles)
        if (particle.size() > longest && word.starts_with(particle) && word.size() >= particle.size() + shortest_half)
            longest = particle.size();
    return longest == 0 ? std::string() : word.substr(longest);
}

}  // namespace

std::optional<std::string> suspended_half(std::string_view folded_first, std::string_view text, std::size_t after) {
    constexpr std::size_t farthest = 120;  // bytes; nobody lets a hyphen hang longer
    if (!is_particle(folded_first)) return std::nullopt;
    text = text.substr(0, std::min(text.size(), after + farthest));
    bool joined = false;  // a conjunction was met
    for (auto i = skip_between(text, after); is_word_at(text, i); i = skip_between(text, i)) {
        const auto end = word_end(text, i);
        std::string word;
        fold_onto(text.substr(i, end - i), word);
        const bool hangs = hyphen_at(text, end) != 0;
        if (is_conjunction(word)) joined = true;
        else if (!hangs) {
            auto half = joined ? without_particle(word) : std::string();
            return half.empty() ? std::nullopt : std::optional(std::move(half));
        }
        i = end + hyphen_at(text, end);
    }
    return std::nullopt;
}

}  // namespace vraagbaak::unicode
