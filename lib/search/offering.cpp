// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/offering.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>

#include "base/string_hash.hpp"
#include "dutch/complaints.hpp"
#include "dutch/function_words.hpp"
#include "dutch/notes.hpp"
#include "index/document.hpp"
#include "index/schema.hpp"
#include "privacy/note_text.hpp"
#include "query/plan.hpp"
#include "query/plan_synonyms.hpp"
#include "search/announcing.hpp"
#include "search/correction.hpp"
#include "search/evaluator.hpp"
#include "search/presenter.hpp"
#include "search/ranking.hpp"
#include "search/sums.hpp"
#include "search/topics.hpp"
#include "text/html.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::search {

namespace {

constexpr std::size_t most_clauses = 48;   // those that ask go before others
constexpr std::size_t most_words = 48;     // the most telling of all clauses
constexpr std::size_t most_topics = 4;
constexpr std::size_t of_each_clause = 12;  // candidates
constexpr std::size_t of_the_whole = 40;
constexpr std::size_t longest_shown = 300;  // bytes of a sentence
constexpr std::size_t kind_field = 0;       // soort, in facet_fields

// Chosen by the dev half of tests/data/offer/notities.txt (docs/relevance.md).
constexpr double asking = 1.5;      // weight of a word in a clause that asks
constexpr double border = 1.3;      // price of a border between topics, in words that one record in the base has
constexpr double turning = 0.4;     // of that before a clause that begins as another subject
constexpr double around = 0.4;      // weight of a topic's words for the other topics
constexpr double again = 0.85;      // of each word that a record has the weight of the next one in worth is so much less
constexpr std::size_t weighed = 60;  // records of a topic that are looked at so

// What stood on the screen of who wrote it.
std::string written(std::string_view text) {
    auto clean = unicode::clean(text);
    return unicode::looks_like_html(clean) ? unicode::plain_from_html(clean).text : clean;
}

// Sentence and number of a clause in it.
using ClausePlace = std::pair<std::size_t, std::size_t>;

// One clause as it is asked: its words, and where they stand in the text that a plan was made of.
struct Clause {
    std::size_t sentence = 0;
    bool asks = false, turns = false;
    std::vector<std::size_t> words;  // indices into the words of the text, each once
};

// A word of the text with what it finds.
struct Word {
    query::PlanNode node;
    std::string text;
    double telling = 0;  // idf, by what the asker sees
    std::vector<FoundDocument> found;
};

class Offering {
public:
    Offering(const index::Generation& generation, index::Engine& engine, const Access& access, const Asker& asker, const AppliedLists* lists,
             const Settings& settings, const Weights& weights)
        : generation_(generation),
          engine_(engine),
          access_(access),
          asker_(asker),
          settings_(settings),
          synonyms_(lists ? lists->lists->synonyms.get() : nullptr),
          changes_(lists ? lists->changes : TermChanges::none()),
          weights_(weights),
          evaluator_(generation, engine, access, weights_, changes_, Frequencies::seen),
          seen_(access, generation, changes_),
          records_(access.records()) {}

    Offer operator()(const OfferQuery& query) {
        Offer offer;
        auto text = std::string_view{query.text};
        offer.cut = text.size() > longest_offer_text;
        if (offer.cut) text = text.substr(0, unicode::character_border(text, longest_offer_text));
        const auto note = privacy::redact_note(written(text), asker_.date);
        offer.redacted = note.changed;
        sentences_ = dutch::note_sentences(note.text);
        shown_.resize(sentences_.size());
        auto limit = query.limit;
        offer.complaint = complaint();
        if (offer.complaint) --limit;
        read();
        find();
        if (!clauses_.empty() && limit > 0) offer.questions = answered(limit);
        rank(offer);
        return offer;
    }

private:
    // ---- words

    // Those that ask first, then those in front; in the order of the text again.
    std::vector<ClausePlace> chosen_clauses() const {
        std::vector<ClausePlace> all, others;
        for (std::size_t sentence = 0; sentence < sentences_.size(); ++sentence)
            for (std::size_t clause = 0; clause < sentences_[sentence].clauses.size(); ++clause)
                (sentences_[sentence].clauses[clause].asks ? all : others).emplace_back(sentence, clause);
        all.insert(all.end(), others.begin(), others.end());
        if (all.size() > most_clauses) all.resize(most_clauses);
        std::ranges::sort(all);
        return all;
    }

