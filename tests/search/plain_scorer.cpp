// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/plain_scorer.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>

#include "dutch/name_words.hpp"
#include "dutch/stemmer.hpp"
#include "index/document.hpp"
#include "index/text_parts.hpp"
#include "index/timed.hpp"
#include "lexicon/slow_distance.hpp"
#include "lexicon/word_table.hpp"
#include "query/plan_corrections.hpp"
#include "query/plan_names.hpp"
#include "query/plan_parts.hpp"
#include "search/announcing.hpp"
#include "search/expansion.hpp"
#include "search/nearness.hpp"
#include "search/plain_people.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::test {

using query::Clause;
using query::Combine;
using query::Need;
using query::PlanNode;
using query::Space;

namespace {

bool is_person(const Record& record) { return record.kind == "medewerker"; }

// In the name of a contact person or the address of a person.
bool is_called(const index::TextPart& part, const analysis::Token& token) {
    for (const auto& [begin, end] : part.names)
        if (token.range.begin >= begin && token.range.end <= end) return true;
    return false;
}

}  // namespace

PlainScorer::PlainScorer(const std::vector<Record>& views, const Settings& settings, search::Weights weights)
    : weights_(weights) {
    const auto field_weights = index::field_weights(settings);
    const bool no_texts = std::ranges::all_of(views, is_person);
    for (const auto& record : views) {
        auto& document = documents_.emplace_back(Document{&record, {}, {}, 0});
        std::size_t first = 1;
        for (const auto& part : index::TextParts{record}) add_part(document, part, first, field_weights);
        const bool counts = no_texts || !is_person(record);
        for (const auto& [key, wdf] : document.wdf) {
            frequency_[key] += counts ? 1 : 0;
            document.length += wdf;
        }
        if (!counts) continue;
        average_length_ += document.length;
        ++counted_;
    }
    if (counted_ > 0) average_length_ /= static_cast<double>(counted_);
}

void PlainScorer::add_part(Document& document, const index::TextPart& part, std::size_t& first, const index::FieldWeights& weights) {
    const auto field = part.field;
    std::vector<analysis::Token> tokens;
    analyzer_.analyze(part.text, tokens);
    const bool title = field == index::Field::title || field == index::Field::alternative_title;
    const auto in_title = index::title_weight(index::telling_words(tokens));
    const auto raise = [&](Space space, const std::string& stem) {
        auto& wdf = document.wdf[{space, stem}];
        wdf = std::max(wdf, in_title);
    };
    for (const auto& token : tokens) {
        if (index::is_dialled(field, token.folded)) continue;
        ++document.wdf[{Space::word, token.folded}];
        document.positions[token.folded].insert(first + token.position);
        if (token.stem.empty()) continue;
        if (index::is_name(field, *document.record)) {
            raise(Space::title, dutch::name_word(token.folded));
            continue;
        }
        if (is_called(part, token)) {
            if (!token.piece) document.wdf[{Space::stem, dutch::name_word(token.folded)}] += weights[field];
            continue;
        }
        const std::string stem{token.stem};
        document.wdf[{Space::stem, stem}] += weights[field];
        document.wdf[{Space::part, stem}] += weights[field];
        for (const auto& inner : token.parts) document.wdf[{Space::part, inner.stem}] += weights[field];
        if (title) {
            raise(Space::title, stem);
            raise(Space::title_part, stem);
            for (const auto& inner : token.parts) raise(Space::title_part, inner.stem);
        }
        if (field == index::Field::keywords) ++document.wdf[{Space::keyword, stem}];
        if (field == index::Field::heading) ++document.wdf[{Space::heading, stem}];
    }
    if (!tokens.empty()) first += tokens.back().position + 100;  // no phrase runs from one part into the next
}

bool PlainScorer::has(const Document& document, const query::Term& term) const {
    if (term.space == Space::id) return document.record->id == term.text;
    if (term.space != Space::filter) return document.wdf.contains({term.space, term.text});
    const auto values = index::facet_values(*document.record, *index::facet_field(term.field));
    return std::ranges::any_of(values, [&](const auto& value) { return unicode::fold(value) == unicode::fold(term.text); });
}

