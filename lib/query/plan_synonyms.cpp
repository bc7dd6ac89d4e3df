// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan_synonyms.hpp"

#include <algorithm>
#include <set>

namespace vraagbaak::query {

namespace {

using lexicon::SaidWord;

// Units that stand side by side in the question, in its order.
using Run = std::vector<Unit*>;

// What a list can know a unit by: nothing when it is a phrase, joker or value.
std::vector<SaidWord> known_by(const Unit& unit) {
    std::vector<SaidWord> out;
    for (const auto& reading : unit.readings)
        if ((reading.kind == "stem" || reading.kind == "separable" || reading.kind == "correction") && reading.terms.size() == 1) out.push_back({{reading.terms.front().text, false}});
        else if (reading.kind == "special" && reading.terms.size() == 1) out.push_back({{reading.terms.front().text, true}});
    return out;
}

// "honden belasting" is known as hondenbelasting, by the first of its words; "na scheiding" is no nascheiding.
void add_joined(const Run& run, std::size_t at, std::vector<SaidWord>& known) {
    constexpr std::size_t shortest_part = 3;  // letters
    if (run[at]->text.size() < shortest_part) return;
    for (const auto& reading : run[at]->readings) {
        if (reading.kind != "joined") continue;
        const auto says_it = [&](std::size_t other) {
            return std::ranges::any_of(run[other]->readings, [&](const Reading& its) { return its.kind == "joined" && its.terms == reading.terms; });
        };
        if (at > 0 && says_it(at - 1)) continue;
        auto end = at + 1;
        while (end < run.size() && says_it(end)) ++end;
        known.push_back({{reading.terms.front().text, false}, end - at});
    }
}

// Right terms stand where the word itself was asked for: in the text, or in the title when that was said.
Space space_of(const Unit& unit) {
    for (const auto& reading : unit.readings)
        if (reading.kind == "stem" || reading.kind == "separable") return reading.terms.front().space;
    return Space::stem;
}

Reading reading_of(const lexicon::RuleTerm& term, Space space) {
    Reading reading{"synonym", {}, 0, false, term.written};
    for (const auto& word : term.words) reading.terms.push_back({word.literal ? Space::word : space, word.text, {}});
    return reading;
}

bool has(const Unit& unit, const Reading& reading) {
    return std::ranges::any_of(unit.readings, [&](const Reading& own) {
        return (own.kind == "stem" || own.kind == "synonym") && own.terms == reading.terms;
    });
}

std::size_t synonyms_of(const Unit& unit) {
    return static_cast<std::size_t>(
        std::ranges::count_if(unit.readings, [](const Reading& reading) { return reading.kind == "synonym"; }));
}

// "niet eens" is bezwaar, and no more a niet that a record has to have; a "nee-nee ding" is no thing of any kind.
void take_literally_no_more(Unit& unit) {
    unit.directional = false;
    std::erase_if(unit.readings, [](const Reading& reading) { return reading.kind == "exact" || reading.kind == "stem" || reading.kind == "within" || reading.kind == "family"; });
}

// `anew`: rules without one of these are left out; nullptr for all rules.
void add_to(const Run& run, const lexicon::Synonyms& synonyms, const std::vector<Unit*>* anew) {
    std::vector<std::vector<SaidWord>> words;
    for (std::size_t at = 0; at < run.size(); ++at) {
        words.push_back(known_by(*run[at]));
        add_joined(run, at, words.back());
    }
    std::set<Unit*> understood;
    for (const auto& match : synonyms.find(words)) {
        const auto is_anew = [&](std::size_t at) { return std::ranges::find(*anew, run[at]) != anew->end(); };
        if (anew && std::ranges::none_of(match.words, is_anew)) continue;
        for (const auto at : match.words)
            if (match.words.size() > 1 && (run[at]->directional || run[at]->vague)) understood.insert(run[at]);
        for (const auto& term : match.line.to) {
            if (term.words == match.from.words) continue;
            for (const auto at : match.words) {
                if (run[at]->function_word) continue;  // part of the term, yet no word to be found
                auto reading = reading_of(term, space_of(*run[at]));
                if (!has(*run[at], reading) && synonyms_of(*run[at]) < most_synonyms)
                    run[at]->readings.push_back(std::move(reading));
            }
        }
    }
    for (auto* unit : understood)
        if (synonyms_of(*unit) > 0) take_literally_no_more(*unit);
}

// Units that are children of one group are a run; groups within it are runs of their own.
void visit(PlanNode& node, Run& run, const lexicon::Synonyms& synonyms, const std::vector<Unit*>* anew) {
    if (node.combine == Combine::unit) {
        run.push_back(&node.unit);
        return;
    }
    Run inner;
    const auto end = node.combine == Combine::except ? std::min<std::size_t>(1, node.children.size()) : node.children.size();
    for (std::size_t i = 0; i < end; ++i) visit(node.children[i], inner, synonyms, anew);
    add_to(inner, synonyms, anew);
}

void add_rules(Plan& plan, const lexicon::Synonyms& synonyms, const std::vector<Unit*>* anew) {
    Run run;
    for (auto& clause : plan.clauses)
        if (clause.need != Need::excluded) visit(clause.node, run, synonyms, anew);
    add_to(run, synonyms, anew);
}

}  // namespace

void add_synonyms(Plan& plan, const lexicon::Synonyms& synonyms) { add_rules(plan, synonyms, nullptr); }

void add_synonyms(Plan& plan, const lexicon::Synonyms& synonyms, const std::vector<Unit*>& anew) {
    add_rules(plan, synonyms, &anew);
}

}  // namespace vraagbaak::query