    void read() {
        const auto chosen = chosen_clauses();
        for (auto first = chosen.begin(); first != chosen.end();) {
            const auto end = std::find_if(first, chosen.end(), [&](const ClausePlace& one) { return one.first != first->first; });
            read_clauses({first, end});
            first = end;
        }
        keep_telling();
    }

    // Of one sentence, the words without signs, so that the question language finds none of its own; and which clause each is of.
    void read_clauses(std::span<const ClausePlace> chosen) {
        const auto number = chosen.front().first;
        const auto& sentence = sentences_[number];
        std::string text;
        std::vector<std::size_t> begins;
        const auto all = privacy::note_words(sentence.text);
        const auto names = privacy::possible_names(sentence.text, all, stands_in_an_article_);
        for (const auto& place : chosen) {
            const auto& [range, asks, turns] = sentence.clauses[place.second];
            begins.push_back(text.size());
            clauses_.push_back({number, asks, turns, {}});
            for (std::size_t i = 0; i < all.size(); ++i) {
                const auto& word = all[i];
                if (word.range.begin < range.begin || word.range.end > range.end) continue;
                if (names[i] || privacy::is_number(word)) continue;  // dates, ages, amounts
                text += is_operator(word.folded) ? word.folded : sentence.text.substr(word.range.begin, word.range.end - word.range.begin);
                text += ' ';
            }
        }
        auto plan = query::make_plan(query::parse(text), engine_.analyzer);
        for (auto& clause : plan.clauses)
            if (clause.node.combine == query::Combine::unit) std::erase_if(clause.node.unit.readings, [](const auto& reading) { return reading.kind == "name"; });
        if (synonyms_) query::add_synonyms(plan, *synonyms_);
        correct(plan, text, synonyms_, evaluator_, seen_, engine_.analyzer);
        for (auto& clause : plan.clauses) {
            if (clause.node.combine != query::Combine::unit || clause.need == query::Need::excluded) continue;
            auto& unit = clause.node.unit;
            if (unit.function_word) continue;
            // What says nothing by itself may still be part of what a rule knows: "afspraak maken". A sentence of function words
            // alone is a question of the user elsewhere; here it stands among others: "Wat nu?"
            const auto folded = unicode::fold(unit.text);
            if (unit.directional || dutch::is_function_word(folded) || dutch::says_nothing_in_a_note(folded))
                std::erase_if(unit.readings, [](const auto& reading) { return reading.kind != "synonym" && reading.kind != "separable"; });
            if (unit.readings.empty()) continue;
            const auto at = static_cast<std::size_t>(std::ranges::upper_bound(begins, unit.range.begin) - begins.begin()) - 1;
            add(std::move(clause.node), clauses_[clauses_.size() - begins.size() + at]);
        }
    }

    static bool is_operator(std::string_view folded) {
        return folded == "en" || folded == "of" || folded == "niet" || folded == "and" || folded == "or" || folded == "not";
    }

    // A word with the same readings is one word, wherever it stands.
    void add(query::PlanNode node, Clause& clause) {
        std::string key;
        for (const auto& reading : node.unit.readings) {
            key += reading.kind + ':';
            for (const auto& term : reading.terms) key += std::to_string(static_cast<int>(term.space)) + term.text + ' ';
        }
        const auto [known, is_new] = known_.try_emplace(key, words_.size());
        if (is_new) {
            auto text = node.unit.text;
            words_.push_back({std::move(node), std::move(text), 0, {}});
            words_.back().telling = telling(words_.back().node.unit);
        }
        if (std::ranges::find(clause.words, known->second) == clause.words.end()) clause.words.push_back(known->second);
    }

    // By its stem; of a word that nobody wrote by its other readings, which are taken for rare.
    double telling(const query::Unit& unit) const {
        for (const auto& reading : unit.readings) {
            if (reading.kind != "stem" || reading.terms.size() != 1) continue;
            const auto count = access_.count(index::stem_term(index::stem_prefix, reading.terms.front().text));
            if (count > 0) return std::log(1 + static_cast<double>(records_) / static_cast<double>(count)) * (unit.weak ? weights_.weak : 1);
        }
        return unit.readings.size() > 1 ? std::log(1 + static_cast<double>(records_) / 4) : 0;
    }

