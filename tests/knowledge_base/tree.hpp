// SPDX-License-Identifier: GPL-2.0-or-later
// All files below a folder, for those who look at bytes.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/scratch.hpp"

namespace vraagbaak::test {

inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

// The files below a folder that hold these bytes.
inline std::vector<std::string> files_with(const std::filesystem::path& folder, const std::string& bytes) {
    std::vector<std::string> found;
    for (const auto& file : files_in(folder))
        if (slurp(file).find(bytes) != std::string::npos) found.push_back(file.string());
    return found;
}

}  // namespace vraagbaak::test
