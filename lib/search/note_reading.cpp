// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/note_reading.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <span>

#include "base/string_hash.hpp"
#include "dutch/function_words.hpp"
#include "index/document.hpp"
#include "index/schema.hpp"
#include "privacy/note_text.hpp"
#include "query/plan_synonyms.hpp"
#include "search/correction.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::search {

namespace {

constexpr std::size_t named_by = 3;  // a word that names something stands in at most a third of the records, or in three

bool says_nothing(std::string_view folded) { return dutch::is_function_word(folded) || dutch::says_nothing_in_a_note(folded); }

bool is_operator(std::string_view folded) {
    return folded == "en" || folded == "of" || folded == "niet" || folded == "and" || folded == "or" || folded == "not";
}

// Sentence and number of a clause in it.
using ClausePlace = std::pair<std::size_t, std::size_t>;

class Reader {
public:
    Reader(std::vector<dutch::NoteSentence> sentences, const NoteSources& sources)
        : sources_(sources),
          synonyms_(sources.lists ? sources.lists->lists->synonyms.get() : nullptr),
          seen_(sources.access, sources.generation, sources.changes),
          records_(sources.access.records()),
          noted_{std::move(sentences)} {}

    Noted read() {
        const auto chosen = chosen_clauses();
        for (auto first = chosen.begin(); first != chosen.end();) {
            const auto end = std::find_if(first, chosen.end(), [&](const ClausePlace& one) { return one.first != first->first; });
            read_clauses({first, end});
            first = end;
        }
        keep_telling();
        return std::move(noted_);
    }

private:
    // ---- which clauses

    std::vector<ClausePlace> chosen_clauses() {
        std::vector<ClausePlace> all;
        for (std::size_t sentence = 0; sentence < noted_.sentences.size(); ++sentence)
            for (std::size_t clause = 0; clause < noted_.sentences[sentence].clauses.size(); ++clause) all.emplace_back(sentence, clause);
        if (all.size() <= most_clauses) return all;
        std::vector<WeighedClause> weighed;
        std::vector<double> telling;
        for (const auto& sentence : noted_.sentences) weigh(sentence, weighed, telling);
        std::vector<ClausePlace> out;
        std::vector<bool> read(telling.size(), false);
        for (const auto place : most_telling(weighed, telling, most_clauses)) {
            out.push_back(all[place]);
            for (const auto word : weighed[place].words) read[word] = true;
        }
        std::set<std::size_t> unread;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (std::ranges::any_of(weighed[i].words, [&](std::size_t word) { return !read[word]; })) unread.insert(all[i].first);
        noted_.unread = unread.size();
        return out;
    }

    // By stems alone: a text of 100 kB has too many words to be asked as a question.
    void weigh(const dutch::NoteSentence& sentence, std::vector<WeighedClause>& out, std::vector<double>& telling) {
        const auto words = privacy::note_words(sentence.text);
        const auto names = privacy::possible_names(sentence.text, words, sources_.known);
        for (const auto& clause : sentence.clauses) {
            auto& weighed = out.emplace_back(WeighedClause{{}, clause.asks ? asking : 1});
            for (std::size_t i = 0; i < words.size(); ++i) {
                const auto& word = words[i];
                if (word.range.begin < clause.range.begin || word.range.end > clause.range.end || names[i] || privacy::is_number(word)) continue;
                const auto [known, is_new] = weighed_.try_emplace(word.folded, telling.size());
                if (is_new) telling.push_back(telling_by_stem(word.folded));
                if (telling[known->second] > 0 && std::ranges::find(weighed.words, known->second) == weighed.words.end()) weighed.words.push_back(known->second);
            }
        }
    }

