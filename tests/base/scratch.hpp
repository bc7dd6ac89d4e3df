// SPDX-License-Identifier: GPL-2.0-or-later
// A folder for one test case, gone when the case ends.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "base/file.hpp"

namespace vraagbaak::test {

class Scratch {
public:
    Scratch() : folder_(std::filesystem::temp_directory_path() / unique_name("vraagbaak-test-")) {
        std::filesystem::create_directory(folder_);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path operator/(const std::filesystem::path& name) const { return folder_ / name; }

private:
    std::filesystem::path folder_;
};

// By plain streams, so that what our own functions wrote is read by something else, and the other way round.
inline std::string slurp(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

inline void spit(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
}

}  // namespace vraagbaak::test
