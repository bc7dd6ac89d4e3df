// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a set by their hash: to find a word, and whether a word with one typing error mended is there, in a few
// steps for any number of words.
//
// The hash is one that rolls (Karp & Rabin 1987): that of a word with one letter changed is known from those of what stands
// before and behind it, so that all words at one error are asked for in microseconds. Slots lie in buckets of eight with a
// byte of the hash of each word, so that one look at eight bytes tells of nearly all that is not there; what may be there is
// compared letter by letter. Which letters stand beside each other in any word is known too: no others are tried.
//
// Bytes that are not what the writer wrote give wrong words or Error(unusable), never more. Any number of threads.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "lexicon/frozen.hpp"

namespace vraagbaak::lexicon {

using WordId = std::uint32_t;

class PackedWords;

// Of code points. One more letter: hash · base + (letter + 1); all modulo 2⁶⁴.
struct RollingHash {
    static constexpr std::uint64_t base = 0x9E37'79B9'7F4A'7C15;

    static std::uint64_t then(std::uint64_t hash, char32_t letter) { return hash * base + letter + 1; }
    static std::uint64_t of(std::string_view word);
};

class WordSlots {
public:
    static constexpr std::size_t most_letters = 200;  // that it is known of what stands beside them

    WordSlots() = default;  // no words
    WordSlots(std::string_view section, std::size_t words);

    // Calls visit(id) for the words that may have this hash until it returns true.
    template <class Visit>
    void each_with(std::uint64_t hash, Visit&& visit) const {
        const auto place = place_of(hash);
        const auto buckets = ids_.size() / bucket;
        if (buckets == 0) return;
        for (std::size_t number = place.number & (buckets - 1), seen = 0; seen < buckets; number = (number + 1) & (buckets - 1), ++seen) {
            std::uint64_t bytes = 0;
            std::memcpy(&bytes, fingerprints_.data() + number * bucket, bucket);
            for (auto same = zeros(bytes ^ place.fingerprint * ones); same != 0; same &= same - 1)
                if (visit(WordId{ids_[number * bucket + static_cast<std::size_t>(std::countr_zero(same)) / 8]})) return;
            if (zeros(bytes) != 0) return;
        }
        throw_damaged();  // there are more slots than words
    }

    // Whether it is known which letters stand beside each other; false with letters of many alphabets.
    bool knows_neighbours() const { return letters_.size() <= most_letters; }

    // A letter by its place among all of the words, ascending; the border of a word counts as one.
    using Letter = std::size_t;
    Letter border() const { return letters_.size(); }
    std::optional<Letter> place_of(char32_t letter) const;

    // Does the letter stand before the other one in any word, not always the same? nullopt: a letter of no word.
    bool stands_before(char32_t letter, std::optional<Letter> other) const {
        const auto left = place_of(letter);
        return left && other && (neighbours_[(border() + 1 + *other) * words_of_row() + *left / 64] >> *left % 64 & 1) != 0;
    }

private:
    friend std::string write_word_slots(const PackedWords& words);

    static constexpr std::size_t bucket = 8;
    static constexpr std::uint64_t ones = 0x0101'0101'0101'0101, highs = ones << 7;

    struct Place {
        std::size_t number;         // of the bucket, before it is cut to how many there are
        std::uint64_t fingerprint;  // one byte, not 0
    };

    static Place place_of(std::uint64_t hash) {
        auto mixed = (hash ^ hash >> 32) * RollingHash::base;
        mixed ^= mixed >> 29;
        const auto byte = mixed & 0xFF;
        return {static_cast<std::size_t>(mixed >> 16), byte == 0 ? 1 : byte};
    }

    // The highest bit of each byte that is zero (Warren, Hacker's Delight, 6-1): exactly those.
    static std::uint64_t zeros(std::uint64_t bytes) { return ~(((bytes & ~highs) + ~highs) | bytes | ~highs); }

    std::size_t words_of_row() const { return letters_.size() / 64 + 1; }

    FrozenArray<std::uint32_t> letters_, ids_;
    FrozenArray<std::uint64_t> neighbours_;  // of each letter and the border those behind it, then of each those before it
    std::string_view fingerprints_;
};

// The section of these words: numbers of letters and slots, the letters, their neighbours, then of each slot the word, then
// its byte.
std::string write_word_slots(const PackedWords& words);

}  // namespace vraagbaak::lexicon
