// SPDX-License-Identifier: GPL-2.0-or-later
// All records of a generation against the writing guide.
#pragma once

#include <filesystem>

#include "dutch/word_forms.hpp"
#include "editorial/draft_files.hpp"
#include "vraagbaak/check.hpp"

namespace vraagbaak::editorial {

// `generation`: its folder. `drafts`: <base>/redactie, for the list of right words. `published`: the texts of the published lists,
// whose words are right too. Holds one record at a time, and the words of all.
CheckReport check(const std::filesystem::path& generation, const std::filesystem::path& drafts, const Texts& published,
                  const CheckOptions& options, const dutch::SharedForms& forms);

}  // namespace vraagbaak::editorial
