// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/evaluator.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "index/document.hpp"
#include "index/schema.hpp"
#include "search/sums.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::search {

namespace {

using query::Combine;
using query::PlanNode;
using query::Space;

std::string_view prefix_of(Space space) {
    switch (space) {
        case Space::stem: return index::stem_prefix;
        case Space::part: return index::part_prefix;
        case Space::title_part: return index::title_part_prefix;
        case Space::title: return index::title_prefix;
        case Space::keyword: return index::keyword_prefix;
        case Space::heading: return index::heading_prefix;
        default: return {};
    }
}

// The literal word of a unit whose stem is scored too: a bonus, since the stem's score counts it already. (Its own
// BM25 would reward rare forms: "rijbewijzen" over "rijbewijs", for no better reason than being rare.)
bool is_bonus(const query::Reading& reading, const query::Unit& unit) {
    if (reading.kind != "exact") return false;
    return std::ranges::any_of(unit.readings, [](const auto& other) { return other.kind == "stem"; });
}

struct Scale {
    std::string_view kind;
    double Weights::*scale;
    bool shared = false;    // by its terms: of several words no more than the word it stands for may be said
    bool in_title = false;  // counts as evidence in the title too
};

constexpr std::array scales = {
    Scale{"stem", &Weights::stem, false, true},       Scale{"within", &Weights::within, false, true},
    Scale{"family", &Weights::within, false, true},   // stank for stinken: as near as a longer word with the word in it
    Scale{"parts", &Weights::parts, true, true},      Scale{"part", &Weights::part, false, true},
    Scale{"separable", &Weights::stem, false, true},  Scale{"synonym", &Weights::synonym, true, true},
    Scale{"correction", &Weights::correction, true, true}, Scale{"name", &Weights::name},
    Scale{"special", &Weights::special},              Scale{"person", &Weights::person},
    Scale{"phone", &Weights::special},
};

const Scale* rule_of(const query::Reading& reading) {
    const auto found = std::ranges::find(scales, reading.kind, &Scale::kind);
    return found == scales.end() ? nullptr : &*found;
}

double scale_of(const query::Reading& reading, const Weights& weights) {
    const auto* rule = rule_of(reading);
    if (!rule) return 1.0;
    return weights.*rule->scale / static_cast<double>(rule->shared ? reading.terms.size() : 1);
}

// A joker or fuzzy word is never weak.
double factor_of(const query::Unit& unit, const Weights& weights) { return unit.weak ? weights.weak : 1.0; }

// The words of a reading in titles instead.
query::Reading in_title(const query::Reading& reading) {
    query::Reading out{.kind = {}, .terms = reading.terms, .window = reading.window, .any = reading.any};
    for (auto& term : out.terms)
        term.space = term.space == Space::stem ? Space::title : term.space == Space::part ? Space::title_part : term.space;
    return out;
}

// Where a document stands in a list that grows, from 1 on; 0: nowhere.
class Places {
public:
    // Nobody else uses `sums` while this lives.
    Places(index::DocumentSums& sums, std::uint32_t documents, const Found& list) : sums_(sums), list_(list) {
        sums_.ensure(documents);
        for (std::size_t i = 0; i < list.size(); ++i) sums_[list[i].document].count = i + 1;
    }
    Places(const Places&) = delete;
    Places& operator=(const Places&) = delete;
    ~Places() {
        for (const auto& one : list_) sums_[one.document].count = 0;
    }

    std::uint64_t& of(std::uint32_t document) const { return sums_[document].count; }

private:
    index::DocumentSums& sums_;
    const Found& list_;
};

}  // namespace

Evaluator::Evaluator(const index::Generation& generation, index::Engine& engine, const Access& access, const Weights& weights,
                     const TermChanges& changes, Frequencies frequencies)
    : postings_(generation.postings()),
      facets_(generation.facets()),
      engine_(engine),
      access_(access),
      weights_(weights),
      changes_(changes),
      frequencies_(frequencies),
      visible_(access.visible()),
      flat_norm_(weights.k1 * (1 - weights.b)),
      room_(engine.memory) {
    frequencies == Frequencies::all ? count_all() : count_seen();
    length_norm_ = average_length_ > 0 ? weights.k1 * weights.b / average_length_ : 0;
}

