// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/ordinary_words.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/string_hash.hpp"
#include "dutch/everyday_language.hpp"
#include "dutch/function_words.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::privacy {

namespace {

using Words = std::unordered_set<std::string, StringHash, std::equal_to<>>;

// Made at the first word that the dictionary does not have: some ms.
const Words& everyday_words() {
    static const Words words = [] {
        Words out;
        for (const auto& [theme, rules] : dutch::everyday_language())
            for (std::size_t i = 0, end = 0; i < rules.size(); i = end) {
                while (i < rules.size() && !unicode::is_word_at(rules, i)) i += unicode::decode(rules, i).size;
                for (end = i; end < rules.size() && unicode::is_word_at(rules, end);) end += unicode::decode(rules, end).size;
                if (end > i) out.insert(unicode::fold(rules.substr(i, end - i)));
            }
        return out;
    }();
    return words;
}

}  // namespace

bool OrdinaryWords::contains(std::string_view folded) const {
    if (contains_part(folded)) return true;
    if (folded.find('-') == folded.npos) return false;
    for (std::size_t begin = 0, end = 0; begin <= folded.size(); begin = end + 1) {
        end = std::min(folded.find('-', begin), folded.size());
        if (end > begin && !contains_part(folded.substr(begin, end - begin))) return false;
    }
    return true;
}

bool OrdinaryWords::contains_whole(std::string_view folded) const {
    return dutch::is_function_word(folded) || dutch::carries_direction(folded) || splitter_.knows_uncapitalised(folded) ||
           everyday_words().contains(folded);
}

bool OrdinaryWords::is_proper_name(std::string_view folded) const { return splitter_.knows(folded) && !splitter_.knows_uncapitalised(folded); }

bool OrdinaryWords::contains_part(std::string_view folded) const { return contains_whole(folded) || splitter_.main_boundary(folded) != 0; }

}  // namespace vraagbaak::privacy
