// SPDX-License-Identifier: GPL-2.0-or-later
// Rules from the words that people say to the words that articles use, in the form that Solr made common:
//
//   bankstel, zitbank => grofvuil            one way: who says the left finds the right; several on a side are alternatives
//   gpk, gehandicaptenparkeerkaart           both ways: each stands for every other
//   uitkering > bijstand, ww-uitkering       one way, to narrower terms of a general word
//   # …                                      comment
//
// A term is one or more words and is known by their stems, so inflected forms need no rules. A left term is found in a
// question that has all its words near each other, in any order: "mijn ouwe bank wegdoen" has "bank wegdoen". Rules do
// not chain: what a rule brings is not looked up again (Xapian's synonyms and Lucene's SynonymGraphFilter do the same).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analysis/analyzer.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::lexicon {

// One word of a term: its stem, or itself when it has none (a number, "65+").
struct RuleWord {
    std::string text;
    bool literal = false;

    friend bool operator==(const RuleWord&, const RuleWord&) = default;
    friend auto operator<=>(const RuleWord&, const RuleWord&) = default;
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

// A left term; it stands for each right term of its line that is not itself.
struct SynonymRule {
    RuleTerm from;
    std::size_t line = 0;  // index into lines()

    friend bool operator==(const SynonymRule&, const SynonymRule&) = default;
};

// A left term that stands in a question, where, and what it stands for.
struct SynonymMatch {
    const SynonymRule* rule = nullptr;
    const SynonymLine* line = nullptr;
    std::vector<std::size_t> words;  // indices into the words that were given, ascending
};

// Reading: any number of threads at once.
class Synonyms {
public:
    static constexpr std::size_t most_words = 8;         // of a term; longer ones are left out with a finding
    static constexpr std::size_t most_alternatives = 64;  // terms of one line
    static constexpr std::size_t longest_line = 16 << 10;  // bytes
    static constexpr std::size_t most_found = 32;        // rules used for one question

    // Adds the rules of a text. What is wrong becomes a finding with file and line, and costs that line or term alone.
    void add(std::string_view text, const std::string& file, analysis::Analyzer& analyzer, std::vector<Finding>& findings);

    // The same rules without the analysis that reading them costs: what compiled() wrote, on this machine or another, is
    // read by read_compiled() into equal rules. Only for what comes from compiled(): nothing is checked.
    std::string compiled() const;
    static Synonyms read_compiled(std::string_view bytes);

    const std::vector<SynonymRule>& rules() const { return rules_; }
    const std::vector<SynonymLine>& lines() const { return lines_; }

    // `words`: for each word of the question, in order, all that it can be known by (its stem, itself). The longest left
    // terms come first; a rule is found once. A word that a longer term of the same words contains is not looked up by
    // shorter ones of that term alone: "bank" says nothing where "bank wegdoen" was meant.
    std::vector<SynonymMatch> find(const std::vector<std::vector<RuleWord>>& words) const;

private:
    void add(RuleTerm from);  // of the last line

    std::vector<SynonymLine> lines_;
    std::vector<SynonymRule> rules_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_word_;  // first word of the left term → rules
};

}  // namespace vraagbaak::lexicon
