// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan.hpp"

#include <algorithm>

#include "dutch/derivations.hpp"
#include "dutch/function_words.hpp"
#include "dutch/name_words.hpp"
#include "dutch/stemmer.hpp"
#include "query/plan_contrast.hpp"
#include "query/plan_moments.hpp"
#include "query/plan_names.hpp"
#include "query/plan_places.hpp"
#include "query/plan_separable.hpp"
#include "query/plan_spelled.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::query {

namespace {

using analysis::Token;
using unicode::TokenKind;

bool covers(const Range& whole, const Range& part) { return whole.begin <= part.begin && part.end <= whole.end; }

Space stem_space(std::string_view field) {
    if (field == "titel") return Space::title;
    if (field == "trefwoorden") return Space::keyword;
    if (field == "kop") return Space::heading;
    return Space::stem;
}

bool text_field(std::string_view field) {
    return field.empty() || field == "titel" || field == "trefwoorden" || field == "kop" || field == "tekst";
}

// Tokens whose ranges touch the same bytes: one word with all ways to read it.
struct Cluster {
    Range range;
    std::vector<const Token*> tokens;
};

std::vector<Cluster> clusters_of(const std::vector<Token>& tokens) {
    std::vector<const Token*> sorted;
    for (const auto& token : tokens) sorted.push_back(&token);
    std::ranges::stable_sort(sorted, [](const Token* a, const Token* b) { return a->range.begin < b->range.begin; });
    std::vector<Cluster> clusters;
    for (const auto* token : sorted) {
        if (clusters.empty() || token->range.begin >= clusters.back().range.end)
            clusters.push_back({token->range, {}});
        if (token->piece) continue;  // the whole says it better
        auto& last = clusters.back();
        last.range.end = std::max(last.range.end, token->range.end);
        last.tokens.push_back(token);
    }
    return clusters;
}

class Planner {
public:
    Planner(const Parsed& parsed, analysis::Analyzer& analyzer)
        : stemmer_(analyzer.forms()), root_(&parsed.root), text_(parsed.text), analyzer_(analyzer) {}

    // What is excluded within brackets holds within them; brackets without are only a way of writing.
    std::vector<Clause> clauses(const Node& node, const std::string& field = {}) {
        std::vector<Clause> out;
        if (node.kind == NodeKind::best && (&node == root_ || !excludes(node))) {
            for (const auto& child : node.children) append(out, clauses(child, field));
        } else if (node.kind == NodeKind::required || node.kind == NodeKind::excluded) {
            const auto need = node.kind == NodeKind::required ? Need::required : Need::excluded;
            if (!node.children.empty()) add(out, whole(node.children.front(), field), need, node.children.front().range);
        } else if (node.kind == NodeKind::field && text_field(node.name)) {
            for (const auto& child : node.children)
                for (auto& clause : clauses(child, node.name)) {
                    if (clause.need == Need::wanted) clause.need = Need::required;
                    out.push_back(std::move(clause));
                }
        } else if (words_like(node)) {
            for (auto& unit : units_of_words(node, field)) {
                auto text = unit.text;
                out.push_back({{Combine::unit, std::move(unit), {}}, Need::wanted, std::move(text)});
            }
        } else {
            const auto need = node.kind == NodeKind::field ? Need::required : Need::wanted;
            add(out, whole(node, field), need, node.range);
        }
        return out;
    }

private:
    static void append(std::vector<Clause>& to, std::vector<Clause>&& from) {
        std::ranges::move(from, std::back_inserter(to));
    }

    static bool excludes(const Node& node) {
        return std::ranges::any_of(node.children, [](const Node& child) { return child.kind == NodeKind::excluded; });
    }

    static bool words_like(const Node& node) {
        return node.kind == NodeKind::words || node.kind == NodeKind::joker || node.kind == NodeKind::fuzzy;
    }

    void add(std::vector<Clause>& out, PlanNode node, Need need, const Range& range) {
        if (node.combine != Combine::unit && node.children.empty()) return;
        if (node.combine == Combine::unit && node.unit.readings.empty()) return;
        out.push_back({std::move(node), need, typed(range)});
    }

    std::string typed(const Range& range) const { return text_.substr(range.begin, range.end - range.begin); }