// The terms in their order, the last at most window - 1 behind the first: the nearest place for each is the best.
bool PlainScorer::adjacent(const Document& document, const query::Reading& reading) const {
    const auto& first = document.positions.at(reading.terms.front().text);
    return std::ranges::any_of(first, [&](std::size_t at) {
        auto last = at;
        for (std::size_t i = 1; i < reading.terms.size(); ++i) {
            const auto& places = document.positions.at(reading.terms[i].text);
            const auto next = places.upper_bound(last);
            if (next == places.end()) return false;
            last = *next;
        }
        return last - at < reading.window;
    });
}

double PlainScorer::idf(std::size_t documents_with_it, std::size_t of) const {
    const double n = static_cast<double>(documents_with_it);
    double odds = (static_cast<double>(of) - n + 0.5) / (n + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return std::log(odds);
}

double PlainScorer::bm25(const Document& document, const query::Term& term) const {
    const auto found = document.wdf.find({term.space, term.text});
    if (found == document.wdf.end()) return 0;  // ids and filters say yes or no
    const double wdf = found->second;
    const double length = std::max(document.length / average_length_, 0.5);
    return (weights_.k1 + 1) * idf(frequency_.at({term.space, term.text}), counted_) * wdf / (wdf + weights_.k1 * (1 - weights_.b + weights_.b * length));
}

PlainScorer::Score PlainScorer::reading(const Document& document, const query::Reading& reading) const {
    if (reading.known_as > 0) {
        const auto number = static_cast<std::uint32_t>(&document - documents_.data() + 1);
        const auto known = std::ranges::find(reading.known, number, &query::Known::document);
        return known == reading.known.end() ? Score{} : Score{true, (weights_.k1 + 1) * idf(reading.known_as, documents_.size()) * known->quality};
    }
    if (reading.terms.empty()) return {};
    if (reading.any) return {std::ranges::any_of(reading.terms, [&](const auto& t) { return has(document, t); }), 0};
    Score score{true, 0};
    for (const auto& term : reading.terms) {
        if (!has(document, term)) return {};
        score.value += bm25(document, term);
    }
    if (reading.window > 0 && reading.terms.size() > 1 && !adjacent(document, reading)) return {};
    return score;
}

namespace {

bool has_stem(const query::Unit& unit) {
    return std::ranges::any_of(unit.readings, [](const auto& reading) { return reading.kind == "stem"; });
}

double scale(const query::Reading& reading, const search::Weights& weights) {
    if (reading.kind == "synonym") return weights.synonym / static_cast<double>(reading.terms.size());
    if (reading.kind == "correction") return weights.correction / static_cast<double>(reading.terms.size());
    if (reading.kind == "name") return weights.name;
    if (reading.kind == "special" || reading.kind == "phone") return weights.special;
    if (reading.kind == "person") return weights.person;
    if (reading.kind == "within" || reading.kind == "family") return weights.within;
    if (reading.kind == "parts") return weights.parts / static_cast<double>(reading.terms.size());
    if (reading.kind == "part") return weights.part;
    return reading.kind == "stem" ? weights.stem : 1.0;
}

}  // namespace

PlainScorer::Score PlainScorer::unit(const Document& document, const query::Unit& unit) const {
    Score best;
    for (const auto& one : unit.readings) {
        if (one.kind == "exact" && has_stem(unit)) continue;
        const auto score = reading(document, one);
        if (!score.matches) continue;
        best = {true, std::max(best.value, score.value * scale(one, weights_))};
    }
    if (unit.weak) best.value *= weights_.weak;
    return best;
}

PlainScorer::Score PlainScorer::node(const Document& document, const PlanNode& node) const {
    if (node.combine == Combine::unit) return unit(document, node.unit);
    std::vector<Score> scores;
    for (const auto& child : node.children) scores.push_back(this->node(document, child));
    if (node.combine == Combine::except) {
        const auto& wanted = node.children.front();
        const bool nothing = wanted.combine != Combine::unit && wanted.children.empty();  // all but …
        if (nothing) scores.front() = {true, 0};
        return scores.size() > 1 && scores[1].matches ? Score{} : scores.front();
    }
    const auto matching = static_cast<std::size_t>(std::ranges::count(scores, true, &Score::matches));
    if (matching == 0 || (node.combine == Combine::all && matching < scores.size())) return {};
    Score sum{true, 0};
    for (const auto& score : scores) sum.value += score.value;
    return sum;
}

double PlainScorer::evidence(const Document& document, const PlanNode& node) const {
    double exact = 0, sum = 0, best_synonym = 0;
    if (node.combine == Combine::unit)
        for (const auto& one : node.unit.readings) {
            if (one.kind == "exact" && has_stem(node.unit)) exact += weights_.exact * reading(document, one).value;
            const std::set<std::string> in_titles{"stem", "within", "family", "parts", "part", "separable", "synonym", "correction"};
            if (!in_titles.contains(one.kind) || one.known_as > 0) continue;
            auto in_title = one;
            for (auto& term : in_title.terms)
                term.space = term.space == Space::stem ? Space::title : term.space == Space::part ? Space::title_part : term.space;
            const auto value = weights_.title * scale(one, weights_) * reading(document, in_title).value;
            if (one.kind == "stem") sum += value;
            else best_synonym = std::max(best_synonym, value);
        }
    sum += best_synonym;
    if (node.combine == Combine::unit && node.unit.weak) sum *= weights_.weak;
    sum += exact;
    const auto end = node.combine == Combine::except ? std::min<std::size_t>(1, node.children.size()) : node.children.size();
    for (std::size_t i = 0; i < end; ++i) sum += evidence(document, node.children[i]);
    return sum;
}

namespace {

bool says(const analysis::Token& token, const query::Term& term) {
    switch (term.space) {
        case Space::id:
        case Space::filter: return false;
        case Space::word: return token.folded == term.text;
        case Space::part:
        case Space::title_part:
            if (std::ranges::any_of(token.parts, [&](const auto& part) { return part.stem == term.text; }) && !token.stem.empty()) return true;
            [[fallthrough]];
        default: return !token.stem.empty() && token.stem == term.text;
    }
}

}  // namespace

// What a word says of each unit. `meant`: it is a word of the question at all, if only as it was typed.
std::vector<double> PlainScorer::said_by(const analysis::Token& token, const std::vector<const query::Unit*>& units, bool person, bool& meant) const {
    std::vector<double> said(units.size());
    for (std::size_t i = 0; i < units.size(); ++i)
        for (const auto& reading : units[i]->readings)
            for (const auto& term : reading.terms) {
                if (!says(token, term) || (reading.kind == "person" && reading.rule != "exact" && !person)) continue;
                meant = true;
                const auto known = frequency_.find({term.space, term.text});
                if (known == frequency_.end() || reading.any || reading.known_as > 0 || (reading.kind == "exact" && has_stem(*units[i]))) continue;
                const double shares = reading.kind == "phrase" ? static_cast<double>(reading.terms.size()) : 1;
                const double weak = units[i]->weak ? weights_.weak : 1;
                said[i] = std::max(said[i], (weights_.k1 + 1) * idf(known->second, counted_) * weak * scale(reading, weights_) / shares);
            }
    return said;
}

double PlainScorer::nearness(const Document& document, const query::Plan& plan) const {
    auto units = query::units_of(plan);
    if (std::ranges::any_of(units, [](const auto* unit) { return !unit->function_word; }))
        std::erase_if(units, [](const auto* unit) { return unit->function_word; });
    struct Place {
        std::size_t number;
        std::vector<double> said;
    };
    std::map<std::pair<std::size_t, std::size_t>, double> most;
    for (const auto& part : index::TextParts{*document.record}) {
        std::vector<analysis::Token> tokens;
        analyzer_.analyze(part.text, tokens);
        for (auto& token : tokens)
            if (is_called(part, token)) token.stem = {}, token.parts = {};
        std::vector<Place> places;
        std::size_t number = 0, end = 0, end_of_meant = 0;
        for (const auto& token : tokens) {  // alternatives over the same bytes are one place, of which the first that is meant counts
            if (token.range.begin >= end) ++number;
            end = std::max(end, token.range.end);
            bool meant = false;
            auto said = said_by(token, units, document.record->kind == "medewerker", meant);
            if (!meant || token.range.begin < end_of_meant) continue;
            end_of_meant = token.range.end;
            places.push_back({number, std::move(said)});
        }
        for (const auto& a : places)
            for (const auto& b : places)
                for (std::size_t i = 0; i < units.size(); ++i)
                    for (std::size_t j = i + 1; j < units.size(); ++j)
                        if (std::max(a.number, b.number) - std::min(a.number, b.number) <= search::near_words)
                            most[{i, j}] = std::max(most[{i, j}], std::min(a.said[i], b.said[j]));
    }
    double sum = 0;
    for (const auto& [pair, worth] : most) sum += worth;
    return sum;
}

bool PlainScorer::passes(const Document& document, const std::vector<Filter>& filters) const {
    std::map<std::string, bool> fields;
    for (const auto& [field, value] : filters) fields[field] |= has(document, {Space::filter, value, field});
    return std::ranges::all_of(fields, [](const auto& field) { return field.second; });
}

// What a document must have, one of what it must have, what adds to its score, and what it must not have.
struct PlainScorer::Rung {
    std::vector<const Clause*> all, any, bonus, evidence, function, excluded;
    bool open = false;  // nothing is asked for by words
    std::string lone_id;
    std::vector<std::string> relaxed;
    double factor = 1;
};

PlainScorer::Score PlainScorer::on_rung(const Document& document, const Rung& rung) const {
    for (const auto* clause : rung.excluded)
        if (node(document, clause->node).matches) return {};
    const bool lone = !rung.lone_id.empty() && document.record->id == rung.lone_id;
    if (rung.all.empty() && rung.any.empty()) return {rung.open || lone, 0};
    Score sum{true, 0};
    for (const auto* clause : rung.all) {
        const auto score = node(document, clause->node);
        if (!score.matches) return {lone, 0};
        sum.value += score.value;
    }
    bool some = rung.any.empty();
    for (const auto* clause : rung.any) {
        const auto score = node(document, clause->node);
        some |= score.matches;
        sum.value += score.value;
    }
    if (!some && rung.all.empty()) return {lone, 0};
    for (const auto* clause : rung.bonus) sum.value += node(document, clause->node).value;
    for (const auto* clause : rung.evidence) sum.value += evidence(document, clause->node);
    for (const auto* clause : rung.function) sum.value += weights_.function_word * node(document, clause->node).value;
    return sum;
}

// All words; all but those that nobody can be found by, or else the commonest; any word. Required words always, words
// that turn a meaning on the first two rungs, function words never.
std::vector<PlainScorer::Rung> PlainScorer::rungs(const query::Plan& plan, const Seen& seen) const {
    Rung base;
    std::vector<const Clause*> required, wanted, turning;
    for (const auto& clause : plan.clauses) {
        if (clause.need == Need::excluded) base.excluded.push_back(&clause);
        else if (clause.need == Need::required) required.push_back(&clause);
        else if (clause.function_word()) base.function.push_back(&clause);
        else (clause.directional() ? turning : wanted).push_back(&clause);
    }
    if (wanted.empty() && required.empty()) std::swap(wanted, turning);
    base.evidence = required;
    base.evidence.insert(base.evidence.end(), wanted.begin(), wanted.end());
    const auto rung = [&](std::vector<const Clause*> needed, const std::vector<const Clause*>& relaxed) {
        Rung out = base;
        out.all = required;
        out.all.insert(out.all.end(), needed.begin(), needed.end());
        out.bonus = relaxed;
        for (const auto* clause : relaxed) out.relaxed.push_back(clause->text);
        return out;
    };
    auto strict = wanted;
    strict.insert(strict.end(), turning.begin(), turning.end());
    std::vector<Rung> out{rung(strict, {})};
    out.front().factor = weights_.every_word;
    if (strict.size() < 2 && (required.empty() || strict.empty())) return out;

    std::vector<std::size_t> counts;
    for (const auto* clause : wanted) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < documents_.size(); ++i) count += seen[i] && node(documents_[i], clause->node).matches;
        counts.push_back(count);
    }
    const bool unknown = std::ranges::find(counts, std::size_t{0}) != counts.end();
    const auto commonest = std::ranges::max_element(counts) - counts.begin();
    std::vector<const Clause*> kept, dropped;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        ((unknown ? counts[i] == 0 : static_cast<std::ptrdiff_t>(i) == commonest) ? dropped : kept).push_back(wanted[i]);
    if (kept.size() + required.size() > 1 || (kept.size() == 1 && kept.front()->special())) {
        kept.insert(kept.end(), turning.begin(), turning.end());
        out.push_back(rung(kept, dropped));
        out.back().factor = weights_.most_words;
    }
    auto last = rung({}, strict);
    last.bonus = turning;
    last.any = wanted;
    out.push_back(std::move(last));
    return out;
}

