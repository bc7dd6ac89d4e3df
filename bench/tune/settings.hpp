// SPDX-License-Identifier: GPL-2.0-or-later
// Weights as the command line names them, and as a file with what chose them.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "search/weights.hpp"

namespace vraagbaak::tune {

// `chosen` (those of the program), a file like weights.tsv, or changes of the chosen ones: `title=0.4,exact=0.2`.
// std::runtime_error when it is none of these.
search::Weights weights_of(const std::string& text);

// What differs from the chosen ones, in the same form.
std::string told(const search::Weights& weights);

// `evidence`: weight → what chose it; `heading`: lines of comment.
void write_weights(const std::filesystem::path& file, const search::Weights& weights, const std::string& heading,
                   const std::map<std::string, std::string, std::less<>>& evidence);

}  // namespace vraagbaak::tune
