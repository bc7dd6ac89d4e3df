// SPDX-License-Identifier: GPL-2.0-or-later
// The articles and the built base of one size, kept on disk between runs in $VRAAGBAAK_BENCH_DATA (default: vraagbaak-bench
// in the folder for temporary files). Remove that folder to begin anew.
#pragma once

#include <filesystem>

#include "bench_base.hpp"
#include "generator.hpp"

namespace vraagbaak::bench {

struct BaseFiles {
    std::filesystem::path folder;
    std::filesystem::path articles;  // JSON Lines
    std::filesystem::path base;
};

// Writes the articles when they are not there yet.
BaseFiles files_of(const Generator& generator);

// A base that can be searched: the one that is there, or a newly built one when it is missing or of another version.
KnowledgeBase ready_base(const BaseFiles& files);

}  // namespace vraagbaak::bench
