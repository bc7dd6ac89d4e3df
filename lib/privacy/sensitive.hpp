// SPDX-License-Identifier: GPL-2.0-or-later
// Questions that are kept in no form: crisis, health and criminal matters (nl/gevoelig.txt). A person may be known by them
// though they name nobody (articles 9 and 10 AVG).
#pragma once

#include <string_view>

#include "analysis/analyzer.hpp"

namespace vraagbaak::privacy {

// By stems: of words, of parts of compounds, and of words behind each other.
bool is_sensitive(std::string_view question, analysis::Analyzer& analyzer);

}  // namespace vraagbaak::privacy
