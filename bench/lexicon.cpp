// SPDX-License-Identifier: GPL-2.0-or-later
#include "lexicon.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <unordered_set>

namespace vraagbaak::data {
extern const std::string_view bench_functiewoorden;
extern const std::string_view bench_gemeente;
}  // namespace vraagbaak::data

namespace vraagbaak::bench {

namespace {

constexpr std::size_t smallest_dictionary = 50'000;
constexpr double zipf_offset = 2.7;
constexpr double zipf_exponent = 1.05;
constexpr std::size_t compound_parts = 20'000;  // compounds are made of the commoner words

// Words of an embedded list; lines that begin with # are remarks.
void add_list(std::string_view list, std::unordered_set<std::string>& known, std::vector<std::string>& words) {
    std::istringstream lines{std::string{list}};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#')) continue;
        std::istringstream in{line};
        for (std::string word; in >> word;)
            if (known.insert(word).second) words.push_back(word);
    }
}

bool is_plain_word(std::string_view word) {
    return word.size() >= 3 && word.size() <= 30 && std::ranges::all_of(word, [](char c) {
               return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
           });
}

}  // namespace

Lexicon::Lexicon(const std::filesystem::path& dictionary) {
    std::unordered_set<std::string> known;
    add_list(data::bench_functiewoorden, known, words_);
    municipal_begin_ = words_.size();
    add_list(data::bench_gemeente, known, words_);
    dictionary_begin_ = words_.size();

    Random random{0x77647574};
    std::vector<std::pair<double, std::string>> shuffled;
    std::ifstream in{dictionary};
    for (std::string word; std::getline(in, word);)
        if (is_plain_word(word) && known.insert(word).second)
            shuffled.emplace_back((0.05 + random.fraction()) * (3.0 + static_cast<double>(word.size())), word);
    if (shuffled.size() < smallest_dictionary)
        throw std::runtime_error("no Dutch word list in " + dictionary.string() + " (package wdutch)");
    std::ranges::sort(shuffled);
    for (auto& [key, word] : shuffled) words_.push_back(std::move(word));

    double sum = 0;
    for (std::size_t i = 0; i < words_.size(); ++i)
        summed_.push_back(sum += std::pow(static_cast<double>(i) + zipf_offset, -zipf_exponent));
}

std::size_t Lexicon::rank(Random& random) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(summed_, random.fraction() * summed_.back()) - summed_.begin());
}

std::string_view Lexicon::any(Random& random) const { return words_[rank(random)]; }

std::string_view Lexicon::content(Random& random) const {
    for (;;)
        if (const auto i = rank(random); i >= municipal_begin_) return words_[i];
}

std::string_view Lexicon::municipal(Random& random) const {
    return words_[municipal_begin_ + random.below(dictionary_begin_ - municipal_begin_)];
}

std::string Lexicon::compound(Random& random) const {
    const auto part = [&]() -> std::string_view {
        for (;;) {
            const auto& word = words_[municipal_begin_ + random.below(compound_parts)];
            if (word.size() >= 4 && word.size() <= 11) return word;
        }
    };
    std::string word{part()};
    if (random.happens(0.25)) word += 's';
    return word.append(part());
}

}  // namespace vraagbaak::bench
