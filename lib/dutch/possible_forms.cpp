// SPDX-License-Identifier: GPL-2.0-or-later
// The rules of the stemmer work on the end of a word and keep its first letter, but for the ge- of a participle. What is
// left are words of the lists (ben → zijn). A test holds this against every word of the lists and of a dictionary.
#include "dutch/possible_forms.hpp"

#include <unordered_set>

#include "dutch/word_file.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_irregular_forms, dutch_strong_verbs;
}

namespace vraagbaak::dutch {

namespace {

using Words = std::unordered_set<std::string_view>;

// Words of the lists whose stem begins with another letter.
const Words& with_another_first_letter() {
    static const auto words = [] {
        Words found;
        const auto note = [&](std::string_view form, std::string_view stem) {
            if (!form.starts_with(stem.front())) found.insert(form);
        };
        auto irregular = data::dutch_irregular_forms;
        for (auto line = next_line(irregular); line.size() >= 2; line = next_line(irregular))
            note(line[0].substr(line[0].starts_with('~') ? 1 : 0), line[1]);
        auto strong = data::dutch_strong_verbs;
        for (auto line = next_line(strong); !line.empty(); line = next_line(strong))
            for (const auto form : line) note(form, line[0]);
        return found;
    }();
    return words;
}

std::size_t first_byte(std::string_view word) { return static_cast<unsigned char>(word.front()); }

}  // namespace

void PossibleForms::add(std::string_view stem) {
    if (!stem.empty()) first_bytes_.set(first_byte(stem));
}

bool PossibleForms::may_be(std::string_view folded) const {
    if (folded.empty() || first_bytes_.none()) return false;
    return first_bytes_[first_byte(folded)] || folded.starts_with("ge") || with_another_first_letter().contains(folded);
}

}  // namespace vraagbaak::dutch