Found Evaluator::found_in(const Sums& sums) const {
    Found found{room_.memory()};
    found.reserve(sums.touched().size());
    for (const auto document : sums.touched()) found.push_back({document, static_cast<float>(sums.at(document).sum)});
    return found;
}

void Evaluator::count_all() {
    no_texts_ = postings_.texts() == 0;
    records_ = no_texts_ ? postings_.documents() : postings_.texts();
    average_length_ = no_texts_ ? postings_.average_length() : postings_.average_text_length();
}

void Evaluator::count_seen() {
    std::uint64_t texts = 0, of_texts = 0, others = 0, of_others = 0;
    for (std::uint32_t document = 1; document <= postings_.documents(); ++document) {
        if (!sees(document)) continue;
        if (postings_.is_text(document)) ++texts, of_texts += postings_.length(document);
        else ++others, of_others += postings_.length(document);
    }
    no_texts_ = texts == 0;
    records_ = static_cast<double>(no_texts_ ? others : texts);
    average_length_ = records_ > 0 ? static_cast<double>(no_texts_ ? of_others : of_texts) / records_ : 0;
}

std::size_t Evaluator::counted_in(const Found& found) const {
    if (no_texts_) return found.size();
    return static_cast<std::size_t>(std::ranges::count_if(found, [&](const auto& one) { return postings_.is_text(one.document); }));
}

// N and n are those of the documents that frequencies are of. The odds are bent where a word is in more than a third of them, as the
// engine does, so that nothing is worth less than nothing.
double Evaluator::impact(std::size_t frequency, double records, double scale) const {
    const double all = records, having = static_cast<double>(frequency);
    double odds = (all - having + 0.5) / (having + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return scale * (weights_.k1 + 1) * std::log(odds);
}

// A text of less than half the average length counts as one of half.
const std::string& Evaluator::engine_term(const query::Term& term) {
    if (term.space == Space::word) return term.text;
    if (term.space == Space::id) term_ = index::id_term(term.text);
    else if (term.space == Space::filter) term_ = index::filter_term(term.field, term.text);
    else index::put_stem_term(term_, prefix_of(term.space), term.text);
    return term_;
}

inline float Evaluator::score(double worth, std::uint32_t document, double wdf) const {
    const double length = std::max<double>(postings_.length(document), average_length_ / 2);
    return wdf == 0 ? 0 : static_cast<float>(worth * wdf / (wdf + flat_norm_ + length_norm_ * length));
}

// What holds frequencies holds scores then.
void Evaluator::score_all(Found& found, double worth) const {
    for (auto& [document, wdf] : found) wdf = score(worth, document, wdf);
}

Evaluator::TermList Evaluator::read_list(const std::string& engine_term) const {
    TermList list{0, Found{room_.memory()}};
    const auto stored = changes_.find(postings_, engine_term);
    auto& found = list.found;
    found.resize(stored.frequency.all);
    auto* next = found.data();
    const auto* const end = next + found.size();
    const auto* const visible = visible_.get();
    changes_.each_while(postings_, stored, [&](std::uint32_t document, std::uint32_t wdf) {
        if (next == end) [[unlikely]] index::throw_damaged_postings();
        *next = {document, static_cast<float>(wdf)};
        next += !visible || visible->has(document) ? 1 : 0;
        return true;
    });
    found.resize(static_cast<std::size_t>(next - found.data()));
    list.frequency = no_texts_ ? stored.frequency.all : stored.frequency.texts;
    if (frequencies_ == Frequencies::seen) list.frequency = counted_in(found);
    return list;
}

// A compound asks for its parts together and for each of them, so that what was read is kept.
const Evaluator::TermList& Evaluator::list(const query::Term& term) {
    const auto& name = engine_term(term);
    const auto known = lists_.find(name);
    return known != lists_.end() ? known->second : lists_.emplace(name, read_list(name)).first->second;
}

// By itself a term is hardly asked for twice.
Found Evaluator::term(const query::Term& term, double scale) {
    const auto& name = engine_term(term);
    const auto known = lists_.find(name);
    auto [frequency, found] = known != lists_.end() ? TermList{known->second.frequency, Found{known->second.found, room_.memory()}} : read_list(name);
    if (!found.empty()) score_all(found, impact(frequency, scale));
    return std::move(found);
}

// All of them, each at its place: from the shortest list on, in steps that double until they are too long (Bentley & Yao, An almost
// optimal algorithm for unbounded searching, 1976). Their scores add up.
Found Evaluator::together(const std::vector<query::Term>& terms, double scale, const Found* where) {
    struct Part {
        const FoundDocument *next, *end;
        double worth;
    };
    std::vector<Part> parts;
    parts.reserve(terms.size() + 1);
    if (where) parts.push_back({where->data(), where->data() + where->size(), 0});
    for (const auto& term : terms) {
        const auto& [frequency, frequencies] = list(term);
        parts.push_back({frequencies.data(), frequencies.data() + frequencies.size(), frequencies.empty() ? 0 : impact(frequency, scale)});
    }
    std::ranges::stable_sort(parts, {}, [](const Part& part) { return part.end - part.next; });
    Found found{room_.memory()};
    found.reserve(static_cast<std::size_t>(parts.front().end - parts.front().next));
    for (auto& first = parts.front(); first.next != first.end; ++first.next) {
        const auto document = first.next->document;
        double sum = score(first.worth, document, first.next->score);
        for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
            std::ptrdiff_t step = 1;
            while (step < part->end - part->next && part->next[step].document < document) part->next += step, step *= 2;
            const auto last = part->next + std::min(step + 1, part->end - part->next);
            part->next = std::ranges::lower_bound(part->next, last, document, {}, &FoundDocument::document);
            if (part->next == part->end) return found;
            if (part->next->document != document) {
                sum = -1;
                break;
            }
            sum += score(part->worth, document, part->next->score);
        }
        if (sum >= 0) found.push_back({document, static_cast<float>(sum)});
    }
    return found;
}

