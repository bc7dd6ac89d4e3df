// SPDX-License-Identifier: GPL-2.0-or-later
// What in a text was true of an earlier year: on the first of January rates and terms change, and a year that stays behind gives
// callers last year's.
//
//   old_figures("In 2026 kost een paspoort € 83,87.", 2027)   →  the sentence, year 2026, with an amount
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vraagbaak::reports {

struct OldFigure {
    std::string sentence;
    int year = 0;         // the latest of it that is over
    bool amount = false;  // money stands in it too
};

// Sentences that name one of the last three years before `year` and neither that year nor one after it; with an amount of money, one of the last
// ten. Not the year of a law ("Wmo 2015", "Besluit van 2025"), of a decision's number (2025/114) or of somebody's birth. `text` is
// well-formed UTF-8.
std::vector<OldFigure> old_figures(std::string_view text, int year);

// Does it name an amount of money?
bool has_amount(std::string_view text);

}  // namespace vraagbaak::reports
