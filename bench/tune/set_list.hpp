// SPDX-License-Identifier: GPL-2.0-or-later
// Which judged questions a run looks at, and which of them may choose a weight.
//
// Lines of a file, with tabs between, # begins a comment:
//
//   name  base  topics  judgements  date  lists|plain  share [tag]
//
// base: a folder that `vraagbaak index` built. Paths begin at the folder of the file. `plain` asks as --without-lists does.
// share: how much the set counts when weights are chosen, or `hold-out`: its figures are shown and choose nothing. With a
// tag only the topics that have it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "vraagbaak/date.hpp"

namespace vraagbaak::tune {

struct SetLine {
    std::string name;
    std::filesystem::path base, topics, judgements;
    Date date;
    bool without_lists = false;
    double share = 0;  // 0 of a hold-out
    std::string tag;   // or none
};

// std::runtime_error names file and line.
std::vector<SetLine> read_sets(const std::filesystem::path& file);

}  // namespace vraagbaak::tune
