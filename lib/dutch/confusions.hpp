// SPDX-License-Identifier: GPL-2.0-or-later
// The pieces of words that are written for each other: nl/verwisselingen.txt, ready for looking up.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "dutch/misspelling.hpp"

namespace vraagbaak::dutch {

struct Piece {
    static constexpr std::size_t longest = 6;

    std::array<std::uint8_t, longest> letters{};  // as in Spelled
    std::uint8_t size = 0;
    bool begins = false, ends = false;  // a word

    // Does it stand just before `end` in the word?
    bool stands(const Spelled& word, std::size_t end) const {
        if (end < size || (ends && end != word.size()) || (begins && end != size)) return false;
        for (std::size_t i = 0; i < size; ++i)
            if (word.letter(end - size + i) != letters[i]) return false;
        return true;
    }
};

struct Confusion {
    Piece typed, right;
    Cost cost = 0;
};

class Confusions {
public:
    static const Confusions& table();  // made once; immutable

    // Those that end with these letters, 0 for the pieces that are nothing.
    std::span<const Confusion> ending(std::uint8_t typed, std::uint8_t right) const {
        const auto begin = begins_[typed * letters + right], end = begins_[typed * letters + right + 1U];
        return {all_.data() + begin, all_.data() + end};
    }

    std::size_t longest_typed() const { return longest_typed_; }  // letters of a piece; two at least, for those that are swapped

    static constexpr std::size_t letters = 32;

private:
    explicit Confusions(std::string_view file);

    std::vector<Confusion> all_;  // by last letters
    std::size_t longest_typed_ = 2;
    std::array<std::uint16_t, letters * letters + 1> begins_{};
};

}  // namespace vraagbaak::dutch
