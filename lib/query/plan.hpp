// SPDX-License-Identifier: GPL-2.0-or-later
// The plan of a question: what each of its words can mean, in terms of the analysis and without a word of the engine.
//
// A joker is a reading with the folded pattern as its one term, a fuzzy word one with the folded word; who has the words of
// the index puts them in its place.
// A question is a list of clauses; a hit has all of them, or as many as the ladder asks for. A clause is one word with
// its readings (a unit), or what brackets, quotation marks and operators make of several.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "query/query.hpp"

namespace vraagbaak::query {

// Where a term is looked up.
enum class Space { word, stem, part, title, title_part, keyword, heading, filter, id };

struct Term {
    Space space = Space::word;
    std::string text;
    std::string field;  // Space::filter: name of the field

    friend bool operator==(const Term&, const Term&) = default;
};

// Of a joker or fuzzy word: the first so many terms of the reading score together as one word that all of these are.
struct WordGroup {
    std::size_t terms = 0;
    std::vector<Term> scored;  // their stems; empty: the terms themselves
    std::vector<Term> titles;  // those of the stems that stand in titles
};

// A document that is known by a name or a number, and how well: 1 as it was typed.
struct Known {
    std::uint32_t document = 0;
    float quality = 1;
};

// One meaning of a unit: a record that has all these terms has the unit in this reading.
struct Reading {
    std::string kind;  // exact stem within family parts part separable joined name contact person phone phrase special field joker fuzzy synonym correction
    std::vector<Term> terms;
    std::size_t window = 0;  // of a phrase: the terms stand in this order within so many positions
    bool any = false;        // one of the terms is enough
    std::string rule;        // of a synonym: the term of the list as it is written there; of a correction: the right word; of a person: how the name is like it
    unsigned distance = 0;   // of a fuzzy word: errors
    std::vector<Known> known;  // of a person or phone: who has it, each once; its terms are for people, and to be marked
    std::size_t known_as = 0;  // how many are called so: says how much it tells
    std::vector<WordGroup> groups;  // of a joker one; of a fuzzy word for each number of errors, with all of fewer
};

// Whether a person is told of a reading that nothing is found by: what was tried besides the word itself is no news then.
inline bool told_without_hits(const Reading& reading) {
    constexpr std::array<std::string_view, 9> tried{"joined", "name", "contact", "separable", "synonym", "within", "family", "parts", "part"};
    return std::ranges::find(tried, reading.kind) == tried.end();
}

struct Unit {
    Range range;       // bytes of Parsed::text
    std::string text;  // as typed
    std::vector<Reading> readings;
    bool function_word = false;
    bool directional = false;  // niet, zonder, naar, af …: never dropped first
    bool weak = false;         // kwijt, nieuw, moeder …: goes with any subject
    bool vague = false;        // ding: names nothing by itself
};

enum class Combine { unit, all, any, except };

struct PlanNode {
    Combine combine = Combine::unit;
    Unit unit;                       // Combine::unit
    std::vector<PlanNode> children;  // all, any; except: children[0] without children[1]
};

enum class Need { wanted, required, excluded };

struct Clause {
    PlanNode node;
    Need need = Need::wanted;
    std::string text;  // as typed, for people

    bool function_word() const { return node.combine == Combine::unit && node.unit.function_word; }
    bool directional() const { return node.combine == Combine::unit && node.unit.directional; }

    // A phone number, postcode, address …: says enough by itself.
    bool special() const {
        return node.combine == Combine::unit && !node.unit.readings.empty() && node.unit.readings.front().kind == "special";
    }
};

struct Plan {
    std::vector<Clause> clauses;
    std::vector<std::string> ignored;  // function words that stand beside words with a meaning of their own
    std::vector<Message> remarks;
    std::string lone_id;               // the whole question when it could be an id
};

Plan make_plan(const Parsed& parsed, analysis::Analyzer& analyzer);

// All units that a hit may owe itself to, in the order of the question; those behind NIET and - are left out.
std::vector<const Unit*> units_of(const Plan& plan);

}  // namespace vraagbaak::query
