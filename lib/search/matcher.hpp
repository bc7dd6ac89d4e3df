// SPDX-License-Identifier: GPL-2.0-or-later
// Where the words of a question stand in a record's own text. It analyses the stored text with the same chain that
// indexed it, so folded forms, inflections and special tokens are found as the engine found them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/text_parts.hpp"
#include "query/plan.hpp"

namespace vraagbaak::search {

// One place where a unit of the question stands.
struct Match {
    Range range;               // bytes of the part
    std::size_t unit = 0;      // index into the units that the matcher was made of
    bool literal = false;      // as typed, not only by its stem
    const query::Reading* instead = nullptr;  // the synonym or right spelling in its place, when that is what stands here
    bool compound = false;     // a longer word with it, or a part of the compound that was typed
};

class Matcher {
public:
    // Function words are left out unless they are all there is. The units must outlive the matcher.
    explicit Matcher(std::vector<const query::Unit*> units);

    const std::vector<const query::Unit*>& units() const { return units_; }

    // Matches in the order of the text; ranges do not overlap.
    std::vector<Match> find(std::string_view text, analysis::Analyzer& analyzer);

private:
    void add(const query::Reading& reading, std::size_t unit);
    void note(const analysis::Token& token, std::vector<Match>& matches) const;

    std::vector<const query::Unit*> units_;
    struct Meant {
        std::size_t unit;
        const query::Reading* instead;  // or none
    };

    std::unordered_map<std::string, Meant> words_, stems_, parts_;  // parts_: what may stand in compounds too
    dutch::PossibleForms forms_;  // of stems_ and parts_
    std::vector<analysis::Token> tokens_;
};

}  // namespace vraagbaak::search