    // Of too many words the least telling go.
    void keep_telling() {
        if (words_.size() <= most_words) return;
        std::vector<double> worth(words_.size(), 0);
        for (const auto& clause : clauses_)
            for (const auto word : clause.words) worth[word] = std::max(worth[word], words_[word].telling * (clause.asks ? asking : 1));
        std::vector<std::size_t> order(words_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return worth[a] > worth[b]; });
        const std::set<std::size_t> gone{order.begin() + most_words, order.end()};
        for (auto& clause : clauses_) std::erase_if(clause.words, [&](std::size_t word) { return gone.contains(word); });
        for (const auto word : gone) words_[word].node.unit.readings.clear();
    }

    void find() {
        for (auto& word : words_) {
            if (word.node.unit.readings.empty()) continue;
            Sums sums{engine_.totals, evaluator_.documents()};
            for (const auto& [document, score] : evaluator_.find(word.node)) sums[document] = {score, 1};
            const Matching matching{evaluator_.documents(), sums.touched()};
            evaluator_.each_evidence(word.node, matching, [&](const Found& found) {
                for (const auto& [document, score] : found)
                    if (sums.at(document).count > 0) sums[document].sum += score;
            });
            word.found.reserve(sums.touched().size());
            for (const auto document : sums.touched()) word.found.push_back({document, static_cast<float>(sums.at(document).sum)});
        }
        find_announced();
    }

    // A record has the words of what it announces too, in a clause of which the announcement has more than half: rare ones, at that.
    void find_announced() {
        const auto rare = std::log(1 + static_cast<double>(records_));
        for (const auto* one : live_announcements(generation_.timed(), access_, Moment{asker_})) {
            std::set<std::size_t> risen;
            for (const auto& clause : clauses_) {
                std::set<std::size_t> had;
                for (const auto word : clause.words)
                    if (has(one->words, words_[word].node)) had.insert(word);
                if (2 * had.size() > clause.words.size()) risen.merge(had);
            }
            for (const auto number : risen) {
                auto& word = words_[number];
                const auto score = static_cast<float>(weights_.announced * (weights_.k1 + 1) * (word.telling > 0 ? word.telling : rare));
                const auto known = std::ranges::find(word.found, one->document, &FoundDocument::document);
                if (known == word.found.end()) word.found.push_back({one->document, score});
                else known->score = std::max(known->score, score);
            }
        }
    }

    // ---- topics

    bool is_of_kind(std::uint32_t document, std::string_view kind) const {
        const auto kinds = generation_.facets().values(kind_field, document);
        return std::ranges::find(kinds, kind) != kinds.end();
    }
    bool is_person(std::uint32_t document) const { return is_of_kind(document, "medewerker"); }

    double factor_of(std::uint32_t document) const { return generation_.timed().over(document, asker_.date) ? weights_.finished : 1; }

    static bool better(const RankedDocument& a, const RankedDocument& b) { return a.score != b.score ? a.score > b.score : a.document < b.document; }

    // The records with the highest sums; the telephone directory is nobody's answer, and may bear the name of who wrote.
    std::vector<RankedDocument> best(const Sums& sums, std::size_t most) const {
        std::vector<RankedDocument> first;  // a heap, the last of them in front
        for (const auto document : sums.touched()) {
            const RankedDocument one{document, sums.at(document).sum * factor_of(document)};
            if (one.score <= 0 || (first.size() == most && !better(one, first.front()))) continue;
            if (is_person(document) || is_of_kind(document, "afdeling")) continue;
            first.push_back(one);
            std::ranges::push_heap(first, better);
            if (first.size() <= most) continue;
            std::ranges::pop_heap(first, better);
            first.pop_back();
        }
        std::ranges::sort_heap(first, better);
        return first;
    }

    void add(Sums& sums, std::size_t word, double weight) const {
        for (const auto& [document, score] : words_[word].found) {
            auto& sum = sums[document];
            sum = {sum.sum + weight * score, 1};
        }
    }

    std::vector<Topic> cut() const {
        std::set<std::uint32_t> candidates;
        {
            Sums whole{engine_.totals, evaluator_.documents()};
            for (const auto& clause : clauses_) {
                Sums sums{engine_.sums, evaluator_.documents()};
                for (const auto word : clause.words) add(sums, word, 1), add(whole, word, 1);
                for (const auto& one : best(sums, of_each_clause)) candidates.insert(one.document);
            }
            for (const auto& one : best(whole, of_the_whole)) candidates.insert(one.document);
        }
        std::vector<std::size_t> place(evaluator_.documents() + 1, candidates.size());
        std::size_t count = 0;
        for (const auto document : candidates) place[document] = count++;
        std::vector<std::vector<float>> evidence;
        std::vector<double> price;
        const auto rare = (weights_.k1 + 1) * std::log(1 + static_cast<double>(records_));
        for (const auto& clause : clauses_) {
            auto& row = evidence.emplace_back(candidates.size(), 0.0F);
            for (const auto word : clause.words)
                for (const auto& [document, score] : words_[word].found)
                    if (place[document] < candidates.size()) row[place[document]] += static_cast<float>(clause.asks ? asking : 1) * score;
            price.push_back(border * rare * (clause.turns ? turning : 1));
        }
        return topics(evidence, price, most_topics);
    }

