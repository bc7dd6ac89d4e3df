// SPDX-License-Identifier: GPL-2.0-or-later
// Reads a word letter by letter beside one that is wanted, and knows at each letter whether what was read can still come
// within some typing errors of it (Wu & Manber 1992, the transposition after Hyyrö 2003): bit i of row k says that what
// was read so far is i letters of the wanted word with k errors.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/characters.hpp"

namespace vraagbaak::lexicon {

using Bits = std::uint64_t;

// For each letter: the places where the word has it.
class Places {
public:
    explicit Places(std::string_view word) {
        for (std::size_t at = 0; at < word.size(); ++length_) {
            const auto [value, size] = unicode::decode(word, at);
            add(value, Bits{1} << length_);
            at += size;
        }
    }

    unsigned length() const { return length_; }

    Bits of(char32_t letter) const {
        if (letter < ascii_.size()) return ascii_[letter];
        const auto found = std::ranges::find(others_, letter, &Other::letter);
        return found == others_.end() ? 0 : found->places;
    }

private:
    struct Other {
        char32_t letter;
        Bits places;
    };

    void add(char32_t letter, Bits place) {
        if (letter < ascii_.size()) {
            ascii_[letter] |= place;
            return;
        }
        const auto found = std::ranges::find(others_, letter, &Other::letter);
        if (found == others_.end())
            others_.push_back({letter, place});
        else
            found->places |= place;
    }

    std::array<Bits, 128> ascii_{};
    std::vector<Other> others_;
    unsigned length_ = 0;
};

// A word of at most 62 code points, well-formed.
template <unsigned Errors>
class ErrorAutomaton {
public:
    struct State {
        std::array<Bits, Errors + 1> rows{};
        std::array<Bits, Errors> swapped{};  // the second of two neighbours was read, the first is wanted
    };

    // `same_first`: no error before the first letter was read and right.
    ErrorAutomaton(std::string_view word, bool same_first)
        : places_(word), end_(Bits{1} << places_.length()), all_((end_ << 1) - 1), same_first_(same_first) {}

    Bits places_of(char32_t letter) const { return places_.of(letter); }

    // So many letters of the word read, without an error; the rest may be skipped with some.
    State after(unsigned letters) const {
        State state;
        for (unsigned errors = 0; errors <= Errors; ++errors) state.rows[errors] = (((Bits{2} << errors) - 1) << letters) & all_;
        return state;
    }

    // Reads a letter that the word has in these places. False: nothing that begins so is near.
    bool step(State& state, Bits places) const {
        const auto before = state;
        if (same_first_ && (before.rows[0] & 1) != 0) {  // bit 0 without errors: nothing was read yet
            state = after(1);
            return (places & 1) != 0;
        }
        state.rows[0] = (before.rows[0] & places) << 1;
        Bits alive = state.rows[0];
        for (unsigned k = 1; k <= Errors; ++k) {
            auto row = ((before.rows[k] & places) << 1) | before.rows[k - 1] | (before.rows[k - 1] << 1) |
                       (state.rows[k - 1] << 1) | ((before.swapped[k - 1] & places) << 2);
            state.swapped[k - 1] = before.rows[k - 1] & (places >> 1);
            state.rows[k] = row & all_;
            alive |= state.rows[k] | state.swapped[k - 1];
        }
        return alive != 0;
    }

    // Whether what was read is the word with so many errors.
    bool ends(const State& state, unsigned errors) const { return (state.rows[errors] & end_) != 0; }

    // Letters that stand in none of these places are all one for the next step.
    static Bits places_that_matter(const State& state) {
        Bits places = state.rows[0];
        for (unsigned k = 1; k <= Errors; ++k) places |= state.rows[k] | state.rows[k - 1] << 1 | state.swapped[k - 1];
        return places;
    }

private:
    Places places_;
    Bits end_, all_;
    bool same_first_;
};

}  // namespace vraagbaak::lexicon
