// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/derivations.hpp"

#include <algorithm>
#include <unordered_map>

#include "dutch/stemmer.hpp"
#include "dutch/word_file.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_derivations;
}

namespace vraagbaak::dutch {

namespace {

using Families = std::unordered_map<std::string, std::vector<std::string>>;

Families read() {
    Families families;
    Stemmer stemmer;
    auto file = data::dutch_derivations;
    for (std::vector<std::string_view> line; next_line(file, line);) {
        std::vector<std::string> stems;
        for (const auto word : line) stems.emplace_back(stemmer.stem(word));
        for (const auto& stem : stems)
            for (const auto& other : stems) {
                auto& known = families[stem];
                if (other != stem && std::ranges::find(known, other) == known.end()) known.push_back(other);
            }
    }
    return families;
}

}  // namespace

const std::vector<std::string>& relatives_of(std::string_view stem) {
    static const auto families = read();
    static const std::vector<std::string> none;
    const auto found = families.find(std::string{stem});
    return found == families.end() ? none : found->second;
}

}  // namespace vraagbaak::dutch
