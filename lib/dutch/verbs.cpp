// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/verbs.hpp"

#include <algorithm>
#include <vector>

#include "dutch/spelling.hpp"
#include "dutch/word_file.hpp"
#include "dutch/word_map.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_weak_verbs, dutch_strong_verbs, dutch_no_verb_forms;
}

namespace vraagbaak::dutch {

namespace {

struct Lexicon {
    WordMap stems{5000};  // weak and strong
    WordMap strong{200};
    WordMap forms{700};             // of strong verbs: form → stem
    WordMap after_prefix{50};       // that need a prefix: leden, wezen
    WordMap bare_participles{200};  // without their ge-: sproken, nomen
    WordMap no_forms{300};
};

void read_strong(Lexicon& lexicon) {
    auto file = data::dutch_strong_verbs;
    for (std::vector<std::string_view> line; next_line(file, line);) {
        lexicon.stems.add(line[0]);
        lexicon.strong.add(line[0]);
        for (std::size_t i = 1; i < line.size(); ++i) {
            auto form = line[i];
            if (form.starts_with('-')) lexicon.after_prefix.add(form.substr(1), line[0]);
            else lexicon.forms.add(form, line[0]);
            if (form.starts_with("ge") && form.size() >= 6) lexicon.bare_participles.add(form.substr(2), line[0]);
        }
    }
}

void read_words(std::string_view file, WordMap& words) {
    for (std::vector<std::string_view> line; next_line(file, line);)
        for (const auto word : line) words.add(word);
}

const Lexicon& lexicon() {
    static const auto read = [] {
        Lexicon result;
        read_words(data::dutch_weak_verbs, result.stems);
        read_words(data::dutch_no_verb_forms, result.no_forms);
        read_strong(result);
        return result;
    }();
    return read;
}

constexpr std::string_view prefixes[] = {
    "aaneen", "aan", "achterover", "achteruit", "achter", "adem", "af", "bekend", "beneden", "be", "bijeen", "bij",
    "binnen", "bloot", "boven", "buiten", "deel", "dicht", "door", "droog", "duidelijk", "er", "feest", "gelijk",
    "ge", "goed", "heen", "her", "hoog", "ineen", "in", "kapot", "klaar", "kwijt", "langs", "leeg", "los", "mede",
    "mee", "mis", "na", "neer", "omhoog", "omlaag", "om", "onder", "ont", "open", "op", "overeen", "over", "plaats",
    "rond", "samen", "schoon", "stil", "stop", "tegemoet", "tegen", "tekort", "teleur", "teniet", "tentoon",
    "terecht", "terug", "teweeg", "thuis", "toe", "tussen", "uiteen", "uit", "vast", "ver", "vol", "voorbij", "voort",
    "vooruit", "voor", "vrij", "weer", "weg"};

bool is_any_of(std::string_view prefix, std::initializer_list<std::string_view> all) {
    for (const auto one : all)
        if (prefix == one) return true;
    return false;
}

bool is_inseparable(std::string_view prefix) { return is_any_of(prefix, {"be", "ver", "ont", "her", "er", "ge"}); }

bool may_be_inseparable(std::string_view prefix) {
    return is_inseparable(prefix) || is_any_of(prefix, {"mis", "over", "onder", "door", "om", "vol", "weer", "achter"});
}

bool begins_inseparably(std::string_view word) {
    return std::any_of(std::begin(prefixes), std::end(prefixes),
                       [&](std::string_view prefix) { return may_be_inseparable(prefix) && word.starts_with(prefix); });
}

bool is_stem(std::string_view word) { return word.size() >= 3 && lexicon().stems.contains(word); }

// -t or -d in the past and the participle: 't kofschip; after f and s both, for leefde and blafte.
bool fits_past(std::string_view stem, char ending) {
    const char last = stem.back();
    if (last == 'f' || last == 's') return true;
    const bool voiceless = last == 'k' || last == 'p' || last == 't' || last == 'c' || last == 'x' || stem.ends_with("ch") || last == 'h';
    return voiceless == (ending == 't');
}

// A vowel stays single in the open syllable of a longer word only: oefenen of oefen, but zaken is not of zakken.
std::string known_stem(std::string_view open) {
    if (auto stem = closed(open, false); is_stem(stem)) return stem;
    auto stem = syllables(open) >= 2 ? closed(open, true) : std::string();
    return is_stem(stem) ? stem : std::string();
}

std::string without(std::string_view word, std::string_view ending) {
    return word.size() >= ending.size() + 2 && word.ends_with(ending)
               ? std::string(word.substr(0, word.size() - ending.size()))
               : std::string();
}

// haald of haalde behind ge-, behandeld behind nothing.
std::string participle_stem(std::string_view word) {
    for (const std::string_view inflection : {"", "e", "en"}) {
        if (!word.ends_with(inflection) || word.size() < inflection.size() + 3) continue;
        const auto form = word.substr(0, word.size() - inflection.size());
        const char last = form.back();
        if (last != 'd' && last != 't') continue;
        const auto stem = form.substr(0, form.size() - 1);
        if (is_stem(stem) && fits_past(stem, last)) return std::string(stem);
        if (is_stem(form)) return std::string(form);
        if (auto longer = inflection.empty() ? std::string() : known_stem(form); !longer.empty()) return longer;
    }
    return {};
}

std::string present_or_past_stem(std::string_view word) {
    if (const auto open = without(word, "en"); !open.empty())  // schelden is no past of schellen
        if (auto stem = closed(open, false); lexicon().strong.contains(stem)) return stem;
    for (const std::string_view ending : {"t", "te", "ten", "de", "den"}) {
        const auto stem = without(word, ending);
        if (is_stem(stem) && (ending == "t" || fits_past(stem, ending[0]))) return stem;
    }
    for (const std::string_view ending : {"ende", "enden", "end", "en"})
        if (const auto open = without(word, ending); !open.empty())
            if (auto stem = known_stem(open); !stem.empty()) return stem;
    return {};
}

// Some verbs have a ge- of their own, and get no second: hij gelooft, heeft geloofd.
std::string own_ge_stem(std::string_view word) {
    for (const std::string_view ending : {"t", "te", "ten", "d", "de", "den"})
        if (auto stem = without(word, ending); is_stem(stem) && (ending == "t" || fits_past(stem, ending[0]))) return stem;
    return {};
}

// Of a form without anything before it.
std::string simple_stem(std::string_view word) {
    if (const auto found = lexicon().forms.find(word); found != nullptr) return std::string(*found);
    if (is_stem(word)) return std::string(word);
    if (word.starts_with("ge") && word.size() >= 5) {
        if (auto stem = own_ge_stem(word); !stem.empty()) return stem;
        if (auto stem = participle_stem(word.substr(2)); !stem.empty()) return stem;
        for (const std::string_view inflection : {"e", "en"})  // gestolene, getroffenen
            if (const auto found = lexicon().forms.find(without(word, inflection)); found != nullptr)
                return std::string(*found);
    }
    return present_or_past_stem(word);
}

// Also its plural: maanden is of maand, not of manen.
bool is_other_word(std::string_view word) {
    const auto& words = lexicon().no_forms;
    if (words.contains(word)) return true;
    const auto open = without(word, "en");
    return !open.empty() && (words.contains(closed(open, false)) || words.contains(open) || words.contains(open + "e"));
}

// Past behind an inseparable prefix has no ge-: behandeld, overleden; behind others it has: opgehaald.
std::string stem_after(std::string_view prefix, std::string_view word) {
    const auto& [stems, strong, forms, after_prefix, bare_participles, no_forms] = lexicon();
    if (const auto found = after_prefix.find(word); found != nullptr) return std::string(*found);
    const bool inseparable = may_be_inseparable(prefix);
    for (const std::string_view inflection : {"", "e"})
        if (const auto found = bare_participles.find(without(word, inflection)); inseparable && found != nullptr)
            return std::string(*found);
    if (auto stem = strong_verb_stem(word); !stem.empty()) return stem;
    if (is_other_word(word)) return {};
    if (!(is_inseparable(prefix) && word.starts_with("ge")))
        if (auto stem = simple_stem(word); !stem.empty()) return stem;
    return inseparable ? participle_stem(word) : std::string();
}

std::string prefixed_stem(std::string_view word, int depth) {
    for (const auto prefix : prefixes) {
        if (!word.starts_with(prefix) || word.size() < prefix.size() + 3) continue;
        const auto rest = word.substr(prefix.size());
        auto stem = stem_after(prefix, rest);
        if (stem.empty() && depth > 0) stem = prefixed_stem(rest, depth - 1);
        if (!stem.empty()) return std::string(prefix) + stem;
    }
    return {};
}

}  // namespace

std::string strong_verb_stem(std::string_view folded) {
    const auto found = lexicon().forms.find(folded);
    return found == nullptr ? std::string() : std::string(*found);
}

std::string verb_stem(std::string_view folded) {
    if (is_other_word(folded) || folded.ends_with("heid")) return {};
    if (auto stem = simple_stem(folded); !stem.empty()) return stem;
    if (begins_inseparably(folded))
        if (auto stem = participle_stem(folded); !stem.empty()) return stem;
    return prefixed_stem(folded, 1);
}

}  // namespace vraagbaak::dutch
