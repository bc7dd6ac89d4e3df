// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/expansion.hpp"

#include <algorithm>
#include <tuple>

#include "index/words.hpp"
#include "lexicon/fitting_words.hpp"
#include "lexicon/near_words.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::search {

namespace {

// All of a question together; who types more patterns gets fewer words for the last ones, and never fewer than a handful.
constexpr std::size_t most_words_of_question = 400;
constexpr std::size_t fewest_words = 10;

struct Word {
    std::string text;
    unsigned distance;
    std::uint32_t count;
    bool in_titles;
};

struct Words {
    std::vector<Word> list;  // the nearest first, of those the most frequent, of those in the order of the alphabet
    bool more = false;

    void sort() {
        std::ranges::sort(list, [](const Word& a, const Word& b) {
            return std::tie(a.distance, b.count, a.text) < std::tie(b.distance, a.count, b.text);
        });
    }
};

Word word_of(lexicon::WordId id, unsigned distance, std::uint32_t count, const lexicon::WordTable& words) {
    return {std::string{words.word(id)}, distance, count, (words.marks(id) & index::stem_in_titles) != 0};
}

Words words_that_fit(const std::string& pattern, std::size_t most, SeenWords& seen) {
    const auto fitting = lexicon::fitting_words(seen.words(), pattern, most, std::ref(seen));
    Words out{{}, fitting.more};
    for (const auto id : fitting.ids) out.list.push_back(word_of(id, 0, *seen(id), seen.words()));
    out.sort();
    return out;
}

Words words_near(const std::string& word, unsigned distance, std::size_t most, SeenWords& seen) {
    struct Near {
        lexicon::WordId id;
        unsigned distance;
        std::uint32_t count;
    };
    std::vector<Near> near;
    for (const auto& one : lexicon::near_words(seen.words().words(), word, distance))
        if (const auto count = seen(one.id)) near.push_back({one.id, one.distance, *count});
    // Ids are in the order of the alphabet.
    std::ranges::sort(near, [](const Near& a, const Near& b) {
        return std::tie(a.distance, b.count, a.id) < std::tie(b.distance, a.count, b.id);
    });
    Words out{{}, near.size() > most};
    if (out.more) near.resize(most);
    for (const auto& [id, errors, count] : near) out.list.push_back(word_of(id, errors, count, seen.words()));
    return out;
}

// A word with other signs than letters may be one that has no stem (a number, an address).
bool may_lack_stem(const std::string& word) {
    return std::ranges::any_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z'); });
}

void add_once(std::vector<query::Term>& terms, query::Term term) {
    if (std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
}

class Expander {
public:
    Expander(query::Plan& plan, SeenWords& seen, analysis::Analyzer& analyzer) : plan_(plan), seen_(seen), analyzer_(analyzer) {}

    void expand(query::PlanNode& node) {
        for (auto& reading : node.unit.readings)
            if (reading.kind == "joker" || reading.kind == "fuzzy") fill(reading, node.unit.text);
        for (auto& child : node.children) expand(child);
    }

private:
    void fill(query::Reading& reading, const std::string& typed) {
        const bool joker = reading.kind == "joker";
        const auto asked = reading.terms.front();
        reading.terms.clear();
        Words words;
        if (++patterns_ > most_patterns) {
            plan_.remarks.push_back({joker ? "joker_too_many" : "fuzzy_too_many", {typed, std::to_string(most_patterns)}});
        } else {
            const auto most = std::clamp(room_, fewest_words, most_words_for_one);
            words = found(asked.text, joker, reading.distance, most);
            room_ -= std::min(room_, words.list.size());
            if (words.more) plan_.remarks.push_back({joker ? "joker_more_words" : "fuzzy_more_words", {typed, std::to_string(most)}});
        }
        if (!joker && words.list.empty()) words.list.push_back({asked.text, 0, 0, true});
        const auto steps = joker ? 0 : reading.distance;
        for (unsigned distance = 0; distance <= steps; ++distance) add(reading, words, distance, asked.space);
    }

    Words found(const std::string& asked, bool joker, unsigned distance, std::size_t most) {
        try {
            return joker ? words_that_fit(asked, most, seen_) : words_near(asked, distance, most, seen_);
        } catch (const Error& error) {
            if (error.message().code != "lexicon_damaged") throw;
            const Message damaged{"words_damaged", {}};
            if (std::ranges::find(plan_.remarks, damaged) == plan_.remarks.end()) plan_.remarks.push_back(damaged);
            return {};
        }
    }

    // The words at this distance, and a group of all up to it.
    void add(query::Reading& reading, const Words& words, unsigned distance, query::Space space) {
        auto group = reading.groups.empty() ? query::WordGroup{} : reading.groups.back();
        for (const auto& word : words.list) {
            if (word.distance != distance) continue;
            if (space != query::Space::word) {
                add_once(reading.terms, {space, std::string{analyzer_.stem(word.text)}, {}});
                continue;
            }
            reading.terms.push_back({space, word.text, {}});
            const std::string stem{analyzer_.stem(word.text)};
            add_once(group.scored, {query::Space::stem, stem, {}});
            if (word.in_titles) add_once(group.titles, {query::Space::title, stem, {}});
            if (may_lack_stem(word.text)) group.scored.push_back(reading.terms.back());
        }
        group.terms = reading.terms.size();
        reading.groups.push_back(std::move(group));
    }

    query::Plan& plan_;
    SeenWords& seen_;
    analysis::Analyzer& analyzer_;
    std::size_t patterns_ = 0;
    std::size_t room_ = most_words_of_question;
};

}  // namespace

void expand_words(query::Plan& plan, SeenWords& seen, analysis::Analyzer& analyzer) {
    Expander expander{plan, seen, analyzer};
    for (auto& clause : plan.clauses) expander.expand(clause.node);
}

}  // namespace vraagbaak::search
