// SPDX-License-Identifier: GPL-2.0-or-later
// What the tests of this floor share: reading from memory and from a folder of their own.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "record/reader.hpp"

namespace vraagbaak::record::test {

inline Settings three_groups() {
    Settings settings;
    settings.groups = {"kcc", "burgerzaken", "belastingen"};
    return settings;
}

inline std::vector<Offered> read(std::string_view format, std::string_view bytes,
                                 const Settings& settings = three_groups(), const Source& source = {}) {
    std::vector<Offered> out;
    read_text(format, bytes, "bestand", settings, source, [&](Offered&& offered) { out.push_back(std::move(offered)); });
    return out;
}

// What the reader noted of the file.
inline std::vector<Finding> notes(std::string_view format, std::string_view bytes) {
    return read_text(format, bytes, "bestand", three_groups(), {}, [](Offered&&) {}).notes;
}

inline std::vector<Offered> read_folder(const std::filesystem::path& path, const Source& like = {}) {
    Source source = like;
    source.path = path.string();
    std::vector<Offered> out;
    read_source(source, three_groups(), "/", [&](Offered&& offered) { out.push_back(std::move(offered)); });
    return out;
}

inline bool has(const std::vector<Finding>& findings, std::string_view code) {
    return std::ranges::any_of(findings, [&](const Finding& f) { return f.message.code == code; });
}

// "code@line:field" of the first finding; "" without one.
inline std::string first(const std::vector<Finding>& findings) {
    if (findings.empty()) return "";
    const auto& [message, place] = findings.front();
    return message.code + '@' + std::to_string(place.line) + ':' + place.field;
}

// A folder that is gone when the test is over.
class Folder {
public:
    Folder() {
        static int count = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("vraagbaak-record-" + std::to_string(::getpid()) + '-' + std::to_string(++count));
        std::filesystem::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void write(const std::string& name, std::string_view bytes) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << bytes;
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace vraagbaak::record::test