    // A node as one thing that a record has or has not.
    PlanNode whole(const Node& node, const std::string& field) {
        switch (node.kind) {
            case NodeKind::words:
            case NodeKind::joker:
            case NodeKind::fuzzy: return group(Combine::all, units_of_words(node, field));
            case NodeKind::phrase: return phrase(node.range, field);
            case NodeKind::field: return field_value(node);
            case NodeKind::except: {
                PlanNode out{Combine::except, {}, {}};
                for (const auto& child : node.children) out.children.push_back(whole(child, field));
                return out;
            }
            case NodeKind::any: return group_of_children(Combine::any, node, field);
            default: return group_of_children(Combine::all, node, field);
        }
    }

    // What is required within a group is what the group needs; what is excluded holds for all of it.
    PlanNode group_of_children(Combine combine, const Node& node, const std::string& field) {
        PlanNode wanted{combine, {}, {}}, required{Combine::all, {}, {}}, excluded{Combine::any, {}, {}};
        for (const auto& child : node.children) {
            auto part = whole(child, field);
            if (part.combine == Combine::unit ? part.unit.readings.empty() : part.children.empty()) continue;
            auto& to = child.kind == NodeKind::excluded ? excluded : child.kind == NodeKind::required ? required : wanted;
            to.children.push_back(std::move(part));
        }
        if (!required.children.empty()) wanted = std::move(required);
        if (excluded.children.empty()) return wanted;
        PlanNode out{Combine::except, {}, {}};
        out.children.push_back(std::move(wanted));
        out.children.push_back(std::move(excluded));
        return out;
    }

    // All words of a run, but for those that say nothing beside others that do.
    static PlanNode group(Combine combine, std::vector<Unit> units) {
        const bool others = std::ranges::any_of(units, [](const Unit& unit) { return !unit.function_word; });
        if (others) std::erase_if(units, [](const Unit& unit) { return unit.function_word; });
        if (units.size() == 1) return {Combine::unit, std::move(units.front()), {}};
        PlanNode out{combine, {}, {}};
        for (auto& unit : units) out.children.push_back({Combine::unit, std::move(unit), {}});
        return out;
    }

    PlanNode field_value(const Node& node) {
        if (text_field(node.name)) return group_of_children(Combine::all, node, node.name);
        return node.children.empty() ? PlanNode{} : exact_value(node.children.front(), node.name);
    }

    // soort:(vac OF nieuws): the values of a field that is compared as a whole.
    PlanNode exact_value(const Node& node, const std::string& field) {
        if (node.kind == NodeKind::any || node.kind == NodeKind::all) {
            PlanNode out{node.kind == NodeKind::any ? Combine::any : Combine::all, {}, {}};
            for (const auto& child : node.children) out.children.push_back(exact_value(child, field));
            return out;
        }
        Unit unit{node.range, field + ':' + typed(node.range), {}, false, false};
        const auto space = field == "id" ? Space::id : Space::filter;
        unit.readings.push_back({"field", {{space, typed(node.range), field}}});
        return {Combine::unit, std::move(unit), {}};
    }

    PlanNode phrase(const Range& range, const std::string& field) {
        Unit unit{range, typed(range), {}, false, false};
        analyze(range);
        Reading reading{"phrase", {}, 0};
        std::size_t first = 0, last = 0;
        for (const auto& token : tokens_) {
            if (token.kind == TokenKind::joined || token.piece) continue;
            if (reading.terms.empty()) first = token.position;
            else if (token.position == last) continue;
            last = token.position;
            reading.terms.push_back({Space::word, token.folded, {}});
        }
        reading.window = last - first + 1;
        if (reading.terms.empty()) return {Combine::unit, std::move(unit), {}};
        unit.readings.push_back(std::move(reading));
        PlanNode node{Combine::unit, std::move(unit), {}};
        if (field.empty() || field == "tekst") return node;
        // The field itself keeps no positions: all words in the field, and the phrase somewhere.
        PlanNode both{Combine::all, {}, {}};
        both.children.push_back(std::move(node));
        for (auto& part : units(range, field)) both.children.push_back({Combine::unit, std::move(part), {}});
        return both;
    }

