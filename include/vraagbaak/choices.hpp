// SPDX-License-Identifier: GPL-2.0-or-later
// What tells similar answers apart: when the first hits are variants of one thing (a first passport, one that is lost, one from
// abroad), the choices between them, so that an agent can ask the caller one question.
//
//   const auto choices = searcher.choices(question);
//   if (!choices.empty()) std::cout << vraagbaak::text(choices.question(), "nl") << '\n';
//   // Gaat het om: aanvragen of vernieuwen · verloren of gestolen · met spoed?
#pragma once

#include <string>
#include <vector>

#include "vraagbaak/export.hpp"
#include "vraagbaak/message.hpp"

namespace vraagbaak {

struct Choice {
    std::string label;             // as it stands in the records, without what they share
    std::vector<std::string> ids;  // records that it leaves, the best first
    std::string section = {};      // of that record, when its sections are the choices: their key

    friend bool operator==(const Choice&, const Choice&) = default;
};

struct Choices {
    std::string by;               // titel; or what tells them apart: a facet (doelgroep …), wijk of projects, sectie of one record
    std::string shared;           // the word that makes them a family, as the first of them has it; of sections the title, of wijken nothing
    std::vector<Choice> choices;  // two to six, in the order of the hits; none: there is nothing to ask

    bool empty() const noexcept { return choices.empty(); }

    // One sentence for people.
    Message question() const {
        std::string labels;
        for (const auto& choice : choices) (labels += labels.empty() ? "" : " · ") += choice.label;
        return {"choices_question", {labels}};
    }

    friend bool operator==(const Choices&, const Choices&) = default;
};

}  // namespace vraagbaak