// Words that score as one: their frequencies added up, and as rare as all of them together.
Found Evaluator::one_word(std::span<const query::Term> terms, double scale) {
    if (terms.size() == 1) return term(terms.front(), scale);
    Sums sums{engine_.sums, postings_.documents(), room_.memory()};
    for (const auto& term : terms)
        changes_.each_while(postings_, engine_term(term), [&](std::uint32_t document, std::uint32_t wdf) {
            auto& sum = sums[document];
            sum.count = 1;
            sum.sum += wdf;
            return true;
        });
    auto found = found_in(sums);
    const auto of_all = counted_in(found);
    std::erase_if(found, [&](const FoundDocument& one) { return !sees(one.document); });
    score_all(found, impact(frequencies_ == Frequencies::all ? of_all : counted_in(found), scale));
    return found;
}

// A joker finds words as they stand in texts and scores as if their stems had been asked for, with the weights of the
// fields that they stand in. Of a fuzzy word those with fewer errors are in the groups of more too: so what is nearer is
// always scored as the rarer word.
Found Evaluator::expanded(const query::Reading& reading) {
    std::vector<Found> groups;
    double scale = 1;
    std::size_t before = 0;
    for (const auto& group : reading.groups) {
        if (group.terms > before) {
            const std::span words{reading.terms.data(), group.terms};
            auto found = one_word(words, group.scored.empty() ? scale : 0);
            if (!group.scored.empty()) {
                const auto scored = one_word(group.scored, scale);
                Sums sums{engine_.sums, postings_.documents(), room_.memory()};
                for (const auto& one : scored) sums[one.document] = {one.score, 1};
                for (auto& one : found) one.score = static_cast<float>(sums.at(one.document).sum);
            }
            groups.push_back(std::move(found));
        }
        before = group.terms;
        scale *= weights_.error;
    }
    return best_of(std::move(groups));
}

