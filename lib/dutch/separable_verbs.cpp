// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/separable_verbs.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "dutch/spelling.hpp"
#include "dutch/verbs.hpp"
#include "dutch/word_file.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_separable_verbs;
}

namespace vraagbaak::dutch {

namespace {

constexpr std::size_t farthest = 20;  // words between verb and particle: a sentence, not a page

using Words = std::unordered_set<std::string_view>;

struct Particle {
    std::vector<std::string_view> verbs;  // first persons, in order; a table for each would cost every start of the program
    bool preposition = false;   // a noun behind it makes it one
    bool means = false;         // weg, kwijt: also a word by itself

    bool takes(std::string_view verb) const { return std::ranges::binary_search(verbs, verb); }
};

struct Lists {
    std::unordered_map<std::string_view, Particle> particles;
    Words nouns, determiners, auxiliaries, followers, beginnings, subjects;

    Words* group(std::string_view name) {
        if (name == "[naamwoord]") return &nouns;
        if (name == "[lidwoord]") return &determiners;
        if (name == "[hulp]") return &auxiliaries;
        if (name == "[vervolg]") return &followers;
        if (name == "[grens]") return &beginnings;
        return name == "[onderwerp]" ? &subjects : nullptr;
    }
};

Lists read() {
    Lists lists;
    Words* words = nullptr;
    Particle* particle = nullptr;
    bool preposition = false, means = false;
    auto file = data::dutch_separable_verbs;
    for (std::vector<std::string_view> line; next_line(file, line);) {
        auto first = line.begin();
        if (first->starts_with('[')) {
            words = lists.group(*first);
            particle = nullptr;
            means = *first == "[woord]";
            preposition = means || *first == "[voorzetsel]";
            continue;
        }
        if (first->ends_with(':')) {
            particle = &lists.particles[first->substr(0, first->size() - 1)];
            particle->preposition = preposition;
            particle->means = means;
            ++first;
        }
        if (particle != nullptr) particle->verbs.insert(particle->verbs.end(), first, line.end());
        else if (words != nullptr) words->insert(first, line.end());
    }
    return lists;
}

const Lists& lists() {
    static const Lists read_once = read();
    return read_once;
}

// What -ing stands behind: betaal → betal, schrijf → schrijv, los → loss.
std::string before_ending(std::string_view stem) {
    std::string open(stem);
    const auto size = open.size();
    if (size < 3 || is_vowel(open[size - 1])) return open;
    const bool is_long = is_vowel(open[size - 2]) && is_vowel(open[size - 3]);
    if (is_long && open[size - 2] == open[size - 3]) open.erase(size - 2, 1);
    else if (!is_long && is_vowel(open[size - 2]) && syllables(stem) == 1 && open[size - 1] != 'w') open += open[size - 1];
    if (is_long || stem[size - 2] == 'j' || !is_vowel(stem[size - 2])) {
        if (open.back() == 'f') open.back() = 'v';
        if (open.back() == 's' && (is_long || stem[size - 2] == 'j')) open.back() = 'z';
    }
    return open;
}

class Sentence {
public:
    Sentence(std::span<const SentenceWord> words, Stemmer& stemmer) : words_(words), stemmer_(stemmer), taken_(words.size()) {}

    std::vector<SeparableVerb> verbs() {
        for (std::size_t at = 0; at < words_.size(); ++at) {
            const auto found = lists().particles.find(words_[at].folded);
            if (found == lists().particles.end() || (found->second.means && at > 0 && is_determined(at))) continue;
            auto verb = verb_behind(at, found->second);
            if (!verb && may_end_here(at, found->second)) verb = verb_before(at, found->second);
            if (verb) add(*verb, at, found->second);
        }
        return std::move(found_);
    }

private:
    struct Verb {
        std::size_t at;
        std::string stem;
    };

    // "mijn vraag", "de weg": a noun. A comma between the two parts them.
    bool is_determined(std::size_t at) const {
        return !words_[at - 1].ends_clause && lists().determiners.contains(words_[at - 1].folded);
    }

    bool begins_clause(std::size_t at) const {
        return at == 0 || words_[at - 1].ends_clause || lists().beginnings.contains(words_[at].folded);
    }

    // "of" and "als" begin a clause where one goes on who does something: "of ik". Between nouns they do not.
    bool is_subordinate(std::size_t at) const {
        const auto word = words_[at].folded;
        return (word == "of" || word == "als") && at + 1 < words_.size() && lists().subjects.contains(words_[at + 1].folded);
    }