    void analyze(const Range& range) {
        analyzer_.analyze(std::string_view{text_}.substr(range.begin, range.end - range.begin), tokens_);
        for (auto& token : tokens_) {
            token.range.begin += range.begin;
            token.range.end += range.begin;
        }
    }

    std::vector<Unit> units_of_words(const Node& node, const std::string& field) {
        if (node.kind == NodeKind::words) return units(node.range, field);
        Unit unit{node.range, typed(node.range), {}, false, false};
        const auto space = field.empty() || field == "tekst" ? Space::word : stem_space(field);
        Reading reading{node.kind == NodeKind::joker ? "joker" : "fuzzy", {{space, unicode::fold(node.text), {}}}, 0, true};
        reading.distance = node.distance;
        unit.readings.push_back(std::move(reading));
        return {std::move(unit)};
    }

    std::vector<Unit> units(const Range& range, const std::string& field) {
        analyze(range);
        std::vector<Unit> out;
        const auto clusters = clusters_of(tokens_);
        std::vector<std::size_t> unit_of_word;  // for each cluster that is one plain word its unit, else none
        for (const auto& cluster : clusters) {
            unit_of_word.push_back(plain_word(cluster) ? out.size() : none);
            add_units(cluster, field, out);
        }
        for (std::size_t first = 0; first + 1 < clusters.size(); ++first)
            for (std::size_t count = 2; count <= most_joined && first + count <= clusters.size(); ++count)
                join(clusters, unit_of_word, first, count, field, out);
        for (std::size_t at = 1; at < clusters.size(); ++at)
            if (unit_of_word[at] != none) join_small(clusters[at - 1], clusters[at], field, out[unit_of_word[at]]);
        return out;
    }

    static bool plain_word(const Cluster& cluster) {
        return cluster.tokens.size() == 1 && cluster.tokens.front()->kind == TokenKind::word &&
               !cluster.tokens.front()->stem.empty() && !cluster.tokens.front()->function_word;
    }

    // "huur toeslag" is huurtoeslag to many: words that stand together are read as one word too.
    void join(const std::vector<Cluster>& clusters, const std::vector<std::size_t>& unit_of_word, std::size_t first,
              std::size_t count, const std::string& field, std::vector<Unit>& units) {
        std::string word;
        for (std::size_t i = first; i < first + count; ++i) {
            if (unit_of_word[i] == none) return;
            word += clusters[i].tokens.front()->folded;
        }
        if (word.size() > longest_joined) return;
        const Term term{stem_space(field), stemmer_.stem(word), {}};
        for (std::size_t i = first; i < first + count; ++i)
            units[unit_of_word[i]].readings.push_back({"joined", {term}});
    }

    // "mijn overheid", "bij stand", "uit treksel": a small word may be the beginning of the next one.
    void join_small(const Cluster& small, const Cluster& next, const std::string& field, Unit& unit) {
        const auto* token = small.tokens.size() == 1 ? small.tokens.front() : nullptr;
        if (!token || token->kind != TokenKind::word || !token->function_word || token->folded.size() < shortest_joined) return;
        unit.readings.push_back({"joined", {{stem_space(field), stemmer_.stem(token->folded + next.tokens.front()->folded), {}}}});
    }

    // A word with its readings. Of a word in parts (id-kaart) each part is a unit that the whole (idkaart) answers too,
    // so that one part alone still finds something.
    void add_units(const Cluster& cluster, const std::string& field, std::vector<Unit>& out) {
        std::vector<const Token*> whole, parts;
        for (const auto* token : cluster.tokens)
            (token->kind == TokenKind::joined || covers(token->range, cluster.range) ? whole : parts).push_back(token);
        if (parts.empty()) {
            out.push_back(unit_of(cluster.range, whole, field));
            return;
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            std::vector<const Token*> same{parts[i]};
            while (i + 1 < parts.size() && parts[i + 1]->position == parts[i]->position) same.push_back(parts[++i]);
            auto unit = unit_of(parts[i]->range, same, field);
            for (const auto* token : whole) add_readings(unit, *token, field);
            out.push_back(std::move(unit));
        }
    }

