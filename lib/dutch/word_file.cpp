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

bool next_line(std::string_view& file, std::vector<std::string_view>& words) {
    words.clear();
    while (words.empty() && !file.empty()) {
        const auto line = take_line(file);
        const auto is_white = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
        for (std::size_t begin = 0, end = 0; begin < line.size(); begin = end + 1) {
            for (end = begin; end < line.size() && !is_white(line[end]);) ++end;
            if (end > begin) words.push_back(line.substr(begin, end - begin));
        }
    }
    return !words.empty();
}

std::vector<std::string_view> next_line(std::string_view& file) {
    std::vector<std::string_view> words;
    next_line(file, words);
    return words;
}

}  // namespace vraagbaak::dutch
