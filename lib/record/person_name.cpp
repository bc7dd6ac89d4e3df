// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/person_name.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "dutch/function_words.hpp"
#include "dutch/name_words.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

namespace {

constexpr std::size_t near_before = 60, near_behind = 40;  // bytes

constexpr std::array<std::string_view, 8> salutations = {"mevrouw", "meneer", "mijnheer", "mevr", "mw", "dhr", "heer", "mej"};

// First names that are other words where they begin a sentence or a name: "Bel het Team", "Wijk Noord". Those of all texts
// ("Mijn Amsterdam") are function words.
constexpr std::array<std::string_view, 16> other_words = {"bel", "wijk", "wijn", "the", "to", "so", "memo", "maas", "wil", "ben", "lid", "kas", "tas", "bar", "art", "ever"};

bool is_first_name(std::string_view folded) {
    return std::ranges::find(other_words, folded) == other_words.end() && !dutch::is_function_word(folded) && dutch::is_first_name(folded);
}

// Ends of what is called after somebody.
constexpr std::array<std::string_view, 34> places = {
    "straat", "weg",  "laan",  "plein",   "kade",  "hof",    "gracht", "dijk",  "park",   "school", "college", "singel", "pad",   "steeg", "markt", "brug",  "huis",
    "plantsoen", "dreef", "hal", "zaal", "centrum", "stichting", "haven", "sluis", "tunnel", "boulevard", "ring", "oever", "bos", "lyceum", "molen", "gebouw", "kerk"};

struct Word {
    std::string_view text;
    std::string folded;
    std::string_view gap;  // between it and the next
};

bool is_of_word(unsigned char c) { return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\''; }

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t i = 0; i < text.size();) {
        const auto begin = i;
        while (i < text.size() && is_of_word(static_cast<unsigned char>(text[i]))) ++i;
        if (i > begin) words.push_back({text.substr(begin, i - begin), text::fold(text.substr(begin, i - begin)), {}});
        const auto gap = i;
        while (i < text.size() && !is_of_word(static_cast<unsigned char>(text[i]))) ++i;
        if (!words.empty()) words.back().gap = text.substr(gap, i - gap);
    }
    return words;
}

bool has_capital(std::string_view word) {
    const bool accented = word.size() > 1 && word[0] == '\xC3' && static_cast<unsigned char>(word[1]) <= 0x9E;
    return accented || (word.front() >= 'A' && word.front() <= 'Z');
}

class Names {
public:
    explicit Names(std::string_view text) : words_(words_of(text)) {}

    bool any() const {
        for (std::size_t i = 0; i + 1 < words_.size(); ++i)
            if (begins_name(i)) return true;
        return false;
    }

private:
    bool begins_name(std::size_t i) const {
        const auto& [text, folded, gap] = words_[i];
        if (std::ranges::find(salutations, folded) != salutations.end()) return (gap == " " || gap == ". ") && surname(behind_initials(i + 1));
        if (is_initial(i)) return (i == 0 || !is_initial(i - 1)) && surname(behind_initials(i));
        return has_capital(text) && gap == " " && is_first_name(folded) && surname(i + 1);
    }

    bool is_initial(std::size_t i) const { return words_[i].text.size() == 1 && has_capital(words_[i].text) && words_[i].gap.starts_with('.'); }

    // B.V. and N.V. are companies.
    std::size_t behind_initials(std::size_t i) const {
        const auto begin = i;
        while (i < words_.size() && is_initial(i)) ++i;
        return i == begin + 2 && words_[begin + 1].text == "V" ? words_.size() : i;
    }

    // A word with a capital, behind prefixes, that is no street.
    bool surname(std::size_t i) const {
        while (i + 1 < words_.size() && words_[i].gap == " " && dutch::is_name_prefix(words_[i].folded)) ++i;
        if (i >= words_.size()) return false;
        const auto& [text, folded, gap] = words_[i];
        const bool shouted = text.size() > 1 && has_capital(text.substr(1));
        return text.size() > 1 && has_capital(text) && !shouted && std::ranges::none_of(places, [&](auto place) { return folded.size() > place.size() && folded.ends_with(place); });
    }

    std::vector<Word> words_;
};

bool ends_sentence(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == '\n' || c == '?' || c == '!' || c == ';') return true;
    if (c != '.' || at + 1 >= text.size() || text[at + 1] != ' ') return false;
    const auto word = text.substr(0, at);
    return word.size() - std::min(word.find_last_of(" .\n") + 1, word.size()) > 4;  // not of "J." and "dhr."
}

}  // namespace

bool names_person(std::string_view text) { return Names(text).any(); }

bool names_person_beside(std::string_view text, std::size_t begin, std::size_t end) {
    auto from = begin;
    while (from > 0 && begin - from < near_before && !ends_sentence(text, from - 1)) --from;
    while (from < begin && is_of_word(static_cast<unsigned char>(text[from])) && from > 0 && is_of_word(static_cast<unsigned char>(text[from - 1]))) ++from;
    auto until = end;
    while (until < text.size() && until - end < near_behind && !ends_sentence(text, until)) ++until;
    while (until > end && until < text.size() && is_of_word(static_cast<unsigned char>(text[until])) && is_of_word(static_cast<unsigned char>(text[until - 1]))) --until;
    return names_person(text.substr(from, begin - from)) || names_person(text.substr(end, until - end));
}

}  // namespace vraagbaak::record
