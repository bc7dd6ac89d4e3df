// SPDX-License-Identifier: GPL-2.0-or-later
// The files of nl/gewone_taal: rules from everyday words to those of articles, one file a theme. lexicon/synonyms.hpp
// tells their form.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace vraagbaak::dutch {

// Name of the theme and its rules.
std::vector<std::pair<std::string_view, std::string_view>> everyday_language();

}  // namespace vraagbaak::dutch
