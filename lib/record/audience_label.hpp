// SPDX-License-Identifier: GPL-2.0-or-later
// How much somebody sees, as a word to keep with what he told or asked: the groups that he named, sorted, with commas between.
#pragma once

#include <string>
#include <string_view>

#include "vraagbaak/question.hpp"

namespace vraagbaak::record {

std::string audience_label(const Asker& asker);

// Does he see all that those with this label see?
bool sees_as_much(const Asker& asker, std::string_view label);

}  // namespace vraagbaak::record
