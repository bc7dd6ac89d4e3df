// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/compound_rules.hpp"

#include <algorithm>
#include <array>

namespace vraagbaak::dutch {

namespace {

// batte|rij, verbete|ring, wande|laar, moorde|naar, gevange|nis: suffixes behind -e, with their own endings.
bool is_suffix_behind_e(std::string_view left, std::string_view right) {
    constexpr std::array<std::string_view, 10> suffixes{"rij",   "ring", "laar", "naar", "ling",
                                                        "nis", "lende", "rend", "loos", "loze"};
    constexpr std::size_t longest_ending = 3;
    return left.ends_with('e') && std::ranges::any_of(suffixes, [&](std::string_view suffix) {
        return right.starts_with(suffix) && right.size() <= suffix.size() + longest_ending;
    });
}

// kip|pen, win|ners, stop|ping: a doubled consonant is how a short vowel is kept before an ending.
bool is_doubled_consonant(std::string_view left, std::string_view right) {
    constexpr std::array<std::string_view, 6> endings{"en", "er", "ers", "ing", "el", "els"};
    return left.back() == right.front() && std::ranges::find(endings, right.substr(1)) != endings.end();
}

// cult|uur, kant|oor, past|oor
bool is_latin_ending(std::string_view left, std::string_view right) {
    return left.ends_with('t') && (right == "uur" || right == "uren" || right == "oor");
}

}  // namespace

bool may_cut(std::string_view word, std::size_t cut) {
    const auto left = word.substr(0, cut), right = word.substr(cut);
    return !is_suffix_behind_e(left, right) && !is_doubled_consonant(left, right) && !is_latin_ending(left, right);
}

std::size_t prefix_before(std::string_view word, std::size_t cut) {
    constexpr std::size_t reach = 2;  // bed|rijven, best|uur: a fragment is the prefix and a letter or two
    for (const std::string_view prefix : {"be", "ge", "her", "ont", "ver"})
        if (word.starts_with(prefix) && cut > prefix.size() && cut <= prefix.size() + reach) return prefix.size();
    return 0;
}

bool is_inflection(std::string_view ending) {
    constexpr std::array<std::string_view, 38> endings{
        "",    "e",    "s",    "en",  "n",   "t",   "te",  "ten", "de",  "den", "er",  "ers", "je",
        "jes", "tje",  "tjes", "heid", "lijk", "lijke", "ste", "se",  "sen", "pen", "ren", "len", "men",
        "nen", "es",   "eel",  "ele", "re",  "rs",  "ster", "sters", "end", "ende", "ling", "lingen"};
    return std::ranges::find(endings, ending) != endings.end();
}

}  // namespace vraagbaak::dutch
