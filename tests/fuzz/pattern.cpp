// SPDX-License-Identifier: GPL-2.0-or-later
// The first line is a question, each other line a word. Jokers and fuzzy words of the question find among the words what
// they find by definition, by whichever way they are looked up.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/fitting_words.hpp"
#include "lexicon/glob.hpp"
#include "lexicon/near_words.hpp"
#include "query/query.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"

using namespace vraagbaak;
using namespace vraagbaak::lexicon;

namespace {

constexpr std::size_t longest_input = 2'000;  // the definitions are slow

void demand(bool holds) {
    if (!holds) std::abort();
}

std::u32string characters(std::string_view text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, size] = unicode::decode(text, at);
        out += value;
        at += size;
    }
    return out;
}

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

std::size_t errors_by_definition(const std::u32string& a, const std::u32string& b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            d[i][j] = std::max(i, j);
            if (i == 0 || j == 0) continue;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

void check_joker(const WordTable& table, const std::string& pattern) {
    std::vector<WordId> expected;
    for (WordId id = 0; id < table.size(); ++id) {
        const bool right = fits_by_definition(characters(pattern), characters(table.word(id)));
        demand(fits(pattern, table.word(id)) == right);
        if (right) expected.push_back(id);
    }
    const auto all = fitting_words(table, pattern, table.size() + 1);
    demand(all.ids == expected && !all.more);
    const auto some = fitting_words(table, pattern, 2);
    demand(some.ids.size() == std::min<std::size_t>(2, expected.size()) && some.more == (expected.size() > 2));
}

void check_fuzzy(const WordTable& table, const std::string& word, unsigned distance) {
    const auto wanted = characters(word);
    std::vector<NearWord> expected;
    for (WordId id = 0; id < table.size() && wanted.size() <= longest_near; ++id)
        if (const auto errors = errors_by_definition(wanted, characters(table.word(id))); errors <= distance)
            expected.push_back({id, static_cast<unsigned>(errors)});
    demand(near_words(table.words(), word, distance) == expected);
}

void check(const query::Node& node, const WordTable& table) {
    if (node.kind == query::NodeKind::joker) check_joker(table, unicode::fold(node.text));
    if (node.kind == query::NodeKind::fuzzy) check_fuzzy(table, unicode::fold(node.text), node.distance);
    for (const auto& child : node.children) check(child, table);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = unicode::clean({reinterpret_cast<const char*>(data), std::min(size, longest_input)});
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
