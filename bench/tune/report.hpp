// SPDX-License-Identifier: GPL-2.0-or-later
// What the verbs of bench_tune print: Markdown tables, as docs/relevance.md has them.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tune/choosing.hpp"
#include "tune/panel.hpp"

namespace vraagbaak::tune {

// Figures of one set under a name, with the names of its topics.
struct NamedFigures {
    std::string set;
    std::vector<std::string> topics;
    std::vector<Figures> figures;
};

std::vector<NamedFigures> named(const Panel& panel, const Outcome& outcome);

void print_figures(const std::vector<NamedFigures>& sets);

// Sets of the same name, and in them the topics that both have: figures of both, and whether chance explains it.
void print_comparison(const std::vector<NamedFigures>& before, const std::vector<NamedFigures>& after);

// One row a value of one weight, on all sets.
void print_variation(Panel& panel, const search::Weights& weights, const std::string& name, const std::vector<double>& values);

// What the neighbours of each weight would do, in a line: for weights.tsv.
std::map<std::string, std::string, std::less<>> evidence(Panel& panel, const search::Weights& weights);

// Figures as lines `set TAB topic TAB success@1 TAB success@3 TAB nDCG@10`, to be compared with those of another build of
// the program or another index. std::runtime_error when a file cannot be read or written.
void save_figures(const std::filesystem::path& file, const std::vector<NamedFigures>& sets);
std::vector<NamedFigures> saved_figures(const std::filesystem::path& file);

}  // namespace vraagbaak::tune