// By the engine, which keeps the places of words.
Found Evaluator::phrase(const query::Reading& reading) {
    std::vector<Xapian::Query> terms;
    for (const auto& term : reading.terms) terms.emplace_back(engine_term(term));
    const Xapian::Query query{Xapian::Query::OP_PHRASE, terms.begin(), terms.end(), static_cast<Xapian::termcount>(reading.window)};
    Found found{room_.memory()};
    for (const auto document : access_.matching(engine_.database(), query)) found.push_back({document, 0});
    return found;
}

Found Evaluator::plain(const query::Reading& reading, double scale) {
    if (reading.terms.empty()) return {};
    if (reading.any) return one_word(reading.terms, scale);
    if (reading.terms.size() == 1) return term(reading.terms.front(), scale);
    if (reading.window == 0) return together(reading.terms, scale, nullptr);
    const auto where = phrase(reading);
    return together(reading.terms, scale, &where);
}

Found Evaluator::evaluate(const query::Reading& reading, double scale) {
    if (reading.known_as > 0) return known(reading, scale);
    return reading.groups.empty() ? plain(reading, scale) : expanded(reading);
}

// Neither how often nor in how long a text: who is called so is called so. As rare as among all records, since it's people that
// have names.
Found Evaluator::known(const query::Reading& reading, double scale) const {
    Found found{room_.memory()};
    found.reserve(reading.known.size());
    const double all = frequencies_ == Frequencies::all ? postings_.documents() : static_cast<double>(access_.records());
    const auto worth = impact(reading.known_as, all, scale);
    for (const auto& [document, quality] : reading.known) found.push_back({document, static_cast<float>(worth * quality)});
    return found;
}

Found Evaluator::remembered(const query::Reading& reading, double scale) {
    auto found = evaluate(reading, scale);
    counts_[&reading] = found.size();
    return found;
}

Found Evaluator::unit(const query::Unit& unit) {
    std::vector<Found> readings;
    readings.reserve(unit.readings.size());
    for (const auto& reading : unit.readings)
        if (!is_bonus(reading, unit)) readings.push_back(remembered(reading, factor_of(unit, weights_) * scale_of(reading, weights_)));
    return best_of(std::move(readings));
}

Found Evaluator::find(const PlanNode& node) {
    if (node.combine == Combine::unit) return unit(node.unit);
    std::vector<Found> children;
    for (const auto& child : node.children) children.push_back(find(child));
    if (node.combine == Combine::any) return any_of(children);
    if (node.combine == Combine::all) return all_of(children);
    // "all but oud" begins with all there is; a wanted word that nobody can find does not.
    const bool nothing_wanted = node.children.front().combine != Combine::unit && node.children.front().children.empty();
    auto wanted = nothing_wanted ? everything() : std::move(children.front());
    return children.size() > 1 ? without(std::move(wanted), children[1]) : wanted;
}

// One term is read here and not kept: it counts for what matches alone, which in a question for one person is hardly anybody.
Found Evaluator::evidence(const query::Reading& reading, double scale, const Matching& matching, std::size_t* count) {
    if (reading.terms.size() != 1 || frequencies_ != Frequencies::all) {
        auto found = plain(reading, scale);
        if (count) *count = found.size();
        return found;
    }
    const auto stored = changes_.find(postings_, engine_term(reading.terms.front()));
    const auto frequency = no_texts_ ? stored.frequency.all : stored.frequency.texts;
    Found found{std::min<std::size_t>(stored.frequency.all, matching.size()), room_.memory()};
    auto* next = found.data();
    const auto* const end = next + found.size();
    const auto take = [&](std::uint32_t document, std::uint32_t wdf) {
        if (next == end) [[unlikely]] index::throw_damaged_postings();
        *next++ = {document, static_cast<float>(wdf)};
    };
    const auto* const visible = visible_.get();
    std::size_t seen = visible ? 0 : stored.frequency.all;
    if (const auto wanted = matching.ascending(); !visible && wanted.size() > 1) {
        // How many he sees is told by the list itself; what lies behind the last that matches says nothing any more.
        const auto *want = wanted.data(), *const last = want + wanted.size() - 1;
        changes_.each_while(postings_, stored, [&](std::uint32_t document, std::uint32_t wdf) {
            while (*want < document) ++want;
            if (*want != document) return want != last;
            take(document, wdf);
            return ++want != last;
        });
    } else {
        changes_.each_while(postings_, stored, [&](std::uint32_t document, std::uint32_t wdf) {
            seen += visible && visible->has(document) ? 1 : 0;
            if (matching.has(document)) take(document, wdf);
            return true;
        });
    }
    found.resize(static_cast<std::size_t>(next - found.data()));
    if (!found.empty()) score_all(found, impact(frequency, scale));
    if (count) *count = seen;
    return found;
}

