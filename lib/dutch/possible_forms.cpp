// SPDX-License-Identifier: GPL-2.0-or-later
// The rules of the stemmer work on the end of a word. They keep its first two letters, or one when that is a vowel (eten →
// eet), but for the ge- of a participle. What is left are words of the lists (ben → zijn). A test holds this against every
// word of the lists and of a dictionary.
#include "dutch/possible_forms.hpp"

#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dutch/diminutives.hpp"
#include "dutch/spelling.hpp"
#include "dutch/word_file.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_irregular_forms, dutch_strong_verbs;
}

namespace vraagbaak::dutch {

namespace {

using Words = std::unordered_set<std::string_view>;

// What a form and its stem have in common. The word is not empty.
std::size_t beginning(std::string_view word) {
    const auto first = static_cast<unsigned char>(word.front());
    const bool digit = first >= '0' && first <= '9';  // 4de is 4e
    const bool alone = word.size() == 1 || digit || is_vowel(word.front());
    return first * std::size_t{256} + (alone ? 0 : static_cast<unsigned char>(word[1]));
}

// Calls note(form, stem) for the words of the lists.
template <class Note>
void each_listed(Note note) {
    std::vector<std::string_view> line;
    for (auto irregular = data::dutch_irregular_forms; next_line(irregular, line) && line.size() >= 2;)
        note(line[0].substr(line[0].starts_with('~') ? 1 : 0), line[1]);
    for (auto strong = data::dutch_strong_verbs; next_line(strong, line);)
        for (const auto form : line) note(form, line[0]);
}

// The first two letters, also behind a vowel: eet is told from aan within a longer word.
std::size_t two_letters(std::string_view word) {
    return static_cast<unsigned char>(word[0]) * std::size_t{256} + static_cast<unsigned char>(word[1]);
}

// Words of the lists that begin otherwise than their stem.
const Words& with_another_beginning() {
    static const auto words = [] {
        Words found;
        each_listed([&](std::string_view form, std::string_view stem) {
            if (beginning(form) != beginning(stem)) found.insert(form);
        });
        return found;
    }();
    return words;
}

// How those of one stem begin: a compound has only the beginning of the form (leden|lijst, of lid).
std::span<const std::size_t> other_beginnings(std::string_view stem) {
    static const auto by_stem = [] {
        std::unordered_map<std::string_view, std::vector<std::size_t>> found;
        each_listed([&](std::string_view form, std::string_view of) {
            if (form.size() > 1 && of.size() > 1 && two_letters(form) != two_letters(of)) found[of].push_back(two_letters(form));
        });
        return found;
    }();
    const auto found = by_stem.find(stem);
    return found == by_stem.end() ? std::span<const std::size_t>{} : found->second;
}

}  // namespace

void PossibleForms::add(std::string_view stem) {
    if (stem.empty()) return;
    beginnings_.set(beginning(stem));
    if (stem.size() > 1) part_beginnings_.set(two_letters(stem));
    if (stem.size() > 1 && is_vowel(stem[0])) {  // a vowel is written once or twice: eten, eet
        const std::string twice{stem[0], stem[0]};
        part_beginnings_.set(two_letters(twice));
        if (stem.size() > 2 && stem[1] == stem[0]) part_beginnings_.set(two_letters(std::string{stem[0], stem[2]}));
    }
    for (const auto other : other_beginnings(stem)) part_beginnings_.set(other);
    numbers_ |= stem.front() >= '0' && stem.front() <= '9';  // achttien is 18
}

bool PossibleForms::may_be(std::string_view folded) const {
    if (folded.empty()) return false;
    if (beginnings_[beginning(folded)] || folded.starts_with("ge") || with_another_beginning().contains(folded)) return true;
    const auto whole = without_diminutive(folded);  // ogenblikje goes by ogenblik, schipje by schip
    if (!whole.empty() && with_another_beginning().contains(whole)) return true;
    return folded.ends_with("ens") && with_another_beginning().contains(folded.substr(0, folded.size() - 1));
}

bool PossibleForms::may_be_within(std::string_view folded) const {
    constexpr std::size_t shortest_part = 3;
    if (folded.size() <= shortest_part) return false;
    if (numbers_) return true;
    for (std::size_t i = 0; i + shortest_part <= folded.size(); ++i)
        if (part_beginnings_[two_letters(folded.substr(i))]) return true;
    return false;
}

}  // namespace vraagbaak::dutch