    Unit unit_of(const Range& range, const std::vector<const Token*>& tokens, const std::string& field) {
        Unit unit{range, typed(range), {}, true, false};
        for (const auto* token : tokens) {
            unit.function_word = unit.function_word && token->function_word;
            unit.directional = unit.directional || dutch::carries_direction(token->folded);
            add_readings(unit, *token, field);
            unit.weak = unit.weak || dutch::goes_with_anything(token->stem);
            unit.vague = unit.vague || dutch::names_nothing(token->stem);
        }
        return unit;
    }

    static void add_readings(Unit& unit, const Token& token, const std::string& field) {
        const bool special = token.stem.empty();
        if (field.empty() || field == "tekst" || special)
            unit.readings.push_back({special ? "special" : "exact", {{Space::word, token.folded, {}}}});
        // A project or branch may have the digits alone.
        if (token.kind == TokenKind::postcode) unit.readings.push_back({"special", {{Space::word, token.folded.substr(0, 4), {}}}});
        if (special) return;
        unit.readings.push_back({"stem", {{stem_space(field), std::string{token.stem}, {}}}});
        if (field == "titel") unit.readings.push_back({"name", {{Space::title, dutch::name_word(token.folded), {}}}});
        if (!token.function_word && !unit.directional && (field.empty() || field == "titel")) add_compounds(unit, token, field);
    }

    // The word as a part of compounds, and of a compound its parts: all of them, and each.
    static void add_compounds(Unit& unit, const Token& token, const std::string& field) {
        const auto space = field.empty() ? Space::part : Space::title_part;
        unit.readings.push_back({"within", {{space, std::string{token.stem}, {}}}});
        for (const auto& relative : dutch::relatives_of(token.stem)) unit.readings.push_back({"family", {{space, relative, {}}}});
        Reading all{"parts", {}};
        for (const auto& part : token.parts)
            if (part.smallest) all.terms.push_back({space, part.stem, {}});
        if (all.terms.empty()) return;
        if (all.terms.size() > 1) unit.readings.push_back(all);
        for (const auto& part : token.parts) unit.readings.push_back({"part", {{space, part.stem, {}}}});
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    static constexpr std::size_t most_joined = 3;      // words
    static constexpr std::size_t longest_joined = 60;  // bytes
    static constexpr std::size_t shortest_joined = 2;  // of a small word

    dutch::Stemmer stemmer_;
    const Node* root_;
    std::string text_;
    analysis::Analyzer& analyzer_;
    std::vector<Token> tokens_;
};

bool could_be_id(std::string_view text) {
    return !text.empty() && text.size() <= 200 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == ':' || c == '-';
    });
}

void collect(const PlanNode& node, std::vector<const Unit*>& out) {
    if (node.combine == Combine::unit) out.push_back(&node.unit);
    const auto end = node.combine == Combine::except ? std::min<std::size_t>(1, node.children.size()) : node.children.size();
    for (std::size_t i = 0; i < end; ++i) collect(node.children[i], out);
}

}  // namespace

Plan make_plan(const Parsed& parsed, analysis::Analyzer& analyzer) {
    Planner planner{parsed, analyzer};
    Plan plan{planner.clauses(parsed.root), {}, parsed.remarks, {}};
    if (const auto text = unicode::trim(parsed.text); could_be_id(text)) plan.lone_id = text;
    const bool meaning = std::ranges::any_of(
        plan.clauses, [](const Clause& c) { return c.need != Need::excluded && !c.function_word() && !c.directional(); });
    for (auto& clause : plan.clauses) {
        if (!clause.function_word()) continue;
        if (!meaning || clause.need == Need::required) clause.node.unit.function_word = false;
        else plan.ignored.push_back(clause.text);
    }
    join_spelled_words(plan, parsed.text, analyzer.forms());
    add_separable_verbs(plan, parsed.text);
    add_names(plan, parsed.text);
    weaken_places(plan);
    drop_denied_words(plan);
    drop_moments(plan);
    return plan;
}

std::vector<const Unit*> units_of(const Plan& plan) {
    std::vector<const Unit*> units;
    for (const auto& clause : plan.clauses)
        if (clause.need != Need::excluded) collect(clause.node, units);
    return units;
}

}  // namespace vraagbaak::query
