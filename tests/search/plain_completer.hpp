// SPDX-License-Identifier: GPL-2.0-or-later
// Completion as ranking.md has it, in plain code: all words and titles of the records that somebody sees are looked at, one
// by one. No tables, no trees, no views.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "analysis/analyzer.hpp"
#include "lexicon/name_table.hpp"
#include "vraagbaak/completion.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::test {

class PlainCompleter {
public:
    explicit PlainCompleter(const std::vector<Record>& visible);

    std::vector<Completion> complete(const Prefix& prefix) const;

private:
    struct Title {
        Completion completion;
        std::vector<analysis::Token> tokens;
    };
    struct Word {
        std::vector<std::string> forms;
        bool half = false;  // may go on
    };
    enum class Typo { none, same_first_letter, other_first_letter };


    void add_title(const Record& record, const std::string& text, bool question);
    std::vector<Word> read(const std::string& text, std::string& before) const;
    bool fits(const std::string& form, const std::string& word, Typo typo) const;
    bool fits(const Word& typed, const analysis::Token& token, Typo typo) const;
    bool title_fits(const Title& title, const std::vector<Word>& words, bool at_the_beginning, std::size_t wrong, Typo typo) const;
    std::vector<Completion> titles(const std::vector<Word>& words, bool at_the_beginning, Typo typo) const;
    std::vector<Completion> people(const std::vector<Word>& words) const;
    std::vector<Completion> words(const Word& typed, const std::string& before, Typo typo) const;

    std::vector<std::pair<Completion, lexicon::NameEntry>> people_;
    std::vector<Title> titles_;                // in their order
    std::map<std::string, std::size_t> words_;  // how many records have each
    mutable analysis::Analyzer analyzer_;
};

}  // namespace vraagbaak::test