void Evaluator::unit_evidence(const query::Unit& unit, const Matching& matching, const std::function<void(const Found&)>& add) {
    std::vector<Found> lists;
    lists.reserve(unit.readings.size());
    for (const auto& reading : unit.readings) {
        if (is_bonus(reading, unit)) {
            if (const auto found = evidence(reading, weights_.exact, matching, &counts_[&reading]); weights_.exact > 0) add(found);
        }
        if (weights_.title <= 0 || reading.known_as > 0) continue;
        if (!reading.groups.empty()) {
            std::vector<Found> groups;
            double scale = weights_.title;
            for (const auto& group : reading.groups) {
                if (!group.titles.empty()) groups.push_back(one_word(group.titles, scale));
                scale *= weights_.error;
            }
            add(best_of(std::move(groups)));
        }
        const auto* rule = rule_of(reading);
        if (!rule || !rule->in_title) continue;
        auto found = evidence(in_title(reading), factor_of(unit, weights_) * weights_.title * scale_of(reading, weights_), matching);
        if (reading.kind == "stem") add(found);
        else lists.push_back(std::move(found));
    }
    // Of all that the lists say the best counts: a title with many of their words is no better title.
    add(best_of(std::move(lists)));
}

void Evaluator::each_evidence(const PlanNode& node, const Matching& matching, const std::function<void(const Found&)>& add) {
    if (node.combine == Combine::unit) unit_evidence(node.unit, matching, add);
    const auto end = node.combine == Combine::except ? std::min<std::size_t>(1, node.children.size()) : node.children.size();
    for (std::size_t i = 0; i < end; ++i) each_evidence(node.children[i], matching, add);
}

bool Evaluator::matches(const PlanNode& node, std::uint32_t document) {
    return std::ranges::any_of(find(node), [&](const auto& found) { return found.document == document; });
}

bool Evaluator::finds_any(const query::Unit& unit) {
    if (std::ranges::any_of(unit.readings, [](const query::Reading& reading) { return !reading.known.empty(); })) return true;
    return std::ranges::any_of(unit.readings, [&](const query::Reading& reading) {
        if (is_bonus(reading, unit)) return false;
        if (reading.known_as > 0) return false;
        if (reading.terms.size() != 1 || !reading.groups.empty()) return !evaluate(reading, 1).empty();
        bool found = false;
        changes_.each_while(postings_, engine_term(reading.terms.front()), [&](std::uint32_t document, std::uint32_t) {
            found = sees(document);
            return !found;
        });
        return found;
    });
}

std::size_t Evaluator::count(const query::Reading& reading) {
    const auto known = counts_.find(&reading);
    if (known != counts_.end()) return known->second;
    const bool one_term = reading.terms.size() == 1 && reading.known_as == 0 && reading.groups.empty();
    if (one_term && !visible_) return changes_.frequency(postings_, engine_term(reading.terms.front())).all;
    return evaluate(reading, 1).size();
}

// Without its list, where that says no more.
std::optional<std::size_t> Evaluator::frequency_of(const query::Term& term) {
    if (frequencies_ == Frequencies::seen) {
        const auto& [frequency, found] = list(term);
        return found.empty() ? std::nullopt : std::optional{frequency};
    }
    const auto frequency = changes_.frequency(postings_, engine_term(term));
    if (frequency.all == 0) return std::nullopt;
    return no_texts_ ? frequency.all : frequency.texts;
}

