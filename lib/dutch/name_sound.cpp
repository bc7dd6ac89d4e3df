// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/name_sound.hpp"

#include <array>
#include <bit>
#include <cstdint>

namespace vraagbaak::dutch {

namespace {

// Of two letters that are the same one is enough: Koolen and Kolen, Ommen and Oomen.
std::string without_doubles(std::string_view word) {
    std::string out;
    for (const char c : word) {
        if (c == '-' || c == '\'' || c == '.' || c == ' ') continue;
        if (out.empty() || out.back() != c || static_cast<unsigned char>(c) >= 0x80) out += c;
    }
    return out;
}

// The first that fits counts, longer ones first. Capitals are sounds without a letter of their own: Y ij/ei/y, O ou/au, U ui,
// Q eu. Written without doubles: rooij is roij.
struct Spelling {
    std::string_view written, usual, other;
};
constexpr std::array spellings{
    Spelling{"ieuw", "iw", "iw"}, Spelling{"ieu", "iw", "iw"}, Spelling{"iew", "iw", "iw"},
    Spelling{"auw", "O", "O"},    Spelling{"ouw", "O", "u"},   Spelling{"sch", "s", "s"},
    Spelling{"aeij", "Y", "Y"},   Spelling{"aij", "Y", "Y"},   Spelling{"aey", "Y", "Y"},
    Spelling{"eij", "Y", "Y"},    Spelling{"oeij", "oY", "oY"}, Spelling{"oij", "oY", "oY"},
    Spelling{"oey", "oY", "oY"},  Spelling{"oei", "oY", "oY"}, Spelling{"uij", "U", "U"},
    Spelling{"ckx", "ks", "ks"},
    Spelling{"ay", "Y", "Y"},     Spelling{"ai", "Y", "Y"},    Spelling{"ey", "Y", "Y"},
    Spelling{"ei", "Y", "Y"},     Spelling{"ij", "Y", "Y"},    Spelling{"oy", "oY", "oY"},
    Spelling{"oi", "oY", "oY"},   Spelling{"uy", "U", "U"},    Spelling{"ui", "U", "U"},
    Spelling{"au", "O", "O"},     Spelling{"ou", "O", "u"},    Spelling{"oe", "o", "u"},
    Spelling{"ae", "a", "a"},     Spelling{"ue", "u", "u"},    Spelling{"ie", "i", "i"},
    Spelling{"eu", "Q", "Q"},     Spelling{"gh", "g", "g"},    Spelling{"ph", "f", "f"},
    Spelling{"th", "t", "t"},     Spelling{"rh", "r", "r"},    Spelling{"kh", "k", "k"},
    Spelling{"ck", "k", "k"},     Spelling{"qu", "kw", "kw"},  Spelling{"dt", "t", "t"},
};

// Which of them begin with a letter, a bit each: most letters begin none.
constexpr auto beginning_with = [] {
    std::array<std::uint64_t, 26> all{};
    for (std::size_t i = 0; i < spellings.size(); ++i) all[static_cast<std::size_t>(spellings[i].written.front() - 'a')] |= std::uint64_t{1} << i;
    return all;
}();
static_assert(spellings.size() <= 64);

const Spelling* spelling_of(std::string_view rest) {
    const char first = rest.front();
    if (first < 'a' || first > 'z') return nullptr;
    for (auto left = beginning_with[static_cast<std::size_t>(first - 'a')]; left != 0; left &= left - 1) {
        const auto& spelling = spellings[static_cast<std::size_t>(std::countr_zero(left))];
        if (rest.starts_with(spelling.written)) return &spelling;
    }
    return nullptr;
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
bool is_soft(char next) { return next == 'e' || next == 'i' || next == 'y'; }

// What depends on neighbours. `at` is within the word.
std::string_view letter(std::string_view word, std::size_t at, bool usual) {
    const bool last = at + 1 == word.size();
    const char next = last ? '\0' : word[at + 1];
    switch (word[at]) {
        case 'c':
            if (next == 'h') return at == 0 && at + 2 < word.size() && (word[at + 2] == 'r' || word[at + 2] == 'l') ? "k" : "g";
            return is_soft(next) ? "s" : "k";
        case 'q': return "k";
        case 'v': return "f";
        case 'z': return "s";
        case 'x': return "ks";
        case 'y':
            if (at == 0 && is_vowel(next)) return "j";
            return usual ? "Y" : "i";
        case 'd': return last || next == 's' ? "t" : "d";  // Arends, Arents
        case 'b': return last ? "p" : "b";
        case 'h': return last && at > 0 ? "" : "h";
        default: return word.substr(at, 1);
    }
}

std::string key_of(std::string_view word, bool usual) {
    std::string key;
    const auto append = [&](std::string_view sounds) {
        for (const char c : sounds)
            if (key.empty() || key.back() != c || static_cast<unsigned char>(c) >= 0x80) key += c;
    };
    for (std::size_t at = 0; at < word.size();) {
        const auto rest = word.substr(at);
        if (const auto* found = spelling_of(rest)) {
            append(usual ? found->usual : found->other);
            at += found->written.size();
        } else {
            append(letter(word, at, usual));
            at += word[at] == 'c' && rest.starts_with("ch") ? 2 : 1;
        }
    }
    return key;
}

}  // namespace

std::vector<std::string> name_sounds(std::string_view folded) {
    const auto word = without_doubles(folded);
    std::vector<std::string> keys;
    for (const bool usual : {true, false})
        if (auto key = key_of(word, usual); !key.empty() && (keys.empty() || key != keys.front())) keys.push_back(std::move(key));
    return keys;
}

}  // namespace vraagbaak::dutch
