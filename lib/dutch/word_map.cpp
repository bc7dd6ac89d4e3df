// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/word_map.hpp"

#include <xxhash.h>

#include <bit>
#include <utility>

namespace vraagbaak::dutch {

WordMap::WordMap(std::size_t expected_words) : slots_(std::bit_ceil(expected_words * 2 + 8)) {}

// Where the word is, or the free slot where it may go: at most half of the slots are taken.
std::size_t WordMap::place_of(std::string_view word) const {
    const auto mask = slots_.size() - 1;
    auto place = static_cast<std::size_t>(XXH3_64bits(word.data(), word.size())) & mask;
    while (!slots_[place].word.empty() && slots_[place].word != word) place = (place + 1) & mask;
    return place;
}

void WordMap::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    std::swap(old, slots_);
    for (const auto& slot : old)
        if (!slot.word.empty()) slots_[place_of(slot.word)] = slot;
}

void WordMap::add(std::string_view word, std::string_view value) {
    auto& slot = slots_[place_of(word)];
    if (!slot.word.empty()) return;
    slot = {word, value};
    if (++words_ * 2 > slots_.size()) grow();
}

const std::string_view* WordMap::find(std::string_view word) const {
    if (word.empty()) return nullptr;
    const auto& slot = slots_[place_of(word)];
    return slot.word.empty() ? nullptr : &slot.value;
}

}  // namespace vraagbaak::dutch