namespace {

// By the definition: a star is any number of characters, a question mark one.
bool fits(std::u32string_view pattern, std::u32string_view word) {
    if (pattern.empty()) return word.empty();
    if (pattern.front() == U'*') return fits(pattern.substr(1), word) || (!word.empty() && fits(pattern, word.substr(1)));
    return !word.empty() && (pattern.front() == U'?' || pattern.front() == word.front()) &&
           fits(pattern.substr(1), word.substr(1));
}

}  // namespace

std::vector<std::string> PlainScorer::words_for(const query::Reading& asked, const Seen& seen) const {
    struct Word {
        std::size_t distance;
        std::ptrdiff_t count;  // below zero: the most frequent first
        std::string text;
    };
    std::map<std::string, std::ptrdiff_t> counts;
    for (std::size_t i = 0; i < documents_.size(); ++i)
        for (const auto& [key, wdf] : documents_[i].wdf)
            if (seen[i] && key.first == Space::word) --counts[key.second];
    const auto wanted = lexicon::characters(asked.terms.front().text);
    std::vector<Word> words;
    for (const auto& [text, count] : counts) {
        const std::size_t distance = asked.kind == "joker" ? 0 : lexicon::slow_distance(wanted, lexicon::characters(text));
        const bool right = asked.kind == "joker" ? fits(wanted, lexicon::characters(text)) : distance <= asked.distance;
        if (right) words.push_back({distance, count, text});
    }
    std::ranges::sort(words, {}, [](const Word& word) { return std::tie(word.distance, word.count, word.text); });
    std::vector<std::string> out;
    for (const auto& word : words)
        if (out.size() < search::most_words_for_one) out.push_back(word.text);
    if (out.empty() && asked.kind == "fuzzy") out.push_back(asked.terms.front().text);
    return out;
}

