// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/inflection.hpp"

#include <utility>
#include <vector>

#include "dutch/spelling.hpp"
#include "dutch/word_file.hpp"
#include "dutch/word_map.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_adjectives, dutch_no_endings;
}

namespace vraagbaak::dutch {

namespace {

WordMap read(std::string_view file) {
    constexpr std::size_t bytes_a_word = 8;
    WordMap words(file.size() / bytes_a_word);
    for (std::vector<std::string_view> line; next_line(file, line);)
        for (const auto word : line) words.add(word);
    return words;
}

bool is_adjective(std::string_view word) {
    static const auto words = read(data::dutch_adjectives);
    return words.contains(word);
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
    for (const auto ending : endings)
        if (word.ends_with(ending)) return true;
    return false;
}

// doctoren, sensoren, tumoren, senioren; but kantoren, fluoren.
bool is_latin_or(std::string_view open) {
    return syllables(open) >= 2 && open.size() >= 5 && ends_with_any(open, {"tor", "sor", "mor", "ior"}) && !open.ends_with("kantor");
}

// Unstressed -el, -er, -en, -em of a longer word stays: sleutelen, wonderen.
bool is_toneless(std::string_view open) {
    if (is_latin_or(open)) return true;
    return syllables(open) >= 2 && ends_with_any(open, {"el", "er", "en", "em"}) && !is_vowel(open[open.size() - 3]);
}

std::string closed_base(std::string_view open) { return closed(open, is_toneless(open)); }

// inheems: the e before m is no weak one.
bool is_stressed_schwa(std::string_view rest) {
    return ends_with_any(rest, {"el", "er", "en", "em"}) && rest.size() > 2 && rest[rest.size() - 3] == 'e';
}

// -s is an ending behind an unstressed or foreign syllable; huis, plaats and mens have an s of their own.
bool is_plural_s(std::string_view word) {
    const auto rest = word.substr(0, word.size() - 1);
    if (rest.ends_with('s') || syllables(rest) == 0) return false;
    if (ends_with_any(rest, {"oo", "aa", "uu", "waart", "aard"}) || is_stressed_schwa(rest)) return false;
    if (rest.ends_with("oe")) return syllables(rest) >= 2 && ends_with_any(rest, {"boe", "roe", "loe", "poe", "doe"});  // not aalmoes
    if (ends_with_any(rest, {"a", "o", "y", "ee", "ie", "eau"})) return rest.size() >= 4;
    if (ends_with_any(rest, {"iere", "sse"})) return true;  // premieres, secretaresses
    if (rest.ends_with("e")) return rest.size() >= 5 && !ends_with_any(rest, {"ere", "are", "nse"});
    if (ends_with_any(rest, {"ll", "ff", "ck", "nk", "irt", "ort", "art", "int", "ont", "unt", "oat", "ght"}))
        return true;  // polls, shirts: short, and English
    if (syllables(rest) < 2) return false;
    return ends_with_any(rest, {"el", "er", "en", "em", "aar", "aard", "eur", "oor", "or", "ar", "air", "ier", "oir", "ing", "nt",
                                "ct", "pt", "rt", "on", "an", "in", "am", "om", "ail", "iew", "ist", "up", "op", "ap", "et", "it",
                                "ot", "end", "ard"});
}

// Steps of comparison of endings that only adjectives have, and what the plain word ends in. Behind -ig an -er is too often a
// person: twintiger, vrijwilliger.
constexpr std::pair<std::string_view, std::string_view> sure_comparisons[] = {
    {"baarder", "baar"}, {"baardere", "baar"}, {"baarst", "baar"}, {"baarste", "baar"}, {"lijker", "lijk"}, {"lijkere", "lijk"},
    {"lijkst", "lijk"},  {"lijkste", "lijk"},  {"zamer", "zaam"},  {"zamere", "zaam"},  {"zaamst", "zaam"}, {"zaamste", "zaam"},
    {"ischer", "isch"},  {"ischere", "isch"},  {"lozer", "loos"},  {"lozere", "loos"},  {"igst", "ig"},     {"igste", "ig"}};

std::string without_sure_comparison(const std::string& word) {
    for (const auto& [ending, positive] : sure_comparisons)
        if (word.ends_with(ending) && word.size() >= ending.size() + 3)
            return word.substr(0, word.size() - ending.size()).append(positive);
    return word;
}

std::string without_comparison(const std::string& word) {
    if (auto positive = without_sure_comparison(word); positive != word) return positive;
    const auto base = [&](std::size_t ending, bool keep) { return closed(std::string_view(word).substr(0, word.size() - ending), keep); };
    for (const std::string_view ending : {"dere", "der", "ere", "er"})
        if (word.ends_with(ending) && word.size() >= ending.size() + 3)
            for (const bool keep : {false, true})
                if (auto positive = base(ending.size(), keep); is_adjective(positive)) return positive;
    for (const std::string_view ending : {"ste", "st", "te", "t"})
        if (word.ends_with(ending) && word.size() >= ending.size() + 3) {
            auto positive = word.substr(0, word.size() - ending.size());
            if (is_adjective(positive) && (ending[0] == 's' || positive.ends_with('s'))) return positive;
        }
    return word;
}

// Neutral between -eren and -eer, -elen and -eel, as one cannot be told from the other without knowing the word, and hardly
// two words differ in nothing else: controleer is controler, ritueel is rituel.
void neutralize(std::string& stem) {
    const auto size = stem.size();
    if (size < 5 || stem[size - 2] != 'e' || stem[size - 3] != 'e') return;
    const char last = stem.back();
    if ((last == 'l' || last == 'r' || last == 'n' || last == 'm') && syllables(stem) >= 2) stem.erase(size - 2, 1);
}

// Not seizoen, sereen; buien, koeien.
bool may_stand_before_en(std::string_view open) {
    if (syllables(open) == 0 || open.size() < 3) return false;
    return open.back() == 'i' ? is_vowel(open[open.size() - 2]) : !is_vowel(open.back());
}

// Verbs on -eren that no list has: evolueert, gedefinieerd.
std::string without_foreign_verb(const std::string& word) {
    for (const std::string_view ending : {"eert", "eerd", "eerde", "eerden"}) {
        if (!word.ends_with(ending) || word.size() < ending.size() + 3) continue;
        const auto rest = word.substr(0, word.size() - ending.size() + 3);
        return rest.starts_with("ge") && rest.size() >= 7 && ending != "eert" ? rest.substr(2) : rest;
    }
    return word;
}

std::string without_plural(const std::string& word) {
    const auto cut = [&](std::size_t ending) { return word.substr(0, word.size() - ending); };
    if (word.ends_with("heden") && word.size() > 6) return cut(5) + "heid";
    if (word.ends_with("ici") && word.size() >= 6) return cut(1) + "us";  // technici
    if (word.ends_with("ieen") || word.ends_with("eeen")) return cut(2);
    if (ends_with_any(word, {"rien", "lien", "nien"}) && word.size() >= 7) return cut(1);
    if (word.ends_with("lieden") && word.size() >= 9) return cut(6) + "man";
    if (word.ends_with("en") && word.size() >= 5 && may_stand_before_en(cut(2))) return closed_base(cut(2));
    if (word.ends_with('s') && word.size() >= 5 && is_plural_s(word)) return cut(1);
    return word;
}

}  // namespace

bool is_base(std::string_view word) {
    static const auto words = read(data::dutch_no_endings);
    constexpr std::size_t shortest_first_part = 3;
    if (words.contains(word)) return true;
    std::string tail;
    for (auto i = shortest_first_part; i + 3 <= word.size(); ++i)
        if (words.contains(tail.assign("~").append(word.substr(i)))) return true;
    return false;
}

std::string positive_form(std::string_view folded) {
    std::string word(folded);
    if (word.size() < 4 || is_adjective(word) || is_base(word)) return word;
    for (const bool keep : {false, true})
        if (word.ends_with('e'))
            if (auto positive = closed(folded.substr(0, folded.size() - 1), keep); is_adjective(positive)) return positive;
    return without_comparison(word);
}

std::string base_form(std::string_view folded) {
    std::string word(folded);
    if (is_base(word)) return word;
    word = without_foreign_verb(word);
    word = without_plural(word);
    if (word.ends_with('e') && folded.ends_with('s')) word = positive_form(word);  // finales, as finale
    if (word.ends_with('e') && word.size() >= 5 && !is_vowel(word[word.size() - 2]) && !is_base(word))
        word = closed_base(std::string_view(word).substr(0, word.size() - 1));
    neutralize(word);
    return word;
}

}  // namespace vraagbaak::dutch
