// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan_names.hpp"

#include <algorithm>
#include <array>

#include "dutch/name_words.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::query {

namespace {

constexpr std::array<std::string_view, 11> salutations{"mevrouw", "mevr", "mw",     "meneer",  "mijnheer", "dhr",
                                                       "heer",    "mr",   "mrs",    "juffrouw", "familie"};
constexpr std::array<std::string_view, 12> before_surnames{"van", "de", "der", "den", "ten", "ter", "te", "t", "in", "el", "al", "von"};
constexpr std::size_t most_before = 3;  // "van der", "in 't"

template <std::size_t size>
bool is_any_of(const std::array<std::string_view, size>& words, const std::string& text) {
    return std::ranges::find(words, unicode::fold(text)) != words.end();
}

bool is_plain(const Clause& clause) { return clause.need == Need::wanted && clause.node.combine == Combine::unit; }

// Only spaces and points (dhr. Boom), so not "mevrouw, boom".
bool is_near(const Unit& left, const Unit& right, const std::string& question) {
    return left.range.end <= right.range.begin && question.find_first_not_of(" .'", left.range.end) >= right.range.begin;
}

const Reading* word_of(const Unit& unit) {
    const auto exact = std::ranges::find(unit.readings, "exact", &Reading::kind);
    return exact == unit.readings.end() ? nullptr : &*exact;
}

void add_contacts(PlanNode& node, const std::function<bool(const Reading&)>& found) {
    for (auto& child : node.children) add_contacts(child, found);
    const auto* word = node.combine == Combine::unit ? word_of(node.unit) : nullptr;
    if (!word) return;
    Reading contact{"contact", {{Space::stem, dutch::name_word(word->terms.front().text), {}}}};
    if (found(contact)) node.unit.readings.push_back(std::move(contact));
}

}  // namespace

void add_names(Plan& plan, const std::string& question) {
    auto& clauses = plan.clauses;
    for (std::size_t i = 0; i + 1 < clauses.size(); ++i) {
        if (!is_plain(clauses[i]) || !is_any_of(salutations, clauses[i].text)) continue;
        for (auto at = i + 1; at < clauses.size() && at <= i + 1 + most_before; ++at) {
            if (!is_plain(clauses[at]) || !is_near(clauses[at - 1].node.unit, clauses[at].node.unit, question)) break;
            auto& unit = clauses[at].node.unit;
            if (is_any_of(before_surnames, unit.text)) continue;
            const auto* word = unit.function_word || unit.directional ? nullptr : word_of(unit);
            if (word) unit.readings.push_back({"name", {{Space::title, dutch::name_word(word->terms.front().text), {}}, {Space::filter, "medewerker", "soort"}}});
            break;
        }
    }
}

void add_contacts(Plan& plan, const std::function<bool(const Reading&)>& found) {
    for (auto& clause : plan.clauses) add_contacts(clause.node, found);
}

}  // namespace vraagbaak::query
