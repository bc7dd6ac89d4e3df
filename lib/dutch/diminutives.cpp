// SPDX-License-Identifier: GPL-2.0-or-later
// -tje does not tell whose its t is: bootje is of boot, zootje of zoo. The sound before it decides for most words, and
// nl/verkleinwoorden.txt has the others: words with a t of their own where one would not expect it (kaart, krant), and those
// without where one would (auto, trui).
#include "dutch/diminutives.hpp"

#include <vector>

#include "dutch/spelling.hpp"
#include "dutch/word_file.hpp"
#include "dutch/word_map.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_diminutives;
}

namespace vraagbaak::dutch {

namespace {

struct Lists {
    WordMap not_small{50}, with_t{250}, without_t{100};
};

// Groups behind a line in brackets, as the file says.
const Lists& lists() {
    static const auto read = [] {
        Lists result;
        WordMap* group = &result.not_small;
        auto file = data::dutch_diminutives;
        for (std::vector<std::string_view> line; next_line(file, line);) {
            if (line.front() == "[met-t]") group = &result.with_t;
            else if (line.front() == "[zonder-t]") group = &result.without_t;
            else
                for (const auto word : line) group->add(word);
        }
        return result;
    }();
    return read;
}

// Is the word in the list, or its last part: parkeerkaart by ~kaart?
bool has(const WordMap& words, std::string_view word) {
    constexpr std::size_t shortest_part = 3;
    if (words.contains(word)) return true;
    std::string tail;
    for (std::size_t i = 0; i + shortest_part <= word.size(); ++i)
        if ((i == 0 || i >= 2) && words.contains(tail.assign("~").append(word.substr(i)))) return true;
    return false;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
    for (const auto ending : endings)
        if (word.ends_with(ending)) return true;
    return false;
}

// What stands before the e of -etje had its consonant doubled (bonn-etje), or is a ring.
bool takes_etje(std::string_view rest) {
    const auto size = rest.size();
    return rest.ends_with("ng") || (size >= 3 && rest[size - 1] == rest[size - 2] && !is_vowel(rest[size - 1]));
}

// pizza-atje, auto-otje: an open syllable is written long.
std::string open_again(std::string_view rest) {
    const bool is_long = ends_with_any(rest, {"aa", "oo", "uu"}) || ends_with_any(rest, {"eee"});
    return std::string(rest.substr(0, rest.size() - (is_long ? 1 : 0)));
}

// Which t do words have that are in no list? After a short vowel it is theirs (hutje: hut), after most long ones too (boot, straat,
// voet); after ee, ie, ei, ij, au and l, n, r and w it is of the ending.
bool has_own_t(std::string_view rest) {
    if (has(lists().without_t, open_again(rest))) return false;
    if (rest.ends_with("ment")) return true;
    if (ends_with_any(rest, {"aa", "oo", "uu", "ui", "ou", "oe", "eu"})) return true;
    if (ends_with_any(rest, {"ee", "ie", "ei", "ij", "au", "ai", "oi", "y"})) return false;
    return is_vowel(rest.back()) || !ends_with_any(rest, {"l", "n", "r", "w"});
}

// -tje: `whole` has its t, "kaart".
std::string without_tje(std::string_view whole) {
    const auto rest = whole.substr(0, whole.size() - 1);
    if (rest.empty()) return {};
    const bool listed = has(lists().with_t, whole);
    if (!listed && rest.ends_with('e') && takes_etje(rest.substr(0, rest.size() - 1)))
        return closed(rest.substr(0, rest.size() - 1), true);
    return listed || whole.ends_with("ment") || has_own_t(rest) ? std::string(whole) : open_again(rest);
}

// lampje has its p, boompje and museumpje have not.
std::string without_pje(std::string_view whole) {
    const auto rest = whole.substr(0, whole.size() - 1);
    const bool is_short = rest.size() < 3 || !is_vowel(rest[rest.size() - 3]);
    const bool own = is_short && ends_with_any(rest, {"am", "im", "om"});
    return std::string(own ? whole : rest);
}

// bankje is of bank; kettinkje and woninkje, where another syllable stands before, of a word on -ing.
std::string without_kje(std::string_view whole) {
    const auto rest = whole.substr(0, whole.size() - 3);
    if (!whole.ends_with("ink") || syllables(rest) == 0) return std::string(whole);
    return std::string(rest) + "ing";
}

}  // namespace

std::string without_diminutive(std::string_view folded) {
    constexpr std::size_t shortest = 5;
    auto small = folded;
    if (small.ends_with("jes")) small.remove_suffix(1);
    if (small.size() < shortest || !small.ends_with("je") || has(lists().not_small, small)) return {};
    const auto whole = small.substr(0, small.size() - 2);
    if (syllables(whole) == 0 || whole.ends_with('j')) return {};
    if (whole.ends_with('t')) return without_tje(whole);
    if (whole.ends_with("mp")) return without_pje(whole);
    if (whole.ends_with('k')) return without_kje(whole);
    return is_vowel(whole.back()) ? std::string() : std::string(whole);
}

}  // namespace vraagbaak::dutch
