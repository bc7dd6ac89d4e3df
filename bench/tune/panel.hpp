// SPDX-License-Identifier: GPL-2.0-or-later
// All judged sets of a run; remembers what it was asked, since a search comes back to the same weights again and again.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <vector>

#include "search/weights.hpp"
#include "tune/judged_set.hpp"

namespace vraagbaak::tune {

using Outcome = std::vector<std::vector<Figures>>;  // set → topic

// Which topics count.
using Selected = std::function<bool(std::size_t set, std::size_t topic)>;

class Panel {
public:
    explicit Panel(const std::vector<SetLine>& lines);

    const std::vector<JudgedSet>& sets() const { return sets_; }
    const Outcome& ask(const search::Weights& weights);  // lives as long as the panel
    std::size_t settings_asked() const { return known_.size(); }

    // What a setting is chosen by: the mean over the sets, by their shares, of the mean over the selected topics of
    // success@1 and nDCG@10 in equal parts. The second is there because the first moves by whole questions.
    double worth(const Outcome& outcome, const Selected& selected) const;

private:
    using Key = std::array<double, search::weights_by_name.size()>;

    std::vector<JudgedSet> sets_;
    std::map<Key, Outcome> known_;
};

// Of all topics of a set.
Figures mean(const std::vector<Figures>& figures);

// One figure of each topic, for compare().
std::vector<double> one_of(const std::vector<Figures>& figures, double Figures::*figure);

}  // namespace vraagbaak::tune
