// SPDX-License-Identifier: GPL-2.0-or-later
// Run while the library is built: learns from a word list how Dutch makes compounds. The list is that of OpenTaal (© 2006-2020
// OpenTaal, © 1996 Nederlandstalige TeX Gebruikersgroep; BSD licence or CC BY 3.0), as Debian has it in wdutch.
//   compile_compounds WORDLIST FOLDER OUTPUT
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include "dutch/compound_training.hpp"
#include "dutch/word_file.hpp"
#include "text/unicode.hpp"

namespace {

using namespace vraagbaak;

std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(file), {}};
}

dutch::WordSet words_of(const std::string& path) {
    const auto text = content(path);
    dutch::WordSet words;
    std::string_view rest = text;
    for (auto line = dutch::next_line(rest); !line.empty(); line = dutch::next_line(rest))
        for (const auto word : line) words.emplace(word);
    return words;
}

// "deelraads|lid"
std::vector<std::pair<std::string, std::size_t>> boundaries_of(const std::string& path) {
    std::vector<std::pair<std::string, std::size_t>> result;
    for (auto word : words_of(path)) {
        const auto bar = word.find('|');
        if (bar == 0 || bar + 1 >= word.size()) throw std::runtime_error(path + ": no boundary in " + word);
        result.emplace_back(word.erase(bar, 1), bar);
    }
    return result;
}

dutch::CompoundLists lists_of(const std::string& folder) {
    const auto words = [&](const char* name) { return words_of(folder + '/' + name + ".txt"); };
    return {.never_first = words("geen_eerste_deel"),
            .never_last = words("geen_laatste_deel"),
            .short_first = words("korte_eerste_delen"),
            .short_last = words("korte_laatste_delen"),
            .bound_last = words("gebonden_laatste_delen"),
            .place_endings = words("einden_van_namen"),
            .whole = words("geen_samenstelling"),
            .fixed = boundaries_of(folder + "/vaste_splitsing.txt")};
}

bool has_only_letters(std::string_view word) {
    return std::ranges::none_of(word, [](char c) { return std::string_view(" '-.&/0123456789").find(c) != std::string_view::npos; });
}

int compile(const char* list, const char* folder, const char* output) {
    dutch::WordSet listed, names;
    std::ifstream file(list);
    if (!file) throw std::runtime_error(std::string("cannot read ") + list);
    for (std::string line; std::getline(file, line);) {
        if (!has_only_letters(line)) continue;
        const auto folded = unicode::fold(line);
        if (!dutch::is_plain(folded)) continue;
        const bool capital = std::ranges::any_of(line, [](char c) { return c >= 'A' && c <= 'Z'; });
        (capital ? names : listed).insert(folded);
    }
    std::erase_if(names, [&](const auto& name) { return listed.contains(name); });
    constexpr std::size_t fewest = 100'000;  // anything else is no word list of Dutch
    if (listed.size() < fewest) throw std::runtime_error(std::string("too few words in ") + list);
    std::ofstream out(output, std::ios::binary);
    out << dutch::train_vocabulary(listed, names, lists_of(folder));
    return out.flush() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) return 2;
    try {
        return compile(arguments[1], arguments[2], arguments[3]);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