void PlainScorer::expand(PlanNode& node, const Seen& seen) const {
    dutch::Stemmer stemmer;
    for (auto& reading : node.unit.readings) {
        if (reading.kind != "joker" && reading.kind != "fuzzy") continue;
        const auto space = reading.terms.front().space;
        const auto words = words_for(reading, seen);
        reading.terms.clear();
        for (const auto& word : words) {
            const query::Term term{space, space == Space::word ? word : std::string{stemmer.stem(word)}, {}};
            if (std::ranges::find(reading.terms, term) == reading.terms.end()) reading.terms.push_back(term);
        }
    }
    for (auto& child : node.children) expand(child, seen);
}

void PlainScorer::expand(query::Plan& plan, const Seen& seen) const {
    for (auto& clause : plan.clauses) expand(clause.node, seen);
}

std::optional<std::string> PlainScorer::correct(query::Plan& plan, const std::string& question, const lexicon::Synonyms* lists,
                                                analysis::Analyzer& analyzer, const Seen& seen) const {
    std::vector<lexicon::CountedWord> counted;
    for (std::size_t i = 0; i < documents_.size(); ++i)
        for (const auto& [key, wdf] : documents_[i].wdf)
            if (seen[i] && key.first == Space::word) counted.push_back({key.second, 1});
    const auto bytes = lexicon::write_word_table(std::move(counted));
    const lexicon::WordTable words{std::string_view{bytes}};
    const query::WordKnowledge knowledge{
        [&](const query::Unit& one) {
            for (std::size_t i = 0; i < documents_.size(); ++i)
                if (seen[i] && unit(documents_[i], one).matches) return true;
            return false;
        },
        [&](const std::string& word, std::size_t most, int dearest) {
            return lexicon::suggest(words, word, most, [&](lexicon::WordId id) { return std::optional{words.count(id)}; }, dearest);
        },
        [&](const std::string& word, std::uint32_t times, int dearest) -> std::optional<lexicon::Suggestion> {
            const auto own = words.find(word);
            if (!own) return std::nullopt;
            const auto often = [&](lexicon::WordId id) {
                return words.count(id) >= times * words.count(*own) ? std::optional{words.count(id)} : std::nullopt;
            };
            const auto found = lexicon::suggest(words, word, 1, often, dearest);
            return found.empty() ? std::nullopt : std::optional{found.front()};
        }};
    std::vector<const Record*> views;
    for (const auto& document : documents_) views.push_back(document.record);
    query::add_contacts(plan, [&](const query::Reading& reading) { return count(reading, seen) > 0; });
    PlainPeople people{views, seen, [&](const query::Reading& reading) { return count(reading, seen); }, knowledge.found};
    people.add(plan, question);
    auto corrected = query::add_corrections(plan, question, lists, analyzer, knowledge);
    if (!corrected) corrected = query::likelier_question(plan, question, lists, analyzer, knowledge);
    people.add_likely();
    query::drop_repeated_words(plan);
    query::drop_needless_parts(plan, knowledge.found);
    return corrected;
}