    double telling_by_stem(const std::string& folded) const {
        if (says_nothing(folded)) return 0;
        const std::string stem{sources_.engine.analyzer.stem(folded)};
        if (stem.empty()) return 0;
        if (const auto count = count_of(index::stem_prefix, stem); count > 0) return idf(count) * (dutch::goes_with_anything(stem) ? sources_.weights.weak : 1);
        double most = 0;
        for (const auto& part : sources_.engine.analyzer.parts(folded))
            if (const auto count = count_of(index::stem_prefix, part.stem); count > 0) most = std::max(most, idf(count));
        return most;
    }

    // ---- their words

    // Of one sentence, the words without signs, so that the question language finds none of its own; and which clause each is of.
    void read_clauses(std::span<const ClausePlace> chosen) {
        const auto number = chosen.front().first;
        const auto& sentence = noted_.sentences[number];
        std::string text;
        std::vector<std::size_t> begins;
        const auto all = privacy::note_words(sentence.text);
        const auto names = privacy::possible_names(sentence.text, all, sources_.known);
        for (const auto& place : chosen) {
            const auto& clause = sentence.clauses[place.second];
            begins.push_back(text.size());
            noted_.clauses.push_back({number, clause.asks, clause.turns, clause.points_back});
            for (std::size_t i = 0; i < all.size(); ++i) {
                const auto& word = all[i];
                if (word.range.begin < clause.range.begin || word.range.end > clause.range.end) continue;
                if (names[i] || privacy::is_number(word)) continue;  // dates, ages, amounts
                text += is_operator(word.folded) ? word.folded : sentence.text.substr(word.range.begin, word.range.end - word.range.begin);
                text += ' ';
            }
        }
        auto plan = planned(text);
        for (auto& clause : plan.clauses) {
            if (clause.node.combine != query::Combine::unit || clause.need == query::Need::excluded || !is_asked(clause.node.unit)) continue;
            const auto at = static_cast<std::size_t>(std::ranges::upper_bound(begins, clause.node.unit.range.begin) - begins.begin()) - 1;
            add(std::move(clause.node), noted_.clauses[noted_.clauses.size() - begins.size() + at]);
        }
    }

    query::Plan planned(const std::string& text) {
        auto plan = query::make_plan(query::parse(text), sources_.engine.analyzer);
        for (auto& clause : plan.clauses)
            if (clause.node.combine == query::Combine::unit) std::erase_if(clause.node.unit.readings, [](const auto& reading) { return reading.kind == "name"; });
        if (synonyms_) query::add_synonyms(plan, *synonyms_);
        correct(plan, text, synonyms_, sources_.evaluator, seen_, sources_.engine.analyzer);
        return plan;
    }

    // What says nothing by itself may still be part of what a rule knows: "afspraak maken". A sentence of function words alone is
    // a question of the user elsewhere; here it stands among others: "Wat nu?"
    static bool is_asked(query::Unit& unit) {
        if (unit.function_word) return false;
        if (unit.directional || says_nothing(unicode::fold(unit.text)))
            std::erase_if(unit.readings, [](const auto& reading) { return reading.kind != "synonym" && reading.kind != "separable"; });
        return !unit.readings.empty();
    }

    // A word with the same readings is one word, wherever it stands.
    void add(query::PlanNode node, NotedClause& clause) {
        std::string key;
        for (const auto& reading : node.unit.readings) {
            key += reading.kind + ':';
            for (const auto& term : reading.terms) key += std::to_string(static_cast<int>(term.space)) + term.text + ' ';
        }
        const auto [known, is_new] = known_.try_emplace(key, noted_.words.size());
        if (is_new) {
            auto text = node.unit.text;
            noted_.words.push_back({std::move(node), std::move(text)});
            auto& word = noted_.words.back();
            word.telling = telling(word.node.unit);
            word.names = names(word.node.unit);
        }
        if (std::ranges::find(clause.words, known->second) == clause.words.end()) clause.words.push_back(known->second);
    }

