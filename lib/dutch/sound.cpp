// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/sound.hpp"

#include <algorithm>
#include <array>

#include "dutch/spelling.hpp"

namespace vraagbaak::dutch {

namespace {

// The first that fits counts, longer ones first. Capitals are sounds that have no letter of their own: O ou/au, E ei/ij,
// U oe, Q eu, Y ui. What depends on neighbours is in letter_sound().
struct Spelling {
    std::string_view written, sound;
};
constexpr std::array spellings{
    Spelling{"eaux", "o"}, Spelling{"eau", "o"},  Spelling{"auw", "O"}, Spelling{"ouw", "O"}, Spelling{"sch", "sg"},
    Spelling{"aij", "E"},  Spelling{"eij", "E"},  Spelling{"ieu", "iu"}, Spelling{"au", "O"}, Spelling{"ou", "O"},
    Spelling{"ei", "E"},   Spelling{"ij", "E"},   Spelling{"oe", "U"},  Spelling{"eu", "Q"},  Spelling{"ui", "Y"},
    Spelling{"uy", "Y"},   Spelling{"ie", "i"},   Spelling{"ch", "g"},  Spelling{"gh", "g"},  Spelling{"ph", "f"},
    Spelling{"th", "t"},   Spelling{"rh", "r"},   Spelling{"kh", "k"},  Spelling{"ck", "k"},  Spelling{"qu", "kw"},
    Spelling{"sj", "S"},   Spelling{"sh", "S"},
};

bool is_soft(char next) { return next == 'e' || next == 'i' || next == 'y'; }

char letter_sound(std::string_view word, std::size_t at) {
    const char next = at + 1 < word.size() ? word[at + 1] : '\0';
    switch (word[at]) {
        case 'c': return is_soft(next) ? 's' : 'k';
        case 'q': return 'k';
        case 'v': return 'f';
        case 'z': return 's';
        case 'y': return 'i';
        case 'd': return next == '\0' || (next == 't' && at + 2 == word.size()) ? 't' : 'd';
        default: return word[at];
    }
}

bool is_silent(char c) { return c == ' ' || c == '-' || c == '\'' || c == '.' || c == '/'; }

// Twice is once, of letters: other scripts have characters with two equal bytes.
void append(std::string& key, char c) {
    if (key.empty() || key.back() != c || static_cast<unsigned char>(c) >= 0x80) key += c;
}

std::string letters_of(std::string_view folded) {
    std::string letters(folded);
    std::erase_if(letters, is_silent);
    return letters;
}

}  // namespace

std::string sound(std::string_view folded) {
    const auto word = letters_of(folded);
    std::string key;
    for (std::size_t at = 0; at < word.size();) {
        const auto rest = std::string_view(word).substr(at);
        const auto found = std::ranges::find_if(spellings, [&](const auto& spelling) { return rest.starts_with(spelling.written); });
        if (found != spellings.end()) {
            for (const char c : found->sound) append(key, c);
            at += found->written.size();
        } else if (rest.front() == 'x') {
            append(key, 'k');
            append(key, 's');
            ++at;
        } else {
            append(key, letter_sound(word, at++));
        }
    }
    return key;
}

}  // namespace vraagbaak::dutch
