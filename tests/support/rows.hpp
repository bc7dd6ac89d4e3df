// SPDX-License-Identifier: GPL-2.0-or-later
// Rows of tests/data/**/*.tsv: fields between tabs; a # behind a tab, or at the start of a line, begins a comment.
#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace vraagbaak::test {

inline std::vector<std::vector<std::string>> rows(const std::string& name) {
    const auto path = std::string(VRAAGBAAK_SOURCE_DIR "/tests/data/") + name;
    std::ifstream file(path);
    if (!file) throw std::runtime_error("no test data: " + path);
    std::vector<std::vector<std::string>> result;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string> fields;
        std::istringstream stream(line);
        for (std::string field; std::getline(stream, field, '\t') && !field.starts_with('#');) fields.push_back(field);
        result.push_back(std::move(fields));
    }
    return result;
}

inline std::vector<std::string> words(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> result;
    for (std::string word; stream >> word;) result.push_back(word);
    return result;
}

}  // namespace vraagbaak::test
