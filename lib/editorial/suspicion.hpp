// SPDX-License-Identifier: GPL-2.0-or-later
// Which of the terms that records carry look wrong.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "analysis/analyzer.hpp"
#include "dutch/compounds.hpp"
#include "editorial/spelling.hpp"
#include "index/generation.hpp"
#include "vraagbaak/editorial.hpp"

namespace vraagbaak::editorial {

// Of one generation, which outlives it, and a dictionary or none. One thread at a time.
class Suspicion {
public:
    Suspicion(const index::Generation& generation, Spelling* dictionary);

    // Sets suspect, suggestion and rare. `text`: all that the record says besides its terms, folded. Words of English records are not
    // looked at, since only Dutch is known here; nor are abbreviations and what holds a digit.
    void look(TermInfo& info, const Record& record, std::string_view text);

private:
    struct Word {
        std::string folded;
        bool capital;  // most likely a name
    };

    void look(TermInfo& info, const Word& word, std::string_view text);
    const std::string& near(const std::string& word);
    std::string linked_otherwise(const std::string& word, std::string_view text) const;
    bool is_compound(const std::string& word) const;
    std::uint32_t count(std::string_view word) const;
    bool only_here(const std::string& word, std::string_view id) const;

    const index::Generation& generation_;
    const lexicon::WordTable& words_;
    Spelling* const dictionary_;
    const dutch::CompoundSplitter splitter_;
    analysis::Analyzer analyzer_;
    std::unordered_map<std::string, std::string> near_;  // empty: nothing is
};

}  // namespace vraagbaak::editorial