std::size_t PlainScorer::count(const query::Reading& reading, const Seen& seen) const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < documents_.size(); ++i) count += seen[i] && this->reading(documents_[i], reading).matches;
    return count;
}

std::map<std::string, std::vector<FacetValue>> PlainScorer::facets_of(const std::vector<std::string>& fields,
                                                                      const std::vector<const Record*>& records) {
    std::map<std::string, std::vector<FacetValue>> facets;
    for (const auto& field : fields) {
        std::map<std::string, std::size_t> counts;
        for (const auto* record : records) {
            const auto values = index::facet_values(*record, *index::facet_field(field));
            for (const auto& value : std::set<std::string>(values.begin(), values.end())) ++counts[value];
        }
        auto& out = facets[field];
        for (const auto& [value, count] : counts) out.push_back({value, count});
        std::ranges::stable_sort(out, std::ranges::greater{}, &FacetValue::count);
    }
    return facets;
}

namespace {

bool is_over(const Record& record, const Date& today) {
    return record.kind == "project" && (record.status == "afgerond" || (record.end && *record.end < today));
}

bool higher(const PlainScorer::Ranked& a, const PlainScorer::Ranked& b) {
    return a.score != b.score ? a.score > b.score : a.behind < b.behind;
}

bool wanted(const Clause& clause) { return clause.need != Need::excluded && !clause.function_word() && !clause.directional(); }

}  // namespace

