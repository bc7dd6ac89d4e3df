// SPDX-License-Identifier: GPL-2.0-or-later
// Rules from the words that people say to the words that articles use, in the form that Solr made common:
//
//   bankstel, zitbank => grofvuil            one way: who says the left finds the right; several on a side are alternatives
//   gpk, gehandicaptenparkeerkaart           both ways: each stands for every other
//   uitkering > bijstand, ww-uitkering       one way, to narrower terms of a general word
//   "mijn overheid" => mijnoverheid          between quotation marks small words count too: overheid alone is not meant
//   val/struikel stoep/tegel => schadeclaim  left of an arrow a slash is a choice: each word of the first with each of the
//                                            second, four terms
//   # …                                      comment
//
// A term is one or more words and is known by their stems, so inflected forms need no rules; a left term of two words that
// make a compound is known by that too (grof vuil: grofvuil). This is the list as it is written; questions are looked up in
// its compiled form (synonyms.hpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analyzer.hpp"
#include "dutch/compounds.hpp"
#include "lexicon/synonyms.hpp"
#include "lexicon/word_table.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::lexicon {

// A left term; it stands for each right term of its line that is not itself.
struct SynonymRule {
    RuleTerm from;
    std::size_t line = 0;  // index into lines()
};

class SynonymList {
public:
    static constexpr std::size_t most_words = 8;         // of a term; longer ones are left out with a finding
    static constexpr std::size_t most_alternatives = 64;  // terms of one line
    static constexpr std::size_t most_variants = 512;     // terms that the slashes of one line make
    static constexpr std::size_t longest_line = 16 << 10;  // bytes

    // `forms`: those of the analyzers that it is given.
    explicit SynonymList(dutch::SharedForms forms = {}) : compounds_(std::move(forms)) {}

    // Adds the rules of a text. What is wrong becomes a finding with file and line, and costs that line or term alone.
    void add(std::string_view text, const std::string& file, analysis::Analyzer& analyzer, std::vector<Finding>& findings);

    const std::vector<SynonymRule>& rules() const { return rules_; }
    const std::vector<SynonymLine>& lines() const { return lines_; }

    // The bytes that Synonyms reads, the same for the same rules on every machine. At most 4 GiB.
    std::string compiled() const;

private:
    void add(RuleTerm from);  // of the last line
    void add_written_together(const RuleTerm& from, analysis::Analyzer& analyzer);

    dutch::CompoundSplitter compounds_;
    std::vector<SynonymLine> lines_;
    std::vector<SynonymRule> rules_;
};

// The words of left terms as they are written there, each as often as a rule has it: what a table of them is made of.
std::vector<CountedWord> words_of(const SynonymList& list, analysis::Analyzer& analyzer);

}  // namespace vraagbaak::lexicon
