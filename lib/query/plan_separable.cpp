// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/plan_separable.hpp"

#include <algorithm>

#include "dutch/separable_verbs.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::query {

namespace {

// Units that stand side by side in the question, in its order.
using Run = std::vector<Unit*>;

bool marks_end(char c) { return c == ',' || c == '.' || c == ';' || c == ':' || c == '?' || c == '!' || c == '(' || c == ')'; }

// As the analysis has it; of a joker or a phrase what stands there, which is no verb.
std::string folded_word(const Unit& unit) {
    for (const auto& reading : unit.readings)
        if (reading.kind == "exact") return reading.terms.front().text;
    return unicode::fold(unit.text);
}

Space space_of(const Unit& unit) {
    for (const auto& reading : unit.readings)
        if (reading.kind == "stem") return reading.terms.front().space;
    return Space::stem;
}

void read_as(Unit& unit, const dutch::SeparableVerb& verb, Space space) {
    unit.readings.push_back({"separable", {{space, verb.stem, {}}}});
    if (verb.noun_stem != verb.stem) unit.readings.push_back({"separable", {{space, verb.noun_stem, {}}}});
}

class Apart {
public:
    Apart(Plan& plan, const std::string& question) : plan_(plan), question_(question) {}

    void visit(PlanNode& node, Run& run) {
        if (node.combine == Combine::unit) {
            run.push_back(&node.unit);
            return;
        }
        Run inner;
        const auto end = node.combine == Combine::except ? std::min<std::size_t>(1, node.children.size()) : node.children.size();
        for (std::size_t i = 0; i < end; ++i) visit(node.children[i], inner);
        read(inner);
    }

    void read(const Run& run) {
        std::vector<std::string> folded;
        for (const auto* unit : run) folded.push_back(folded_word(*unit));
        std::vector<dutch::SentenceWord> words;
        for (std::size_t i = 0; i < run.size(); ++i) words.push_back({folded[i], ends_clause(run, i)});
        for (const auto& verb : dutch::separable_verbs(words, stemmer_)) put_together(*run[verb.verb], *run[verb.particle], verb);
    }

private:
    bool ends_clause(const Run& run, std::size_t at) const {
        if (at + 1 == run.size() || run[at + 1]->range.begin < run[at]->range.end) return at + 1 == run.size();
        return std::any_of(question_.begin() + static_cast<std::ptrdiff_t>(run[at]->range.end),
                           question_.begin() + static_cast<std::ptrdiff_t>(run[at + 1]->range.begin), marks_end);
    }

    void put_together(Unit& verb, Unit& particle, const dutch::SeparableVerb& whole) {
        const auto space = space_of(verb);
        if (verb.function_word) {
            std::erase_if(verb.readings, [](const Reading& reading) { return reading.kind == "exact" || reading.kind == "stem"; });
            verb.function_word = false;
            understood(verb);
        }
        read_as(verb, whole, space);
        if (whole.particle_means) return read_as(particle, whole, space_of(particle));
        particle.function_word = true;
        particle.directional = false;
        understood(particle);
    }

    // Words that were read are not among those that were ignored.
    void understood(const Unit& unit) {
        const auto found = std::ranges::find(plan_.ignored, unit.text);
        if (found != plan_.ignored.end()) plan_.ignored.erase(found);
    }

    Plan& plan_;
    const std::string& question_;
    dutch::Stemmer stemmer_;
};

}  // namespace

void add_separable_verbs(Plan& plan, const std::string& question) {
    Apart apart{plan, question};
    Run run;
    for (auto& clause : plan.clauses)
        if (clause.need == Need::wanted) apart.visit(clause.node, run);
    apart.read(run);
}

}  // namespace vraagbaak::query