double Evaluator::worth(const query::Unit& unit, const query::Reading& reading, const query::Term& term) {
    if (reading.any || reading.known_as > 0 || is_bonus(reading, unit)) return 0;
    const auto frequency = frequency_of(term);
    if (!frequency) return 0;
    const auto* rule = rule_of(reading);
    const auto parts = static_cast<double>(rule && rule->shared ? 1 : reading.terms.size());  // shared by the scale already
    return impact(*frequency, factor_of(unit, weights_) * scale_of(reading, weights_) / parts);
}

index::DocumentSet Evaluator::filtered(const std::vector<Filter>& filters) {
    std::map<std::string, index::DocumentSet> fields;
    for (const auto& filter : filters) {
        if (!index::facet_field(filter.field)) throw Error(ErrorKind::usage, {"unknown_filter_field", {filter.field}});
        auto& set = fields.try_emplace(filter.field, postings_.documents()).first->second;
        for (const auto& one : list({Space::filter, filter.value, filter.field}).found) set.add(one.document);
    }
    std::optional<index::DocumentSet> all;
    for (const auto& [field, set] : fields) all ? *all &= set : all.emplace(set);
    return std::move(*all);
}

std::uint32_t Evaluator::document_of(const std::string& id) {
    const auto& found = list({Space::id, id, {}}).found;
    return found.empty() ? 0 : found.front().document;
}

Found Evaluator::everything() const {
    Found found{room_.memory()};
    for (std::uint32_t document = 1; document <= postings_.documents(); ++document)
        if (sees(document)) found.push_back({document, 0});
    return found;
}

// Into the longest list, whose documents are already there; a sum tells where.
Found Evaluator::best_of(std::vector<Found> lists) const {
    std::erase_if(lists, [](const Found& list) { return list.empty(); });
    if (lists.empty()) return {};
    std::iter_swap(lists.begin(), std::ranges::max_element(lists, {}, [](const Found& list) { return list.size(); }));
    auto& best = lists.front();
    if (lists.size() > 1) {
        const Places places{engine_.sums, postings_.documents(), best};
        for (const auto& list : std::span{lists}.subspan(1))
            for (const auto& one : list) {
                if (auto& place = places.of(one.document); place == 0) {
                    best.push_back(one);
                    place = best.size();
                } else if (auto& known = best[place - 1].score; one.score > known) {
                    known = one.score;
                }
            }
    }
    return std::move(best);
}

Found Evaluator::any_of(const std::vector<Found>& lists) const {
    Sums sums{engine_.sums, postings_.documents(), room_.memory()};
    for (const auto& list : lists)
        for (const auto& [document, score] : list) {
            auto& sum = sums[document];
            sum = {sum.sum + score, 1};
        }
    return found_in(sums);
}

// The shortest list first: what is not in it need not be looked at.
Found Evaluator::all_of(const std::vector<Found>& all) const {
    if (all.empty()) return {};
    std::vector<const Found*> lists;
    for (const auto& list : all) lists.push_back(&list);
    std::ranges::stable_sort(lists, {}, [](const Found* list) { return list->size(); });
    if (lists.size() == 1 || lists.front()->empty()) return {*lists.front(), room_.memory()};
    Sums sums{engine_.sums, postings_.documents(), room_.memory()};
    for (const auto& [document, score] : *lists.front()) sums[document] = {score, 1};
    for (std::uint32_t i = 1; i < lists.size(); ++i)
        for (const auto& [document, score] : *lists[i]) {
            const auto sum = sums.at(document);
            if (sum.count == i) sums[document] = {sum.sum + score, i + 1};
        }
    auto found = found_in(sums);
    std::erase_if(found, [&](const FoundDocument& one) { return sums.at(one.document).count != lists.size(); });
    return found;
}

Found Evaluator::without(Found wanted, const Found& unwanted) const {
    Sums sums{engine_.sums, postings_.documents(), room_.memory()};
    for (const auto& one : unwanted) sums[one.document].count = 1;
    std::erase_if(wanted, [&](const FoundDocument& one) { return sums.at(one.document).count != 0; });
    return wanted;
}

}  // namespace vraagbaak::search
