// SPDX-License-Identifier: GPL-2.0-or-later
// A library that a program is made to load first.
#pragma once

#include <filesystem>
#include <string>

#include "base/scratch.hpp"

namespace vraagbaak::test {

// "LD_PRELOAD=…". The loader takes spaces and colons for borders of a list, and a checkout may stand in a folder that has
// them; so it is given a link with a name that has none.
inline std::string preload(const std::filesystem::path& library) {
    static const Scratch scratch;
    const auto link = scratch / library.filename();
    if (!std::filesystem::is_symlink(link)) std::filesystem::create_symlink(library, link);
    return "LD_PRELOAD=" + link.string();
}

}  // namespace vraagbaak::test
