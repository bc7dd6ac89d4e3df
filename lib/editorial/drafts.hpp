// SPDX-License-Identifier: GPL-2.0-or-later
// What the text of the drafts says: entries with their places, and what is wrong with lines that say nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dutch/word_forms.hpp"
#include "editorial/draft_files.hpp"
#include "index/same_person.hpp"
#include "lexicon/lists.hpp"
#include "vraagbaak/editorial.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::editorial {

inline constexpr std::size_t longest_column = 2000;  // bytes; longer ones are no question and no notice

template <class Rule>
struct Entry {
    Rule rule;
    ListLine line;
};

struct GoldenQuestion {
    Topic topic;
    std::map<std::string, int> grades;
};

struct Drafts {
    std::vector<Entry<std::string>> synonyms;  // the rule as it is written, with its "!"
    std::vector<Entry<lexicon::TermRule>> terms;
    std::vector<Entry<lexicon::Pin>> pins;
    std::vector<Entry<lexicon::NoticeRule>> notices;  // without `words`: those are for who compiles
    std::vector<Entry<GoldenQuestion>> golden;
    std::vector<Entry<dutch::FormRule>> forms;
    std::vector<Entry<index::PairRule>> doubles;
    std::vector<ListLine> lines;    // all that say something, in the order of files and lines
    std::vector<Finding> findings;  // wrong lines; each refuses a publication
};

// Every byte and size is taken. `place` is put before the names of files, for people.
Drafts read_drafts(const Texts& texts, const Settings& settings, const std::string& place = "redactie/");

// How a day or minute is written: "2027-02-23", "2027-02-23 14:30"; nullopt for anything else. `end`: a day alone is its end.
std::optional<lexicon::LocalMinute> parse_minute(std::string_view text, bool end);

// What is written is read again as the same: TAB and line ends become spaces, and the ends are trimmed.
std::string column(std::string_view text);
std::string row(const std::vector<std::string>& columns);

// Whether two lines of a list say the same, whoever wrote them and when.
std::string said(const ListLine& line);

// What a form is called in the file: stam, splitsen, niet-splitsen.
std::string_view form_name(dutch::FormKind kind);

// What a pair of records is called in the file: dezelfde, een-ander.
std::string_view double_name(bool same);

// The sides of a rule, each with its terms, in a form in which equal rules are equal: "a,b=>c".
std::string normal_rule(std::string_view rule);

// How many of the columns of a line are what it says; role, day and reason follow. Of synonyms the whole line is.
std::size_t said_columns(ListKind list);

// "# redactie, 2027-02-23: why": who wrote the rule below it, and when.
struct Signature {
    std::string role, date, why;
};
std::optional<Signature> signature_in(std::string_view comment);
std::string to_text(const Signature& signature);

}  // namespace vraagbaak::editorial
