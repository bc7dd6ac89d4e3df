// SPDX-License-Identifier: GPL-2.0-or-later
// Which records are of one person. docs/formats.md says the rules, decisions/0017 why they are so.
//
// Evidence is looked at from strong to weak, each kind of it over all people at once: of those that it would bring together either all
// become one, or, when two of them cannot be the same, none. So nothing depends on the order of sources or files. People are
// compared only where they have a key in common, and a key that very many have is no evidence.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "vraagbaak/build.hpp"
#include "vraagbaak/record.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::index {

// A person as one source has him.
struct Listed {
    Record record;       // out of record::check
    Place place;
    std::string source;  // one of Merging::sources
    bool put = false;    // by hand: its values stand above all sources

    // Equal for one person in all of Merging::same_numbers: the id without the prefix of its source; empty for other sources.
    std::string number = {};
};

// What the redacteur said of two ids.
struct PairRule {
    std::string first, second;
    bool same = true;

    friend bool operator==(const PairRule&, const PairRule&) = default;
};
using PairRules = std::vector<PairRule>;

struct SamePeople {
    std::vector<std::vector<std::size_t>> groups;  // every person in one; ascending within, and by their first
    std::vector<DoubtfulPair> doubtful;            // the likeliest first
    std::vector<Message> remarks;                  // what was not looked at, and what the redacteur said that cannot be
};

// `people` by ascending id; one id may stand there several times, from different sources.
SamePeople same_people(std::span<const Listed> people, const PairRules& rules);

// Who sees what both sets of groups see. Empty sets are everyone; nobody: false.
bool narrow(std::vector<std::string>& groups, const std::vector<std::string>& by);

// A key of more people than this, of whom no two need be the same, is no evidence.
inline constexpr std::size_t most_with_key = 64;

}  // namespace vraagbaak::index