    std::size_t count_of(std::string_view prefix, const std::string& stem) const { return sources_.access.count(index::stem_term(prefix, stem)); }
    double idf(std::size_t count) const { return std::log(1 + static_cast<double>(records_) / static_cast<double>(count)); }

    // By its stem; of a word that nobody wrote by its other readings, which are taken for rare.
    double telling(const query::Unit& unit) const {
        for (const auto& reading : unit.readings) {
            if (reading.kind != "stem" || reading.terms.size() != 1) continue;
            if (const auto count = count_of(index::stem_prefix, reading.terms.front().text); count > 0) return idf(count) * (unit.weak ? sources_.weights.weak : 1);
        }
        return unit.readings.size() > 1 ? idf(4) : 0;
    }

    // A word of titles or keywords; or what a rule puts in its place.
    bool names(const query::Unit& unit) const {
        if (unit.weak || unit.vague || unit.directional || says_nothing(unicode::fold(unit.text))) return false;
        for (const auto& reading : unit.readings) {
            if (reading.kind == "synonym") return true;
            if ((reading.kind != "stem" && reading.kind != "correction") || reading.terms.size() != 1) continue;
            const auto& stem = reading.terms.front().text;
            if (const auto count = count_of(index::stem_prefix, stem); count > named_by && count * named_by > records_) continue;
            for (const auto prefix : {index::title_prefix, index::title_part_prefix, index::keyword_prefix})
                if (count_of(prefix, stem) > 0) return true;
        }
        return false;
    }

    // Of too many words the least telling go.
    void keep_telling() {
        auto& words = noted_.words;
        if (words.size() <= most_words) return;
        std::vector<double> worth(words.size(), 0);
        for (const auto& clause : noted_.clauses)
            for (const auto word : clause.words) worth[word] = std::max(worth[word], words[word].telling * (clause.asks ? asking : 1));
        std::vector<std::size_t> order(words.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return worth[a] > worth[b]; });
        const std::set<std::size_t> gone{order.begin() + most_words, order.end()};
        std::map<std::size_t, bool> read;  // sentences that had words
        for (auto& clause : noted_.clauses) {
            if (clause.words.empty()) continue;
            std::erase_if(clause.words, [&](std::size_t word) { return gone.contains(word); });
            auto& any = read[clause.sentence];
            any = any || !clause.words.empty();
        }
        for (const auto& [sentence, any] : read) noted_.unread += !any;
        for (const auto word : gone) words[word].node.unit.readings.clear();
    }

    const NoteSources& sources_;
    const lexicon::Synonyms* synonyms_;
    SeenWords seen_;
    const std::size_t records_;
    Noted noted_;
    std::map<std::string, std::size_t> known_;  // words by their readings
    StringMap<std::size_t> weighed_;            // places in what telling_by_stem() said
};

}  // namespace

std::vector<std::size_t> most_telling(const std::vector<WeighedClause>& clauses, const std::vector<double>& telling, std::size_t most) {
    std::vector<bool> had(telling.size(), false);
    std::vector<bool> taken(clauses.size(), false);
    const auto worth = [&](std::size_t place) {
        double sum = 0;
        for (const auto word : clauses[place].words)
            if (!had[word]) sum += telling[word];
        return sum * clauses[place].factor;
    };
    std::vector<std::size_t> out;
    while (out.size() < most) {
        std::size_t best = clauses.size();
        double greatest = 0;
        for (std::size_t place = 0; place < clauses.size(); ++place) {
            if (taken[place]) continue;
            if (const auto one = worth(place); one > greatest) greatest = one, best = place;
        }
        if (best == clauses.size()) break;
        taken[best] = true;
        for (const auto word : clauses[best].words) had[word] = true;
        out.push_back(best);
    }
    std::ranges::sort(out);
    return out;
}

Noted read_note(std::vector<dutch::NoteSentence> sentences, const NoteSources& sources) { return Reader{std::move(sentences), sources}.read(); }

}  // namespace vraagbaak::search
