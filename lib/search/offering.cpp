// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/offering.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "base/string_hash.hpp"
#include "dutch/complaints.hpp"
#include "dutch/notes.hpp"
#include "privacy/note_text.hpp"
#include "search/note_finding.hpp"
#include "search/note_reading.hpp"
#include "search/note_topics.hpp"
#include "search/presenter.hpp"
#include "search/sums.hpp"
#include "text/html.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::search {

namespace {

constexpr std::size_t longest_shown = 300;  // bytes of a sentence

// Chosen by the halves oefen and nieuw of tests/data/offer/notities.txt (docs/relevance.md).
constexpr double around = 0.4;      // weight of a topic's words for the other topics of its part of the text
constexpr double far = 0.1;         // … of other parts
constexpr double again = 0.85;      // of each word that a record has the weight of the next one in worth is so much less
constexpr std::size_t weighed = 60;  // records of a topic that are looked at so

// What stood on the screen of who wrote it.
std::string written(std::string_view text) {
    auto clean = unicode::clean(text);
    return unicode::looks_like_html(clean) ? unicode::plain_from_html(clean).text : clean;
}

class Offering {
public:
    Offering(const index::Generation& generation, index::Engine& engine, const Access& access, const Asker& asker, const AppliedLists* lists,
             const Settings& settings, const Weights& weights)
        : generation_(generation),
          engine_(engine),
          access_(access),
          asker_(asker),
          settings_(settings),
          lists_(lists),
          changes_(lists ? lists->changes : TermChanges::none()),
          weights_(weights),
          evaluator_(generation, engine, access, weights_, changes_, Frequencies::seen),
          finding_(generation, engine, access, asker, weights_, evaluator_) {}

    Offer operator()(const OfferQuery& query) {
        Offer offer;
        auto text = std::string_view{query.text};
        offer.cut = text.size() > longest_offer_text;
        if (offer.cut) text = text.substr(0, unicode::character_border(text, longest_offer_text));
        const auto note = privacy::redact_note(written(text), asker_.date);
        offer.redacted = note.changed;
        noted_.sentences = dutch::note_sentences(note.text);
        shown_.resize(noted_.sentences.size());
        offer.complaint = complaint();
        noted_ = read_note(std::move(noted_.sentences), {generation_, engine_, access_, lists_, changes_, weights_, evaluator_, stands_in_an_article_});
        offer.unread = noted_.unread;
        finding_.find(noted_);
        if (!noted_.clauses.empty()) answer(offer, query.limit);
        rank(offer);
        return offer;
    }

private:
    // ---- answers

    // A topic with its records in their order.
    struct FoundTopic {
        Topic topic;
        std::vector<RankedDocument> records;
        std::size_t next = 0;
        std::vector<std::uint32_t> given = {};
    };

    std::map<std::size_t, double> weights_of(const NoteTopic& own, const std::vector<NoteTopic>& all) const {
        std::map<std::size_t, double> weights;
        for (const auto& other : all) {
            const auto share = other.topic == own.topic ? 1 : other.part == own.part ? around : far;
            for (auto i = other.topic.first; i < other.topic.end; ++i)
                for (const auto word : noted_.clauses[i].words) weights[word] = std::max(weights[word], share * (noted_.clauses[i].asks ? asking : 1));
        }
        return weights;
    }

    // A long text has words for everything: what says most for a record counts whole, each further word less.
    std::vector<RankedDocument> weighed_again(const Topic& topic, std::vector<RankedDocument> records, const std::map<std::size_t, double>& weights) const {
        std::vector<std::uint32_t> place(evaluator_.documents() + 1, 0);  // in `said`; 0: none
        for (std::uint32_t i = 0; i < records.size(); ++i) place[records[i].document] = i + 1;
        std::vector<std::vector<double>> said(records.size());
        for (const auto& [word, weight] : weights)
            for (const auto& [document, score] : noted_.words[word].found)
                if (place[document] != 0) said[place[document] - 1].push_back(weight * score);
        for (auto& [document, score] : records) {
            auto& parts = said[place[document] - 1];
            std::ranges::sort(parts, std::ranges::greater{});
            double factor = 1;
            score = 0;
            for (const auto part : parts) score += factor * part, factor *= again;
            score *= finding_.factor_of(document);
        }
        std::vector<const NotedWord*> own;
        for (const auto word : words_of(topic)) own.push_back(&noted_.words[word]);
        finding_.put_in_order(records, own);
        return records;
    }

    // Those that records are found for; of too many the most telling, and those that are left are told.
    std::vector<FoundTopic> found_topics(Offer& offer, std::size_t limit) {
        std::vector<FoundTopic> out;
        const auto all = note_topics(noted_, finding_);
        for (const auto& one : all) {
            Sums sums{engine_.totals, evaluator_.documents()};
            const auto weights = weights_of(one, all);
            for (const auto& [word, weight] : weights) NoteFinding::add(sums, noted_.words[word], weight);
            if (says_something(one.topic)) out.push_back({one.topic, weighed_again(one.topic, finding_.best(sums, std::max(weighed, limit + 1)), weights)});
        }
        std::erase_if(out, [](const FoundTopic& one) { return one.records.empty(); });
        leave(out, std::min(limit, most_offered_questions), offer);
        return out;
    }

