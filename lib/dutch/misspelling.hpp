// SPDX-License-Identifier: GPL-2.0-or-later
// How easily does a Dutch hand write one word for another? A weighted distance between spellings, after the noisy channel
// of Kernighan, Church & Gale (1990) with the longer pieces of Brill & Moore (2000): ei for ij costs a quarter of any
// other letter in its place. The pieces and their costs are in nl/verwisselingen.txt.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace vraagbaak::dutch {

// 100 is one letter in the place of another.
using Cost = int;

// A spelling, taken apart for comparison: capitals are small letters, marks stand apart from their letters.
class Spelled {
public:
    static constexpr std::size_t longest = 64;  // code points; what is longer is cut

    explicit Spelled(std::string_view word);

    std::size_t size() const { return size_; }
    std::uint8_t letter(std::size_t at) const { return letters_[at]; }  // 1…26 a…z, the signs below, or `other`
    char32_t value(std::size_t at) const { return values_[at]; }        // small, with its mark

    static constexpr std::uint8_t hyphen = 27, apostrophe = 28, space = 29, other = 30;

private:
    std::size_t size_ = 0;
    std::array<std::uint8_t, longest> letters_;
    std::array<char32_t, longest> values_;
};

// What it costs to write `typed` for `right`; more than `most` when it is more than that, which is found out sooner.
Cost misspelling_cost(const Spelled& typed, const Spelled& right, Cost most);

}  // namespace vraagbaak::dutch
