// SPDX-License-Identifier: GPL-2.0-or-later
// Whom to call about a record: contacts in their order, who replaces whoever is not there, and the department.
#pragma once

#include "search/links.hpp"
#include "vraagbaak/question.hpp"
#include "vraagbaak/reach.hpp"

namespace vraagbaak::search {

Reach reach_of(std::uint32_t document, const index::Generation& generation, const Access& access, const Asker& asker);

}  // namespace vraagbaak::search
