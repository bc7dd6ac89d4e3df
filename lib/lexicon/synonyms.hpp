// SPDX-License-Identifier: GPL-2.0-or-later
// Looking up what the words of a question stand for, in rules that a list (synonym_list.hpp) compiled.
//
// A left term is found in a question that has all its words near each other (most_between), in any order: "mijn ouwe bank
// wegdoen" has "bank wegdoen". Words that make a compound are found written together as well as apart. Rules do not chain: what a rule brings is not looked up again (Xapian's synonyms and Lucene's
// SynonymGraphFilter do the same).
//
// The compiled form is used where it lies, so that a program that starts has nothing to read: numbers of 32 bits, little
// end first, and text.
//
//   keys rules lines                       how many
//   keys + 1 times: offset, first rule     of the first words of left terms, in the order of their bytes
//   rules times: offset, line              of the left term; rules of one key together
//   lines times: offset
//   text                                   offsets count from here: keys without separator; terms; lines
//
// A term is "written TAB word TAB word …\n", a word "=itself" or " stem"; a line is "number TAB = or >\n" and its right
// terms, closed by an empty line.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/word_table.hpp"

namespace vraagbaak::lexicon {

// One word of a term: its stem, or itself when it has none (a number, "65+").
struct RuleWord {
    std::string text;
    bool literal = false;

    friend bool operator==(const RuleWord&, const RuleWord&) = default;
    friend auto operator<=>(const RuleWord&, const RuleWord&) = default;
};

// A word of a question: what it can be known by, and how many units from its own on say it together (two when "honden
// belasting" is known as hondenbelasting).
struct SaidWord {
    RuleWord word;
    std::size_t reach = 1;
};

struct RuleTerm {
    std::string written;
    std::vector<RuleWord> words;  // those that say something, each once; sorted

    friend bool operator==(const RuleTerm&, const RuleTerm&) = default;
};

// What one line of a list says: its left terms stand for these.
struct SynonymLine {
    std::vector<RuleTerm> to;
    bool broader = false;
    std::size_t number = 0;  // of the line in its file, counted from 1

    friend bool operator==(const SynonymLine&, const SynonymLine&) = default;
};

// A left term that stands in a question, where, and what it stands for.
struct SynonymMatch {
    RuleTerm from;
    SynonymLine line;
    std::vector<std::size_t> words;  // indices into the words that were given, ascending
    std::size_t layer = 0;           // 0: of the layer that was asked; 1: of the one below it …
    std::size_t rule = 0;            // its number there
};

// What a word is kept under.
std::string key_of(const RuleWord& word);

// Rules of lower layers that a layer does not want: `!bankstel => grofvuil`.
class RulesOff {
public:
    void add(const RuleTerm& from, const RuleTerm& to);
    bool has(const RuleTerm& from, const RuleTerm& to) const;
    bool empty() const { return pairs_.empty(); }

private:
    std::set<std::string> pairs_;
};

// Reading: any number of threads at once. Layers lie on top of each other: what is asked of one is asked of those below it
// too, and its own rules come first.
class Synonyms {
public:
    static constexpr std::size_t most_found = 32;  // rules used for one question
    static constexpr std::size_t most_shorter = 64;  // rules looked at for what a longer one says as well

    // So many other words may stand between those of a left term: three words that belong together may stand in two clauses
    // of a sentence, two that do so are seldom one thing.
    static constexpr std::size_t most_between(std::size_t words) { return words > 2 ? 12 : 6; }

    // `compiled` came from SynonymList::compiled(), on this machine or another, and stays where it is. Nothing is checked
    // and nothing is read yet.
    // `words`: what a table wrote of the words that the rules are known by; without it nothing is corrected into them.
    explicit Synonyms(std::string_view compiled, std::string_view words = {})
        : bytes_(compiled), words_(words.empty() ? WordTable{} : WordTable{words}) {}

    // A layer on top of another, or of none. `ground` is what the bytes lie in, and lives as long as this does.
    Synonyms(std::string_view compiled, std::string_view words, std::shared_ptr<const void> ground,
             std::shared_ptr<const Synonyms> below, RulesOff off = {})
        : Synonyms(compiled, words) {
        ground_ = std::move(ground);
        below_ = std::move(below);
        off_ = std::move(off);
    }

    std::string_view compiled() const { return bytes_; }
    const Synonyms* below() const { return below_.get(); }  // the next layer, or none

    // What a caller may well have said, though no article does; with how many rules have each word. Of this layer.
    const WordTable& words() const { return words_; }

    // `words`: for each word of the question, in order, all that it can be known by (its stem, itself, the word that it
    // makes with those behind it). The longest left terms come first; a rule is found once. A word that a longer term of
    // the same words contains is looked up by shorter ones of that term only for what the longer says as well: "bank" says
    // nothing where "bank wegdoen" was meant, "id" says identiteitskaart where "id kwijt" says vermissing identiteitskaart.
    std::vector<SynonymMatch> find(const std::vector<std::vector<SaidWord>>& words) const;

private:
    struct Rules {
        std::size_t begin = 0, end = 0;
    };

    std::size_t number(std::size_t index) const;  // of the bytes, as numbers
    std::string_view text_at(std::size_t offset) const;
    std::string_view key(std::size_t index) const;
    Rules rules_of(std::string_view key) const;
    std::string_view left_term(std::size_t rule) const;
    SynonymLine line_of(std::size_t rule) const;

    std::shared_ptr<const void> ground_;
    std::string_view bytes_;
    WordTable words_;
    std::shared_ptr<const Synonyms> below_;
    RulesOff off_;
};

}  // namespace vraagbaak::lexicon
