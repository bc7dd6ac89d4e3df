// SPDX-License-Identifier: GPL-2.0-or-later
// A folder for one test case, gone when the case ends.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "base/file.hpp"

namespace vraagbaak::test {

class Scratch {
public:
    enum Where { on_disk, in_memory };  // in memory, where the system has that, a sync costs nothing

    explicit Scratch(Where where = on_disk) : folder_(parent(where) / unique_name("vraagbaak-test-")) {
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
    static std::filesystem::path parent(Where where) {
        const bool memory = where == in_memory && std::filesystem::is_directory("/dev/shm");
        return memory ? "/dev/shm" : std::filesystem::temp_directory_path();
    }

    std::filesystem::path folder_;
};

// By plain streams, which throw when they cannot, so that what our own functions wrote is read by something else, and the other way round.
inline std::string slurp(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

inline void spit(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream out;
    out.exceptions(std::ios::failbit | std::ios::badbit);
    out.open(path, std::ios::binary | std::ios::trunc);
    out << bytes;
    out.close();
}

// Random and crash tests run a tenth of their cases unless VRAAGBAAK_TEST_FULL=1.
inline bool full_tests() {
    const char* const value = std::getenv("VRAAGBAAK_TEST_FULL");
    return value && std::string_view{value} == "1";
}

}  // namespace vraagbaak::test
