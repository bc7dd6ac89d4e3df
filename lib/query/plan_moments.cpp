// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan_moments.hpp"

#include <algorithm>
#include <array>

#include "text/unicode.hpp"

namespace vraagbaak::query {

namespace {

constexpr std::array<std::string_view, 12> moments{"gisteren", "gister", "eergisteren", "vandaag", "morgen", "overmorgen", "vanmorgen",
                                                   "vanochtend", "vanmiddag", "vanavond", "vannacht", "gisteravond"};
constexpr std::array<std::string_view, 7> from_now{"volgende", "vorige", "komende", "aankomende", "afgelopen", "verleden", "deze"};
constexpr std::array<std::string_view, 19> spans{"dag", "dagen", "week", "weken", "maand", "maanden", "jaar", "weekend", "zomer", "winter",
                                                 "voorjaar", "najaar", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag",
                                                 "zaterdag", "zondag"};

template <std::size_t size>
bool is_any_of(const std::array<std::string_view, size>& words, const Clause& clause) {
    return std::ranges::find(words, unicode::fold(clause.text)) != words.end();
}

bool is_word(const Clause& clause) { return clause.need == Need::wanted && clause.node.combine == Combine::unit; }

}  // namespace

void drop_moments(Plan& plan) {
    auto& clauses = plan.clauses;
    std::vector<Clause*> dropped;
    for (std::size_t at = 0; at < clauses.size(); ++at) {
        if (!is_word(clauses[at])) continue;
        if (is_any_of(moments, clauses[at])) dropped.push_back(&clauses[at]);
        if (at == 0 || !is_word(clauses[at - 1]) || !is_any_of(spans, clauses[at]) || !is_any_of(from_now, clauses[at - 1])) continue;
        dropped.push_back(&clauses[at - 1]);
        dropped.push_back(&clauses[at]);
    }
    const auto says_more = [&](const Clause& clause) {
        return clause.need != Need::excluded && !clause.function_word() && !clause.directional() &&
               std::ranges::find(dropped, &clause) == dropped.end();
    };
    if (std::ranges::none_of(clauses, says_more)) return;
    for (auto* clause : dropped) {
        if (clause->function_word()) continue;
        clause->node.unit.function_word = true;
        plan.ignored.push_back(clause->text);
    }
}

}  // namespace vraagbaak::query