// Clauses that it has; those that turn a meaning count only where there are no others.
std::size_t PlainScorer::words(const Document& document, const query::Plan& plan) const {
    const auto counts = [](const Clause& clause) { return clause.need == Need::required || wanted(clause); };
    const bool turning = std::ranges::none_of(plan.clauses, counts);
    return static_cast<std::size_t>(std::ranges::count_if(plan.clauses, [&](const auto& clause) {
        const bool also = turning && clause.need != Need::excluded && clause.directional();
        return (counts(clause) || also) && node(document, clause.node).matches;
    }));
}

// … that stand in its titles, streets, districts, postcodes and letters as they were said.
std::size_t PlainScorer::named(const Document& document, const query::Plan& plan) const {
    auto said = plan;
    const std::function<void(PlanNode&)> without_lists = [&](PlanNode& node) {
        std::erase_if(node.unit.readings, [](const auto& reading) { return reading.kind == "synonym" || reading.kind == "family"; });
        std::ranges::for_each(node.children, without_lists);
    };
    for (auto& clause : said.clauses) without_lists(clause.node);
    const auto called = index::names_of(*document.record, analyzer_);
    return static_cast<std::size_t>(std::ranges::count_if(said.clauses, [&](const auto& clause) {
        const bool weak = clause.node.combine == Combine::unit && clause.node.unit.weak;
        return wanted(clause) && !weak && search::has(called, clause.node);
    }));
}

