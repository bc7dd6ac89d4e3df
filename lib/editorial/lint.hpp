// SPDX-License-Identifier: GPL-2.0-or-later
// What is wrong or odd in the drafts, line by line, with what to do about it.
#pragma once

#include <vector>

#include "editorial/compile.hpp"
#include "editorial/drafts.hpp"
#include "index/generation.hpp"
#include "vraagbaak/editorial.hpp"

namespace vraagbaak::editorial {

// `ground`: of the generation. `generation`: nullptr when there is none; then nothing is said of what stands in records. In the order of files and lines,
// at most `most`, those that refuse first when there are more.
inline constexpr std::size_t most_remarks = 1000;
std::vector<ListRemark> lint(const Drafts& drafts, const Settings& settings, const Ground& ground, const index::Generation* generation, const Date& today,
                             std::size_t most = most_remarks);

}  // namespace vraagbaak::editorial
