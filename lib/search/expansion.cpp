// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/expansion.hpp"

#include <algorithm>

#include "index/schema.hpp"
#include "lexicon/glob.hpp"

namespace vraagbaak::search {

namespace {

constexpr std::size_t most_looked_at = 4'000'000;  // terms of the index: more than any municipality has
constexpr std::size_t most_visible = 10'000;       // words to choose the most frequent from
constexpr std::size_t together = 64;               // words that are asked for at once
constexpr std::size_t most_patterns = 8;           // of one question

struct Word {
    std::string text;
    std::size_t count;
};

struct Expanded {
    std::vector<Word> words;
    bool more = false;
};

std::vector<std::string> words_that_fit(const std::string& pattern, const Xapian::Database& database) {
    std::vector<std::string> words;
    const std::string begin{lexicon::literal_begin(pattern)};
    auto term = database.allterms_begin(begin);
    for (std::size_t looked_at = 0; term != database.allterms_end(begin) && looked_at < most_looked_at; ++looked_at) {
        std::string word = *term;
        if (index::has_prefix(word)) {
            term.skip_to(std::string(1, index::after_prefixes));
            continue;
        }
        if (lexicon::fits(pattern, word)) words.push_back(std::move(word));
        ++term;
    }
    return words;
}

// Of the words that fit those that this asker sees. Asked for in groups first: one who sees little would otherwise wait
// for each word that he does not see.
Expanded seen_of(const std::vector<std::string>& words, const Access& access, const Xapian::Database& database) {
    Expanded out;
    for (std::size_t first = 0; first < words.size() && !out.more; first += together) {
        const auto begin = words.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = words.begin() + static_cast<std::ptrdiff_t>(std::min(first + together, words.size()));
        if (access.find(database, Xapian::Query{Xapian::Query::OP_OR, begin, end}) == 0) continue;
        for (auto word = begin; word != end && !out.more; ++word) {
            if (const auto count = access.count(database, Xapian::Query{*word}); count > 0) out.words.push_back({*word, count});
            out.more = out.words.size() >= most_visible;
        }
    }
    std::ranges::stable_sort(out.words, std::ranges::greater{}, &Word::count);
    if (out.words.size() > most_joker_words) {
        out.words.resize(most_joker_words);
        out.more = true;
    }
    return out;
}

class Expander {
public:
    Expander(query::Plan& plan, const Access& access, index::Engine& engine)
        : plan_(plan), access_(access), engine_(engine) {}

    void expand(query::PlanNode& node) {
        for (auto& reading : node.unit.readings)
            if (reading.kind == "joker") fill(reading, node.unit.text);
        for (auto& child : node.children) expand(child);
    }

private:
    void fill(query::Reading& reading, const std::string& typed) {
        const auto [space, pattern, field] = reading.terms.front();
        reading.terms.clear();
        if (++patterns_ > most_patterns) {
            plan_.remarks.push_back({"joker_too_many", {typed, std::to_string(most_patterns)}});
            return;
        }
        const auto expanded = seen_of(words_that_fit(pattern, engine_.database), access_, engine_.database);
        for (const auto& word : expanded.words) {
            query::Term term{space, word.text, field};
            if (space != query::Space::word) term.text = engine_.analyzer.stem(word.text);
            if (std::ranges::find(reading.terms, term) == reading.terms.end()) reading.terms.push_back(std::move(term));
        }
        if (expanded.more) plan_.remarks.push_back({"joker_more_words", {typed, std::to_string(most_joker_words)}});
    }

    query::Plan& plan_;
    const Access& access_;
    index::Engine& engine_;
    std::size_t patterns_ = 0;
};

}  // namespace

void expand_jokers(query::Plan& plan, const Access& access, index::Engine& engine) {
    Expander expander{plan, access, engine};
    for (auto& clause : plan.clauses) expander.expand(clause.node);
}

}  // namespace vraagbaak::search
