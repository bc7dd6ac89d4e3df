// SPDX-License-Identifier: GPL-2.0-or-later
// The first line is a question, each other line a word. Jokers and fuzzy words of the question find among the words what
// they find by definition, by whichever way they are looked up.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/promises.hpp"
#include "lexicon/fitting_words.hpp"
#include "lexicon/glob.hpp"
#include "lexicon/near_words.hpp"
#include "lexicon/slow_distance.hpp"
#include "query/query.hpp"
#include "text/unicode.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;
using fuzz::require;

namespace {

constexpr std::size_t longest_input = 2'000;  // the definitions are slow

// Row by row: whether so much of the pattern fits so much of the word.
bool fits_by_definition(const std::u32string& pattern, const std::u32string& word) {
    std::vector<bool> row(word.size() + 1);
    row[0] = true;
    for (const auto letter : pattern) {
        std::vector<bool> next(word.size() + 1);
        next[0] = letter == U'*' && row[0];
        for (std::size_t i = 1; i <= word.size(); ++i)
            next[i] = letter == U'*' ? next[i - 1] || row[i] : row[i - 1] && (letter == U'?' || letter == word[i - 1]);
        row = std::move(next);
    }
    return row.back();
}

void check_joker(const WordTable& table, const std::string& pattern) {
    std::vector<WordId> expected;
    for (WordId id = 0; id < table.size(); ++id) {
        const bool right = fits_by_definition(characters(pattern), characters(table.word(id)));
        require(fits(pattern, table.word(id)) == right);
        if (right) expected.push_back(id);
    }
    const auto all = fitting_words(table, pattern, table.size() + 1);
    require(all.ids == expected && !all.more);
    const auto some = fitting_words(table, pattern, 2);
    require(some.ids.size() == std::min<std::size_t>(2, expected.size()) && some.more == (expected.size() > 2));
}

void check_fuzzy(const WordTable& table, const std::string& word, unsigned distance) {
    const auto wanted = characters(word);
    std::vector<NearWord> expected;
    for (WordId id = 0; id < table.size() && wanted.size() <= longest_near; ++id)
        if (const auto errors = slow_distance(wanted, characters(table.word(id))); errors <= distance)
            expected.push_back({id, errors});
    require(near_words(table.words(), word, distance) == expected);
}

void check(const query::Node& node, const WordTable& table) {
    if (node.kind == query::NodeKind::joker) check_joker(table, unicode::fold(node.text));
    if (node.kind == query::NodeKind::fuzzy) check_fuzzy(table, unicode::fold(node.text), node.distance);
    for (const auto& child : node.children) check(child, table);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = unicode::clean(fuzz::text_of(data, std::min(size, longest_input)));
    std::string_view left = text;
    const auto next_line = [&] {
        const auto line = left.substr(0, left.find('\n'));
        left.remove_prefix(std::min(line.size() + 1, left.size()));
        return line;
    };
    const auto parsed = query::parse(next_line());
    std::vector<CountedWord> words;
    while (!left.empty()) words.push_back({unicode::fold(next_line()), static_cast<std::uint32_t>(words.size() % 3)});
    const auto bytes = write_word_table(std::move(words));
    const WordTable table{std::string_view{bytes}};
    table.check();
    check(parsed.root, table);
    return 0;
}
