// SPDX-License-Identifier: GPL-2.0-or-later
// A question, who asks it, and the answer: plain values that own all their strings.
//
// Text positions are byte ranges, half open, on character borders of UTF-8. Nothing here holds markup; render.hpp makes
// text, HTML and JSON of it and is the only place that escapes.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "vraagbaak/date.hpp"
#include "vraagbaak/message.hpp"
#include "vraagbaak/reach.hpp"

namespace vraagbaak {

// Who asks. There is no default on purpose: every answer depends on the groups and the day.
// Groups are a claim of the calling system; vraagbaak does not authenticate anyone.
struct Asker {
    std::vector<std::string> groups;  // empty: only what is openbaar. A label the base does not know is an Error(usage)
    Date date;                        // decides which records are within their publication window
    std::string language = "nl";      // of why, why-not and messages: nl or en
    // Of the day, since midnight in Amsterdam: decides which notices and announcements are shown, and who is there. None: all those of the
    // day, and who is there on it.
    std::optional<std::chrono::minutes> time = std::nullopt;
};

// A filter: this field has this value. Several values of one field: any of them; several fields: all of them.
// Fields: soort bron thema afdeling doelgroep taal status.
struct Filter {
    std::string field;
    std::string value;
};

struct Question {
    std::string text;                 // the query language of docs/query-language.md
    std::size_t limit = 10;           // at most 1,000
    std::size_t offset = 0;           // at most 100,000
    std::vector<Filter> filters;
    std::vector<std::string> facets;  // fields to count values of, as in Filter
    bool explain = false;             // fill Hit::why
    bool without_lists = false;       // leave out all editors' lists and layers, for a comparison
    bool reach = false;               // fill Hit::reach, for which each of those records must be read
};

struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(const Range&, const Range&) = default;
};

struct Snippet {
    std::string text;
    std::vector<Range> highlights;  // ascending, not overlapping
};

// One reason why a record was found.
struct Why {
    std::string word;   // as the asker typed it
    std::string kind;   // how it matched: exact stem compound joker fuzzy synonym correction person (a name like it); of the redacteur's lists:
                        // pin (it stands first for this question), term (it got this word as a search term); announcement
    std::string term;   // the word as it stands in the record
    std::string field;  // titel trefwoorden kop tekst
    Message message;    // the reason as a sentence
};

struct Hit {
    std::string id;
    std::string kind;    // soort
    std::string title;
    std::vector<Range> title_highlights;
    std::string section_key;    // section that answers best
    std::string section_title;
    Snippet snippet;            // out of that section
    std::vector<std::string> badges;  // changed, expires, elsewhere (the municipality does not deliver it), finished,
                                      // announced
    double score = 0;           // opaque: falls from hit to hit, and says no more than that
    std::vector<Why> why;       // only when asked
    std::optional<Reach> reach = std::nullopt;  // only when asked, of persons, departments and projects: whom to call now
};

struct FacetValue {
    std::string value;
    std::size_t count = 0;

    friend bool operator==(const FacetValue&, const FacetValue&) = default;
};

// How one word of the question was read.
struct Reading {
    std::string kind;                // exact stem within (a longer word) family (stank for stinkt) parts part (of a compound)
                                     // joined (with its neighbour one word) separable name contact person phone phrase special field joker
                                     // fuzzy synonym correction
    std::vector<std::string> terms;
    std::size_t count = 0;           // records of this asker that match the reading
};

struct WordReading {
    std::string text;
    std::vector<Reading> readings;
};

struct Interpretation {
    std::vector<WordReading> words;
    std::vector<std::string> relaxed;  // words that a hit need not have after all
    std::vector<std::string> ignored;  // words that carry no meaning of their own
    std::vector<Message> remarks;      // "read as words: no closing bracket", advice for a lone *
};

// Words of the question by which nothing is found are read as what was meant.
struct Correction {
    std::string text;      // the question with the likeliest words in place
    bool applied = false;  // the answer is that to this text
};

// What the redacteur wants said with an answer, for a while: "De brug is dicht tot 14.30 uur".
struct Notice {
    std::string text;
    std::string id;      // of the record that it goes with; empty: it goes with the question
    std::string until;   // until when it is shown: "2027-02-23 14:30", in Amsterdam; empty: for ever
    std::string kind = {};  // of what the record itself announces: mailing storing calamiteit; empty: a notice of the redactie

    friend bool operator==(const Notice&, const Notice&) = default;
};

struct Answer {
    std::string query;
    std::size_t total = 0;  // always exact
    std::vector<Hit> hits;
    std::map<std::string, std::vector<FacetValue>> facets;  // values by falling count, then by name
    Interpretation interpretation;
    std::optional<Correction> correction;
    std::vector<Notice> notices;
    std::string version;    // opaque: changes when the answer may change
};

// Why one record is not (or lower) among the hits.
struct WhyNot {
    std::string id;
    bool known = false;      // to this asker: a shielded record is as unknown as one that never was
    std::size_t rank = 0;    // 1 = first; 0 = not among the first 1,000
    std::size_t total = 0;
    std::vector<std::string> missed;  // words of the question that the record does not have
    std::vector<std::string> matched;
    std::vector<Message> reasons;     // sentences, most telling first
    std::vector<Message> advice;      // what would make it found by the words it misses
};

struct RelatedRecord {
    std::string id;
    std::string kind;
    std::string title;
    std::string reason;  // link (the editor wrote it), backlink, a relation of reach.hpp, alike
};

}  // namespace vraagbaak
