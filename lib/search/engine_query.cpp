// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/engine_query.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include "index/document.hpp"
#include "index/schema.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::search {

namespace {

using query::Combine;
using query::PlanNode;
using query::Space;
using Xapian::Query;

std::string engine_term(const query::Term& term) {
    switch (term.space) {
        case Space::word: return term.text;
        case Space::stem: return index::stem_term(index::stem_prefix, term.text);
        case Space::part: return index::stem_term(index::part_prefix, term.text);
        case Space::title_part: return index::stem_term(index::title_part_prefix, term.text);
        case Space::title: return index::stem_term(index::title_prefix, term.text);
        case Space::keyword: return index::stem_term(index::keyword_prefix, term.text);
        case Space::heading: return index::stem_term(index::heading_prefix, term.text);
        case Space::id: return index::id_term(term.text);
        case Space::filter: return index::filter_term(term.field, term.text);
    }
    return {};
}

Query combined(Query::op op, const std::vector<Query>& queries) {
    if (queries.empty()) return {};
    if (queries.size() == 1) return queries.front();
    return {op, queries.begin(), queries.end()};
}

Query scaled(double factor, const Query& query) {
    return factor == 1.0 ? query : Query{Query::OP_SCALE_WEIGHT, query, factor};
}

Query reading_query(const query::Reading& reading) {
    std::vector<Query> terms;
    for (const auto& term : reading.terms) terms.emplace_back(engine_term(term));
    if (terms.size() < 2) return combined(Query::OP_AND, terms);
    if (reading.any) return {Query::OP_SYNONYM, terms.begin(), terms.end()};
    return {reading.window > 0 ? Query::OP_PHRASE : Query::OP_AND, terms.begin(), terms.end(),
            static_cast<Xapian::termcount>(reading.window)};
}

std::vector<Query> leaves(std::span<const query::Term> terms) {
    std::vector<Query> out;
    for (const auto& term : terms) out.emplace_back(engine_term(term));
    return out;
}

// Words that score as one: their frequencies added up.
Query as_one_word(std::span<const query::Term> terms) { return combined(Query::OP_SYNONYM, leaves(terms)); }

// A joker finds words as they stand in texts and scores as if their stems had been asked for, with the weights of the
// fields that they stand in. Of a fuzzy word those with fewer errors are in the groups of more too: so what is nearer is
// always scored as the rarer word.
Query expanded(const query::Reading& reading, const Weights& weights) {
    std::vector<Query> groups;
    double scale = 1;
    std::size_t before = 0;
    for (const auto& group : reading.groups) {
        const std::span words{reading.terms.data(), group.terms};
        if (group.terms > before) {
            const auto found = group.scored.empty() ? as_one_word(words)
                                                    : Query{Query::OP_AND_MAYBE, scaled(0, combined(Query::OP_OR, leaves(words))),
                                                            as_one_word(group.scored)};
            groups.push_back(scaled(scale, found));
        }
        before = group.terms;
        scale *= weights.error;
    }
    return combined(Query::OP_MAX, groups);
}

// The literal word of a unit whose stem is scored too: a bonus, since the stem's score counts it already. (Its own
// BM25 would reward rare forms: "rijbewijzen" over "rijbewijs", for no better reason than being rare.)
bool is_bonus(const query::Reading& reading, const query::Unit& unit) {
    if (reading.kind != "exact") return false;
    for (const auto& other : unit.readings)
        if (other.kind == "stem") return true;
    return false;
}

struct Scale {
    std::string_view kind;
    double Weights::*scale;
    bool shared = false;    // by its terms: of several words no more than the word it stands for may be said
    bool in_title = false;  // counts as evidence in the title too
};

constexpr std::array scales = {
    Scale{"stem", &Weights::stem, false, true},       Scale{"within", &Weights::within, false, true},
    Scale{"parts", &Weights::parts, true, true},      Scale{"part", &Weights::part, false, true},
    Scale{"separable", &Weights::stem, false, true},  Scale{"synonym", &Weights::synonym, true, true},
    Scale{"correction", &Weights::correction, true, true}, Scale{"name", &Weights::name},
    Scale{"special", &Weights::special},
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

Query unit_query(const query::Unit& unit, const Weights& weights) {
    std::vector<Query> readings;
    for (const auto& reading : unit.readings)
        if (!is_bonus(reading, unit))
            readings.push_back(reading.groups.empty() ? scaled(scale_of(reading, weights), reading_query(reading)) : expanded(reading, weights));
    return combined(Query::OP_MAX, readings);
}

Query expanded_title(const query::Reading& reading, const Weights& weights) {
    std::vector<Query> groups;
    double scale = weights.title;
    for (const auto& group : reading.groups) {
        if (!group.titles.empty()) groups.push_back(scaled(scale, as_one_word(group.titles)));
        scale *= weights.error;
    }
    return combined(Query::OP_MAX, groups);
}

void add_evidence(const query::Unit& unit, const Weights& weights, std::vector<Query>& out) {
    std::vector<Query> own, lists;
    for (const auto& reading : unit.readings) {
        if (is_bonus(reading, unit) && weights.exact > 0)
            out.push_back(scaled(weights.exact, reading_query(reading)));
        if (weights.title > 0 && !reading.groups.empty()) own.push_back(expanded_title(reading, weights));
        const auto* rule = rule_of(reading);
        if (!rule || !rule->in_title || weights.title <= 0) continue;
        query::Reading title = reading;
        for (auto& term : title.terms)
            term.space = term.space == Space::stem ? Space::title : term.space == Space::part ? Space::title_part : term.space;
        (reading.kind == "stem" ? own : lists).push_back(scaled(weights.title * scale_of(reading, weights), reading_query(title)));
    }
    // Of all that the lists say the best counts: a title with many of their words is no better title.
    if (!lists.empty()) own.push_back(combined(Query::OP_MAX, lists));
    for (auto& query : own)
        if (!query.empty()) out.push_back(std::move(query));
}

Query::op engine_operator(Combine combine) {
    return combine == Combine::all ? Query::OP_AND : Query::OP_OR;
}

template <class Leaf>
Query tree(const PlanNode& node, const Leaf& leaf) {
    if (node.combine == Combine::unit) return leaf(node.unit);
    std::vector<Query> children;
    for (const auto& child : node.children) children.push_back(tree(child, leaf));
    if (node.combine != Combine::except) return combined(engine_operator(node.combine), children);
    // "all but oud" begins with all there is; a wanted word that nobody can find does not.
    const bool nothing_wanted = node.children.front().combine != Combine::unit && node.children.front().children.empty();
    const auto wanted = nothing_wanted ? Query{std::string{}} : children.front();
    return children.size() > 1 ? Query{Query::OP_AND_NOT, wanted, children[1]} : wanted;
}

}  // namespace

Query condition(const query::Reading& reading) { return reading_query(reading); }

Query condition(const PlanNode& node) {
    return tree(node, [](const query::Unit& unit) {
        std::vector<Query> readings;
        for (const auto& reading : unit.readings)
            if (!is_bonus(reading, unit)) readings.push_back(reading_query(reading));
        return combined(Query::OP_OR, readings);
    });
}

Query scored(const PlanNode& node, const Weights& weights) {
    return tree(node, [&](const query::Unit& unit) { return unit_query(unit, weights); });
}

std::vector<Query> evidence(const PlanNode& node, const Weights& weights) {
    std::vector<Query> out;
    if (node.combine == Combine::unit) add_evidence(node.unit, weights, out);
    const auto end = node.combine == Combine::except ? std::min<std::size_t>(1, node.children.size()) : node.children.size();
    for (std::size_t i = 0; i < end; ++i)
        for (auto& query : evidence(node.children[i], weights)) out.push_back(std::move(query));
    return out;
}

Query filters(const std::vector<Filter>& filters) {
    std::map<std::string, std::vector<Query>> fields;
    for (const auto& filter : filters) {
        if (!index::facet_field(filter.field)) throw Error(ErrorKind::usage, {"unknown_filter_field", {filter.field}});
        fields[filter.field].emplace_back(index::filter_term(filter.field, filter.value));
    }
    std::vector<Query> all;
    for (const auto& [field, values] : fields) all.push_back(combined(Query::OP_OR, values));
    return combined(Query::OP_AND, all);
}

}  // namespace vraagbaak::search
