// SPDX-License-Identifier: GPL-2.0-or-later
// A base as every bench builds it, and the one who asks it.
#pragma once

#include <filesystem>

#include "vraagbaak/knowledge_base.hpp"

namespace vraagbaak::bench {

inline constexpr auto build_moment = "2026-11-21T12:00:00Z";

// No groups, on the day of build_moment.
Asker bench_asker();

// Makes the base when it is not there, and builds it from the articles.
KnowledgeBase build_base(const std::filesystem::path& articles, const std::filesystem::path& base);

}  // namespace vraagbaak::bench
