// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/word_file.hpp"

#include <algorithm>

namespace vraagbaak::dutch {

namespace {

std::string_view take_line(std::string_view& file) {
    const auto end = std::min(file.find('\n'), file.size());
    const auto line = file.substr(0, end);
    file.remove_prefix(std::min(end + 1, file.size()));
    return line.substr(0, line.find('#'));
}

}  // namespace

std::vector<std::string_view> next_line(std::string_view& file) {
    constexpr std::string_view white = " \t\r";
    std::vector<std::string_view> words;
    while (words.empty() && !file.empty()) {
        auto line = take_line(file);
        for (auto begin = line.find_first_not_of(white); begin != line.npos; begin = line.find_first_not_of(white)) {
            line.remove_prefix(begin);
            words.push_back(line.substr(0, line.find_first_of(white)));
            line.remove_prefix(words.back().size());
        }
    }
    return words;
}

}  // namespace vraagbaak::dutch
