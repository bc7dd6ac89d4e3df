// SPDX-License-Identifier: GPL-2.0-or-later
// The rules of the stemmer work on the end of a word. They keep its first two letters, or one when that is a vowel (eten →
// eet), but for the ge- of a participle. What is left are words of the lists (ben → zijn). A test holds this against every
// word of the lists and of a dictionary.
#include "dutch/possible_forms.hpp"

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

// Words of the lists that begin otherwise than their stem.
const Words& with_another_beginning() {
    static const auto words = [] {
        Words found;
        const auto note = [&](std::string_view form, std::string_view stem) {
            if (beginning(form) != beginning(stem)) found.insert(form);
        };
        std::vector<std::string_view> line;
        for (auto irregular = data::dutch_irregular_forms; next_line(irregular, line) && line.size() >= 2;)
            note(line[0].substr(line[0].starts_with('~') ? 1 : 0), line[1]);
        for (auto strong = data::dutch_strong_verbs; next_line(strong, line);)
            for (const auto form : line) note(form, line[0]);
        return found;
    }();
    return words;
}

}  // namespace

void PossibleForms::add(std::string_view stem) {
    if (!stem.empty()) beginnings_.set(beginning(stem));
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
    if (folded.size() < 2 * shortest_part) return false;
    if (may_be(folded)) return true;
    for (std::size_t i = shortest_part; i + shortest_part <= folded.size(); ++i)
        if (beginnings_[beginning(folded.substr(i))]) return true;
    return false;
}

}  // namespace vraagbaak::dutch
