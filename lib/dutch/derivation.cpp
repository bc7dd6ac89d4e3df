// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/derivation.hpp"

#include <algorithm>
#include <array>

namespace vraagbaak::dutch {

namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

bool has_vowel(std::string_view text) { return std::ranges::any_of(text, is_vowel); }

bool doubled_vowel(std::string_view text) {
    return text.size() == 2 && text[0] == text[1] && (text[0] == 'a' || text[0] == 'e' || text[0] == 'o' || text[0] == 'u');
}

bool two_sounds(std::string_view text) {
    static constexpr std::array<std::string_view, 8> pairs = {"ie", "oe", "ui", "ij", "ei", "au", "ou", "eu"};
    return std::ranges::find(pairs, text) != pairs.end();
}

void voice(std::string& root) {
    if (root.back() == 'f') root.back() = 'v';
    if (root.back() == 's') root.back() = 'z';
}

// The form before -en and -ing: betaal → betal, verhuis → verhuiz, trek → trekk, reken → reken.
std::string before_vowel(std::string_view stem) {
    std::string root{stem};
    const auto n = root.size();
    if (n < 3 || is_vowel(root[n - 1])) return root;
    const std::string_view two = std::string_view{root}.substr(n - 3, 2);
    if (doubled_vowel(two)) {
        root.erase(n - 2, 1);
        voice(root);
    } else if (two_sounds(two)) {
        voice(root);
    } else if (is_vowel(root[n - 2])) {
        const bool weak = root[n - 2] == 'e' && n > 4 && (root[n - 1] == 'l' || root[n - 1] == 'n' || root[n - 1] == 'r');
        if (!weak) root += root.back();
    } else if (root.back() == 'f') {
        root.back() = 'v';
    }
    return root;
}

void add(std::vector<std::string>& out, std::string_view itself, std::string_view stem) {
    if (stem != itself && std::ranges::find(out, stem) == out.end()) out.emplace_back(stem);
}

}  // namespace

std::vector<std::string> derived_stems(std::string_view stem, Stemmer& stemmer) {
    std::vector<std::string> out;
    if (stem.size() < 4) return out;
    const auto root = [&](std::string_view suffix) { return stem.substr(0, stem.size() - suffix.size()); };
    if (stem.ends_with("ing") && stem.size() >= 6 && has_vowel(root("ing"))) {
        add(out, stem, stemmer.stem(std::string{root("ing")} + "en"));
    } else if (stem.ends_with("atie") && stem.size() >= 7) {
        add(out, stem, stemmer.stem(std::string{root("atie")} + "eren"));
    } else if (stem.ends_with("eer") && stem.size() >= 6) {
        add(out, stem, stemmer.stem(std::string{root("eer")} + "atie"));
        add(out, stem, stemmer.stem(std::string{root("eer")} + "ering"));
    } else {
        add(out, stem, stemmer.stem(before_vowel(stem) + "ing"));
    }
    return out;
}

}  // namespace vraagbaak::dutch