void PlainScorer::set_back(std::span<Ranked> documents, const query::Plan& plan, const Date& today) const {
    for (auto& over : documents) {
        const auto& behind = documents_[over.document];
        if (!is_over(*behind.record, today)) continue;
        for (const auto& one : documents) {
            const auto& before = documents_[one.document];
            const bool goes_on = before.record->kind == "project" && !is_over(*before.record, today);
            if (!goes_on || one.score > over.score || named(before, plan) < named(behind, plan) || 2 * words(before, plan) < words(behind, plan)) continue;
            over.score = one.score;
            over.behind = true;
        }
    }
}

PlainScorer::Result PlainScorer::rank(const query::Plan& plan, const Question& question, const Seen& seen,
                                      std::size_t minimum, const Date& today) const {
    Result result;
    result.facets = facets_of(question.facets, {});
    std::set<std::size_t> ranked;
    for (std::size_t i = 0; i < documents_.size(); ++i)
        if (seen[i] && !plan.lone_id.empty() && documents_[i].record->id == plan.lone_id &&
            passes(documents_[i], question.filters)) {
            result.documents.push_back({i, 0});
            ranked.insert(i);
        }
    const bool lone = !ranked.empty();
    for (auto& rung : rungs(plan, seen)) {
        if (lone) rung.lone_id = plan.lone_id;
        const bool wordless = rung.all.empty() && rung.any.empty();
        rung.open = wordless && !lone && (!question.filters.empty() || !rung.excluded.empty());
        if (wordless && !rung.open && !lone) continue;
        std::vector<Ranked> found;
        std::vector<const Record*> records;
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            if (!seen[i] || !passes(documents_[i], question.filters)) continue;
            const auto score = on_rung(documents_[i], rung);
            if (!score.matches) continue;
            found.push_back({i, rung.factor * score.value * (is_over(*documents_[i].record, today) ? weights_.finished : 1)});
            records.push_back(documents_[i].record);
        }
        for (const auto& one : found)
            if (ranked.insert(one.document).second) result.documents.push_back(one);
        if (found.size() > result.total) result.relaxed = rung.relaxed;
        result.total = found.size();
        result.facets = facets_of(question.facets, records);
        if (result.total >= minimum) break;
    }
    const auto all = std::span{result.documents}.subspan(lone ? 1 : 0);
    set_back(all, plan, today);
    std::ranges::stable_sort(all, higher);
    const auto first = all.first(std::min(search::reordered, all.size()));
    for (auto& one : first) one.score += weights_.near * nearness(documents_[one.document], plan);
    set_back(first, plan, today);
    std::ranges::stable_sort(first, higher);
    if (lone && result.documents.size() > 1) result.documents[0].score = result.documents[1].score + 1;
    return result;
}

}  // namespace vraagbaak::test