    // ---- answers

    std::map<std::size_t, double> weights_of(const Topic& topic) const {
        std::map<std::size_t, double> weights;
        for (std::size_t i = 0; i < clauses_.size(); ++i) {
            const bool inside = i >= topic.first && i < topic.end;
            const auto weight = (clauses_[i].asks ? asking : 1) * (inside ? 1 : around);
            for (const auto word : clauses_[i].words) weights[word] = std::max(weights[word], weight);
        }
        return weights;
    }

    // A long text has words for everything: what says most for a record counts whole, each further word less.
    std::vector<RankedDocument> weighed_again(std::vector<RankedDocument> records, const std::map<std::size_t, double>& weights) const {
        std::vector<std::uint32_t> place(evaluator_.documents() + 1, 0);  // in `said`; 0: none
        for (std::uint32_t i = 0; i < records.size(); ++i) place[records[i].document] = i + 1;
        std::vector<std::vector<double>> said(records.size());
        for (const auto& [word, weight] : weights)
            for (const auto& [document, score] : words_[word].found)
                if (place[document] != 0) said[place[document] - 1].push_back(weight * score);
        for (auto& [document, score] : records) {
            auto& parts = said[place[document] - 1];
            std::ranges::sort(parts, std::ranges::greater{});
            double factor = 1;
            score = 0;
            for (const auto part : parts) score += factor * part, factor *= again;
            score *= factor_of(document);
        }
        std::ranges::sort(records, better);
        return records;
    }

    // Each topic has its records in their order; a record is of the topic where it is best.
    std::vector<OfferedQuestion> answered(std::size_t limit) {
        struct Found {
            Topic topic;
            std::vector<RankedDocument> records;
            std::size_t next = 0;
        };
        std::vector<Found> found;
        for (const auto& topic : cut()) {
            Sums sums{engine_.totals, evaluator_.documents()};
            for (const auto& [word, weight] : weights_of(topic)) add(sums, word, weight);
            found.push_back({topic, weighed_again(best(sums, std::max(weighed, limit * most_topics)), weights_of(topic))});
        }
        std::erase_if(found, [](const Found& one) { return one.records.empty(); });
        // Turn by turn, in the order of the text.
        std::vector<std::vector<std::uint32_t>> given(found.size());
        std::set<std::uint32_t> known{order_.begin(), order_.end()};
        for (std::size_t count = 0; count < limit;) {
            const auto before = count;
            for (std::size_t i = 0; i < found.size() && count < limit; ++i) {
                auto& [topic, records, next] = found[i];
                while (next < records.size() && known.contains(records[next].document)) ++next;
                if (next == records.size()) continue;
                known.insert(records[next].document);
                given[i].push_back(records[next++].document);
                order_.push_back(given[i].back());
                ++count;
            }
            if (count == before) break;
        }
        std::vector<OfferedQuestion> out;
        for (std::size_t i = 0; i < found.size(); ++i)
            if (!given[i].empty()) out.push_back(question(found[i].topic, given[i]));
        return out;
    }

    OfferedQuestion question(const Topic& topic, const std::vector<std::uint32_t>& documents) {
        std::vector<std::size_t> words;
        std::vector<std::size_t> sentences;
        for (auto i = topic.first; i < topic.end; ++i) {
            for (const auto word : clauses_[i].words)
                if (!words_[word].found.empty() && std::ranges::find(words, word) == words.end()) words.push_back(word);
            if (sentences.empty() || sentences.back() != clauses_[i].sentence) sentences.push_back(clauses_[i].sentence);
        }
        OfferedQuestion out;
        for (const auto sentence : sentences) (out.text += out.text.empty() ? "" : " ") += shown(sentence);
        std::vector<const query::Unit*> units;
        std::vector<double> telling;
        for (const auto word : words) {
            units.push_back(&words_[word].node.unit);
            telling.push_back(words_[word].telling);
            if (const auto folded = unicode::fold(words_[word].text); stands_in_an_article_(folded) || ordinary_.contains(folded)) out.words.push_back(words_[word].text);
        }
        const Matcher matcher{units};
        SeenViews views{generation_.texts(), matcher};
        Presenter presenter{matcher, telling, asker_};
        for (const auto document : documents) {
            const auto is_blocked = [&](std::string_view line) { return changes_.blocked(document, line); };
            out.records.push_back({presenter.present(views.at(document), 0, false, engine_.analyzer, is_blocked), 0, shown(best_sentence(topic, document))});
        }
        return out;
    }

