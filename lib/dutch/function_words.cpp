// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/function_words.hpp"

#include <string>
#include <unordered_set>

#include "dutch/stemmer.hpp"
#include "dutch/word_file.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_function_words;
}

namespace vraagbaak::dutch {

namespace {

using Words = std::unordered_set<std::string_view>;

// The words behind a line with the name of their group.
Words read(std::string_view group) {
    Words words;
    bool inside = false;
    auto file = data::dutch_function_words;
    for (auto line = next_line(file); !line.empty(); line = next_line(file)) {
        if (line.front().starts_with('[')) inside = line.front() == group;
        else if (inside) words.insert(line.begin(), line.end());
    }
    return words;
}

struct Groups {
    Words empty = read("[leeg]"), english = read("[engels]"), directions = read("[betekenis]");
};

const Groups& groups() {
    static const Groups all;
    return all;
}

std::unordered_set<std::string> stems_of(std::string_view group) {
    std::unordered_set<std::string> stems;
    Stemmer stemmer;
    for (const auto word : read(group)) stems.insert(std::string{stemmer.stem(word)});
    return stems;
}

}  // namespace

bool goes_with_anything(std::string_view stem) {
    static const auto stems = stems_of("[zwak]");
    return stems.contains(std::string{stem}) || names_nothing(stem);
}

bool names_nothing(std::string_view stem) {
    static const auto stems = stems_of("[vaag]");
    return stems.contains(std::string{stem});
}

bool is_function_word(std::string_view folded) { return groups().empty.contains(folded) || groups().english.contains(folded); }
bool is_english_function_word(std::string_view folded) {
    return groups().english.contains(folded) && !groups().empty.contains(folded);
}
bool carries_direction(std::string_view folded) { return groups().directions.contains(folded); }

}  // namespace vraagbaak::dutch
