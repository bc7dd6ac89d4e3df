// SPDX-License-Identifier: GPL-2.0-or-later
// The redacteur's lists as a search uses them: one published version, or drafts that are being tried, compiled.
//
// Values that never change once they are made: any number of threads.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "lexicon/seen_counts.hpp"
#include "lexicon/synonyms.hpp"

namespace vraagbaak::lexicon {

// A record that stands first for a question, or not at all.
struct Pin {
    std::string id;
    bool hide = false;
    Day from = since_ever, until = for_ever;  // first and last day
    std::string question;                     // as it was written

    bool holds(Day day) const { return from <= day && day <= until; }
    friend bool operator==(const Pin&, const Pin&) = default;
};

// A search term that a record is no longer found by though its source has it, or is found by though it has not.
struct TermRule {
    std::string term;
    std::string id;  // "*": of every record that has it; only for blocks
    bool block = true;

    friend bool operator==(const TermRule&, const TermRule&) = default;
};

// Minutes since 1 January 1970 by the clock in Amsterdam.
using LocalMinute = std::int64_t;

inline constexpr LocalMinute end_of_time = LocalMinute{for_ever} * 24 * 60;

std::string minute_text(LocalMinute minute);  // "2027-02-23 14:30"

// What is said to who asks something, or finds a record, for a while.
struct NoticeRule {
    std::string text;
    std::string id;        // of the record; empty: for a question
    std::string question;  // as it was written
    std::set<std::string> words;  // of the question: one with all of them is answered with the notice
    LocalMinute from = 0, until = 0;  // shown from the first until just before the last
    std::vector<std::string> groups;  // for who has one of these; none: for all

    bool ends() const { return until < end_of_time; }
    friend bool operator==(const NoticeRule&, const NoticeRule&) = default;
};

struct Lists {
    std::uint64_t number = 0;                   // of the published version; 0: nothing was published
    std::shared_ptr<const Synonyms> synonyms;   // all layers; none when there are none
    std::map<std::string, std::vector<Pin>, std::less<>> pins;  // by question_key()
    std::vector<TermRule> terms;
    std::vector<NoticeRule> notices;
};

// The words of a question that say something, as stems, each once and sorted. Two questions with the same words are one
// question to a list: "wat kost een nieuw paspoort" and "kosten nieuwe paspoorten". Small words count when they turn a
// meaning (niet, zonder), or when there is nothing else.
std::set<std::string> question_words(std::string_view question, analysis::Analyzer& analyzer);

// The same as one text. Empty: a question without words.
std::string question_key(std::string_view question, analysis::Analyzer& analyzer);
std::string question_key(const std::set<std::string>& words);

// The words of a search term in their order, as stems: terms with the same key are one term.
std::string term_key(std::string_view term, analysis::Analyzer& analyzer);

}  // namespace vraagbaak::lexicon