    // The one whose words say most for the record.
    std::size_t best_sentence(const Topic& topic, std::uint32_t document) const {
        std::map<std::size_t, double> worth;
        for (auto i = topic.first; i < topic.end; ++i)
            for (const auto word : clauses_[i].words)
                for (const auto& one : words_[word].found)
                    if (one.document == document) worth[clauses_[i].sentence] += one.score;
        std::size_t best = clauses_[topic.first].sentence;
        double most = 0;
        for (const auto& [sentence, sum] : worth)
            if (sum > most) most = sum, best = sentence;
        return best;
    }

    std::optional<OfferedComplaint> complaint() {
        const auto document = settings_.complaints.empty() ? 0 : access_.find(settings_.complaints);
        if (document == 0) return std::nullopt;
        for (std::size_t i = 0; i < sentences_.size(); ++i) {
            std::vector<std::string> folded;
            for (const auto& word : privacy::note_words(sentences_[i].text)) folded.push_back(word.folded);
            const auto sign = dutch::complaint_sign(folded);
            if (!sign) continue;
            const Matcher matcher{{}};
            SeenViews views{generation_.texts(), matcher};
            order_.push_back(document);
            return OfferedComplaint{std::string{sign->reason}, {Presenter{matcher, {}, asker_}.present(views.at(document), 0, false, engine_.analyzer), 0, shown(i)}};
        }
        return std::nullopt;
    }

    // Places in the whole offer; the score only orders, as that of any hit.
    void rank(Offer& offer) const {
        const auto place = [&](OfferedRecord& record) {
            for (std::size_t i = 0; i < order_.size() && record.rank == 0; ++i)
                if (generation_.texts().view(order_[i]).id == record.hit.id) record.rank = i + 1;
            record.hit.score = 1.0 / static_cast<double>(record.rank);
        };
        if (offer.complaint) place(offer.complaint->record);
        for (auto& question : offer.questions)
            for (auto& record : question.records) place(record);
    }

    // ---- showing

    // In a text that he sees and that is not of a member of staff.
    bool stands_in_an_article(std::string_view folded) {
        const auto [known, is_new] = in_articles_.try_emplace(std::string{folded}, false);
        if (is_new) access_.each_while(folded, [&](std::uint32_t document, std::uint32_t) { return !(known->second = !is_person(document)); });
        return known->second;
    }

    const std::string& shown(std::size_t number) {
        auto& out = shown_[number];
        if (!out.empty()) return out;
        out = privacy::shown_note(sentences_[number].text, stands_in_an_article_);
        if (out.size() <= longest_shown) return out;
        out.resize(unicode::character_border(out, longest_shown));
        return out += " …";
    }

    const index::Generation& generation_;
    index::Engine& engine_;
    const Access& access_;
    const Asker& asker_;
    const Settings& settings_;
    const lexicon::Synonyms* synonyms_;
    const TermChanges& changes_;
    const Weights& weights_;
    mutable Evaluator evaluator_;
    SeenWords seen_;
    const std::size_t records_;
    privacy::OrdinaryWords ordinary_;
    const privacy::IsKnown stands_in_an_article_{[this](std::string_view folded) { return stands_in_an_article(folded); }};
    StringMap<bool> in_articles_;

    std::vector<dutch::NoteSentence> sentences_;
    std::vector<std::string> shown_;  // of each sentence, once it was asked for
    std::vector<Clause> clauses_;
    std::vector<Word> words_;
    std::map<std::string, std::size_t> known_;  // words by their readings
    std::vector<std::uint32_t> order_;          // what is offered, the best first
};

}  // namespace

Offer offering(const OfferQuery& query, const index::Generation& generation, index::Engine& engine, const Access& access, const Asker& asker,
               const AppliedLists* lists, const Settings& settings, const Weights& weights) {
    return Offering{generation, engine, access, asker, lists, settings, weights}(query);
}

}  // namespace vraagbaak::search