    bool may_end_here(std::size_t at, const Particle& particle) const {
        if (!particle.preposition || words_[at].ends_clause || at + 1 == words_.size()) return true;
        if (words_[at].folded == "om" || words_[at].folded == "door") return !goal_follows(at);
        return lists().followers.contains(words_[at + 1].folded);
    }

    // "om … te", "door … te": a conjunction.
    bool goal_follows(std::size_t at) const {
        if (!lists().followers.contains(words_[at + 1].folded)) return true;
        for (auto i = at + 1; i < words_.size() && !begins_clause(i); ++i)
            if (words_[i].folded == "te") return true;
        return false;
    }

    std::optional<Verb> verb_at(std::size_t at, const Particle& particle) const {
        const auto word = words_[at].folded;
        if (taken_[at] || lists().nouns.contains(word) || lists().determiners.contains(word)) return std::nullopt;
        auto stem = verb_stem(word);
        if (stem.empty() && word == "ga") stem = word;  // too short for a stem
        if (!particle.takes(stem)) return std::nullopt;
        return Verb{at, std::move(stem)};
    }

    // gemeld; verkocht, which could be a past as well and hardly ever is.
    static bool is_participle(std::string_view word, std::string_view stem) {
        const bool ends_so = word.ends_with('d') || word.ends_with('t') || word.ends_with("en");
        if (word.starts_with("ge") && !stem.starts_with("ge")) return ends_so;
        for (const std::string_view prefix : {"be", "ver", "ont"})
            if (stem.starts_with(prefix)) return ends_so && !word.ends_with("en") && word != stem && word != std::string(stem) + 't';
        return false;
    }

    // aan te melden, op laten halen, in geleverd, op halen. What stands directly behind must look like no finite form, or
    // every noun behind a preposition would do.
    std::optional<Verb> verb_behind(std::size_t at, const Particle& particle) const {
        auto i = at;
        for (; !words_[i].ends_clause && i + 1 < words_.size() && i - at <= 3; ++i)
            if (!lists().auxiliaries.contains(words_[i + 1].folded)) break;
        const auto last = i;
        for (i = last + (!words_[last].ends_clause && last + 1 < words_.size() ? 1 : 0); i > at; --i) {
            auto verb = verb_at(i, particle);
            if (!verb) continue;
            const auto word = words_[i].folded;
            const bool apart = word.ends_with("en") || word == "gaan" || word == "doen" || word == "slaan" || word == "staan" ||
                               word == "zien" || is_participle(word, verb->stem);
            if (i > at + 1 ? words_[at].folded != "om" || words_[at + 1].folded != "te" || says_goal_before(at) : apart) return verb;
        }
        return std::nullopt;
    }

    // "om het huwelijk om te zetten"; but "een bewijs om te rijden".
    bool says_goal_before(std::size_t at) const {
        for (auto i = at; i-- > 0 && !words_[i].ends_clause;)
            if (words_[i].folded == "om") return true;
        return false;
    }

    std::optional<Verb> verb_before(std::size_t at, const Particle& particle) const {
        for (auto i = at; i > 0 && at - i < farthest && !begins_clause(i) && !is_subordinate(i); --i) {
            if (i > 1 && is_determined(i - 1)) continue;
            auto verb = verb_at(i - 1, particle);
            if (verb && !is_participle(words_[i - 1].folded, verb->stem)) return verb;
        }
        return std::nullopt;
    }

    void add(const Verb& verb, std::size_t particle_at, const Particle& particle) {
        taken_[verb.at] = taken_[particle_at] = true;
        const auto prefix = std::string(words_[particle_at].folded);
        auto stem = stemmer_.stem(prefix + verb.stem), noun = stemmer_.stem(prefix + before_ending(verb.stem) + "ing");
        if (!noun.ends_with("ing")) noun = stem;  // the same already, or no word: doorgeving
        found_.push_back({verb.at, particle_at, std::move(stem), std::move(noun), particle.means});
    }

    std::span<const SentenceWord> words_;
    Stemmer& stemmer_;
    std::vector<bool> taken_;
    std::vector<SeparableVerb> found_;
};

}  // namespace

std::vector<SeparableVerb> separable_verbs(std::span<const SentenceWord> words, Stemmer& stemmer) {
    return Sentence{words, stemmer}.verbs();
}

}  // namespace vraagbaak::dutch
