// SPDX-License-Identifier: GPL-2.0-or-later
// What a change of the lists, or of the index, does to questions.
#pragma once

#include <string>
#include <vector>

#include "editorial/drafts.hpp"
#include "search/finder.hpp"
#include "vraagbaak/editorial.hpp"

namespace vraagbaak::editorial {

inline constexpr std::string_view must = "moet";  // the tag of a question that may never lose its answer

// A question of the statistics.
struct AskedQuestion {
    std::string text;
    std::size_t times = 0;
};

// What questions answer before a change: asked once, however many changes are tried. `before` outlives it.
class EffectMeter {
public:
    EffectMeter(const search::Finder& before, std::vector<GoldenQuestion> golden, const std::vector<AskedQuestion>& asked = {});

    // And after it. `also`: words without judgements that it is about; those that are asked already, and empty ones, count once.
    Effect effect(const search::Finder& after, const std::vector<std::string>& also = {}) const;

private:
    struct Posed {
        GoldenQuestion golden;
        std::size_t times = 0;
        std::vector<std::string> ids;  // of the first ten
        std::map<std::string, int> grades;
    };

    bool is_posed(const std::string& question) const;
    Posed posed(GoldenQuestion golden, std::size_t times) const;

    const search::Finder& before_;
    std::vector<Posed> posed_;
};

// Whether one of its best answers is among the first three.
bool is_answered(const search::Finder& finder, const GoldenQuestion& question);

// Of those that are judged.
Measures measures_of(const search::Finder& finder, const std::vector<GoldenQuestion>& questions);

// What changes are about: the questions of pins, search terms, both sides of rules; of many changes the first hundred.
std::vector<std::string> words_of(const std::vector<PendingChange>& changes);

std::vector<GoldenQuestion> golden_of(const Drafts& drafts);

// For a sentence: 'paspoort kwijt', 'rijbewijs'.
std::string names_of(const std::vector<std::string>& questions);

// Why an effect is none to publish; none: it is.
std::optional<Finding> gate(const Effect& effect, double min_success3);

}  // namespace vraagbaak::editorial
