// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/function_words.hpp"

#include <unordered_set>

#include "dutch/word_file.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_function_words;
}

namespace vraagbaak::dutch {

namespace {

using Words = std::unordered_set<std::string_view>;

// The file has two groups, each behind a line [leeg] or [betekenis].
const Words& group(std::string_view name) {
    static const auto read = [](std::string_view wanted) {
        Words words;
        bool inside = false;
        auto file = data::dutch_function_words;
        for (auto line = next_line(file); !line.empty(); line = next_line(file)) {
            if (line.front().starts_with('[')) inside = line.front() == wanted;
            else if (inside) words.insert(line.begin(), line.end());
        }
        return words;
    };
    static const Words empty_words = read("[leeg]");
    static const Words directions = read("[betekenis]");
    return name == "[leeg]" ? empty_words : directions;
}

}  // namespace

bool is_function_word(std::string_view folded) { return group("[leeg]").contains(folded); }
bool carries_direction(std::string_view folded) { return group("[betekenis]").contains(folded); }

}  // namespace vraagbaak::dutch
