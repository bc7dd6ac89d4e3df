// SPDX-License-Identifier: GPL-2.0-or-later
// Looks for weights that are worth more: from the present ones and from the best of some drawn by lot, one weight after
// the other (coordinate ascent, as Metzler & Croft, 2007, do for the same kind of formula). How much of the gain is more
// than fitting to the questions, cross_validate() tells.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tune/panel.hpp"

namespace vraagbaak::tune {

struct Choosing {
    std::vector<std::string> free;   // names of the weights that may change
    std::size_t drawn = 40;          // settings by lot
    std::size_t parts = 5;           // of the cross-validation
    std::uint64_t seed = 1;
    double least_gain = 0.0005;      // of worth, for a step: less is chance
};

// Never worth less than `start` on what is selected.
search::Weights choose(Panel& panel, const search::Weights& start, const Selected& selected, const Choosing& choosing);

struct CrossValidated {
    Outcome held_out;                      // each topic ranked by weights that were chosen without it
    std::vector<search::Weights> weights;  // of each part
};

// Of sets that choose nothing held_out is what `start` gives.
CrossValidated cross_validate(Panel& panel, const search::Weights& start, const Choosing& choosing);

// Values beside one value, to be tried or shown.
std::vector<double> beside(std::string_view name, double value);

}  // namespace vraagbaak::tune