    // Those that find something, each once.
    std::vector<std::size_t> words_of(const Topic& topic) const {
        std::vector<std::size_t> words;
        for (auto i = topic.first; i < topic.end; ++i)
            for (const auto word : noted_.clauses[i].words)
                if (!noted_.words[word].found.empty() && std::ranges::find(words, word) == words.end()) words.push_back(word);
        return words;
    }

    bool says_something(const Topic& topic) const { return !words_of(topic).empty(); }

    void leave(std::vector<FoundTopic>& topics, std::size_t most, Offer& offer) {
        if (topics.size() <= most) return;
        std::vector<std::size_t> order(topics.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return topics[a].records.front().score > topics[b].records.front().score; });
        order.resize(most);
        std::vector<FoundTopic> kept;
        for (std::size_t i = 0; i < topics.size(); ++i)
            if (std::ranges::find(order, i) != order.end()) kept.push_back(std::move(topics[i]));
            else offer.left.push_back(text_of(topics[i].topic));
        topics = std::move(kept);
    }

    // A record is of the topic where it is best: they choose turn by turn, in the order of the text.
    void answer(Offer& offer, std::optional<std::size_t> asked) {
        const std::size_t had = offer.complaint.has_value();
        auto found = found_topics(offer, asked ? *asked - had : most_offered_questions);
        const auto limit = asked ? *asked - had : std::max(usually_offered - had, found.size());
        std::set<std::uint32_t> known{order_.begin(), order_.end()};
        for (std::size_t count = 0; count < limit;) {
            const auto before = count;
            for (auto& [topic, records, next, given] : found) {
                if (count == limit) break;
                while (next < records.size() && known.contains(records[next].document)) ++next;
                if (next == records.size()) continue;
                known.insert(records[next].document);
                given.push_back(records[next++].document);
                order_.push_back(given.back());
                ++count;
            }
            if (count == before) break;
        }
        for (const auto& one : found)
            if (!one.given.empty()) offer.questions.push_back(question(one.topic, one.given));
    }

    // The sentences that it was read from.
    std::string text_of(const Topic& topic) {
        std::string out;
        for (auto i = topic.first; i < topic.end; ++i) {
            const auto sentence = noted_.clauses[i].sentence;
            if (i == topic.first || sentence != noted_.clauses[i - 1].sentence) (out += out.empty() ? "" : " ") += shown(sentence);
        }
        return out;
    }

    OfferedQuestion question(const Topic& topic, const std::vector<std::uint32_t>& documents) {
        const auto words = words_of(topic);
        OfferedQuestion out;
        out.text = text_of(topic);
        std::vector<const query::Unit*> units;
        std::vector<double> telling;
        for (const auto word : words) {
            units.push_back(&noted_.words[word].node.unit);
            telling.push_back(noted_.words[word].telling);
            if (const auto folded = unicode::fold(noted_.words[word].text); stands_in_an_article_(folded) || ordinary_.contains(folded)) out.words.push_back(noted_.words[word].text);
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
            for (const auto word : noted_.clauses[i].words)
                for (const auto& one : noted_.words[word].found)
                    if (one.document == document) worth[noted_.clauses[i].sentence] += one.score;
        std::size_t best = noted_.clauses[topic.first].sentence;
        double most = 0;
        for (const auto& [sentence, sum] : worth)
            if (sum > most) most = sum, best = sentence;
        return best;
    }

    std::optional<OfferedComplaint> complaint() {
        const auto document = settings_.complaints.empty() ? 0 : access_.find(settings_.complaints);
        if (document == 0) return std::nullopt;
        for (std::size_t i = 0; i < noted_.sentences.size(); ++i) {
            std::vector<std::string> folded;
            for (const auto& word : privacy::note_words(noted_.sentences[i].text)) folded.push_back(word.folded);
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
        if (is_new) access_.each_while(folded, [&](std::uint32_t document, std::uint32_t) { return !(known->second = !finding_.is_person(document)); });
        return known->second;
    }

    const std::string& shown(std::size_t number) {
        auto& out = shown_[number];
        if (!out.empty()) return out;
        out = privacy::shown_note(noted_.sentences[number].text, stands_in_an_article_);
        if (out.size() <= longest_shown) return out;
        out.resize(unicode::character_border(out, longest_shown));
        return out += " …";
    }

    const index::Generation& generation_;
    index::Engine& engine_;
    const Access& access_;
    const Asker& asker_;
    const Settings& settings_;
    const AppliedLists* lists_;
    const TermChanges& changes_;
    const Weights& weights_;
    Evaluator evaluator_;
    NoteFinding finding_;
    privacy::OrdinaryWords ordinary_;
    const privacy::IsKnown stands_in_an_article_{[this](std::string_view folded) { return stands_in_an_article(folded); }};
    StringMap<bool> in_articles_;

    Noted noted_;
    std::vector<std::string> shown_;    // of each sentence, once it was asked for
    std::vector<std::uint32_t> order_;  // what is offered, the best first
};

}  // namespace

Offer offering(const OfferQuery& query, const index::Generation& generation, index::Engine& engine, const Access& access, const Asker& asker,
               const AppliedLists* lists, const Settings& settings, const Weights& weights) {
    return Offering{generation, engine, access, asker, lists, settings, weights}(query);
}

}  // namespace vraagbaak::search
