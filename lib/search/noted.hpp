// SPDX-License-Identifier: GPL-2.0-or-later
// A text as it is read for `offer`: sentences in clauses, the words of each with what they find.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dutch/notes.hpp"
#include "query/plan.hpp"
#include "search/evaluator.hpp"

namespace vraagbaak::search {

// One clause as it is asked. Of a sentence there are those that are looked at, beside each other.
struct NotedClause {
    std::size_t sentence = 0;
    bool asks = false, turns = false, points_back = false;  // as dutch::NoteClause
    std::vector<std::size_t> words = {};  // indices into Noted::words, each once
};

// A word of the text, wherever and however often it stands.
struct NotedWord {
    query::PlanNode node;  // without readings: not looked at
    std::string text;
    double telling = 0;    // idf, by what the asker sees
    bool names = false;    // what a question may be about: of a title, in not too many records
    std::vector<FoundDocument> found = {};
};

struct Noted {
    std::vector<dutch::NoteSentence> sentences;
    std::vector<NotedClause> clauses = {};  // in the order of the text
    std::vector<NotedWord> words = {};
    std::size_t unread = 0;  // sentences that say something and were not looked at
};

}  // namespace vraagbaak::search
