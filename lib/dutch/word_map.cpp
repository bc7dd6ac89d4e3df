// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/word_map.hpp"

#include <xxhash.h>

#include <bit>

namespace vraagbaak::dutch {

WordMap::WordMap(std::size_t expected_words) : slots_(std::bit_ceil(expected_words * 2 + 8)) { words_.reserve(expected_words); }

// Where the word is, or the free slot where it may go: at most half of the slots are taken.
std::size_t WordMap::place_of(std::string_view word) const {
    const auto mask = slots_.size() - 1;
    auto place = static_cast<std::size_t>(XXH3_64bits(word.data(), word.size())) & mask;
    while (slots_[place] != 0 && words_[slots_[place] - 1] != word) place = (place + 1) & mask;
    return place;
}

void WordMap::grow() {
    slots_.assign(slots_.size() * 2, 0);
    for (std::uint32_t number = 1; number <= words_.size(); ++number) slots_[place_of(words_[number - 1])] = number;
}

void WordMap::add(std::string_view word, std::string_view value) {
    auto& slot = slots_[place_of(word)];
    if (slot != 0) return;
    words_.push_back(word);
    slot = static_cast<std::uint32_t>(words_.size());
    if (!value.empty() || !values_.empty()) {
        values_.reserve(words_.capacity());
        values_.resize(words_.size());
        values_.back() = value;
    }
    if (words_.size() * 2 > slots_.size()) grow();
}

const std::string_view* WordMap::find(std::string_view word) const {
    static constexpr std::string_view none;
    const auto slot = slots_[place_of(word)];
    if (slot == 0) return nullptr;
    return slot <= values_.size() ? &values_[slot - 1] : &none;
}

}  // namespace vraagbaak::dutch
