// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/spelling.hpp"

namespace vraagbaak::dutch {

std::size_t syllables(std::string_view word) {
    std::size_t count = 0;
    bool inside = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool vowel = is_vowel(word[i]) || (word[i] == 'j' && i > 0 && word[i - 1] == 'i');
        count += vowel && !inside ? 1 : 0;
        inside = vowel;
    }
    return count;
}

namespace {

// The second of two vowels that sound apart: fil-i-a-l, vi-o-l, ro-y-a-l, oc-e-a-n; not die, koe, deal.
bool is_own_syllable(std::string_view word) {
    const char last = word.back(), vowel = word[word.size() - 2], before = word[word.size() - 3];
    if (before == 'e') return vowel == 'a' && word.size() >= 5 && (last == 'n' || last == 'l');
    if (before == 'i') return vowel == 'a' || vowel == 'o';
    return vowel == 'a' && (before == 'u' || before == 'y');
}

// One a, e, o or u between consonants at the end, where the open syllable had a long one: b-o-m.
bool is_doubled(std::string_view word) {
    if (word.size() < 2) return false;
    const char last = word.back(), vowel = word[word.size() - 2];
    if (is_vowel(last) || last == 'w' || last == 'x' || last == 'j') return false;
    if (vowel != 'a' && vowel != 'e' && vowel != 'o' && vowel != 'u') return false;
    return word.size() == 2 || !is_vowel(word[word.size() - 3]) || is_own_syllable(word);
}

}  // namespace

std::string closed(std::string_view open, bool keep_vowel) {
    std::string word(open);
    const auto size = word.size();
    if (size > 2 && word[size - 1] == word[size - 2] && !is_vowel(word[size - 1])) word.pop_back();
    else if (!keep_vowel && is_doubled(word)) word.insert(size - 1, 1, word[size - 2]);
    if (word.ends_with('v')) word.back() = 'f';
    if (word.ends_with('z')) word.back() = 's';
    return word;
}

}  // namespace vraagbaak::dutch
