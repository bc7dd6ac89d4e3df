// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a set by their hash: to find a word, and whether a word with typing errors mended is there, in a few steps
// for any number of words.
//
// The hash is one that rolls (Karp & Rabin 1987): that of a word with one letter changed is known from those of what stands
// before and behind it, so that all words at one error are asked for in microseconds. Slots lie in buckets of eight with a
// byte of the hash of each word, so that one look at eight bytes tells of nearly all that is not there; what may be there is
// compared letter by letter. Which letters stand beside each other in any word is known too, and with what letters words
// begin and end (by a Bloom filter, 1970, of one hash): no others are tried.
//
// Bytes that are not what the writer wrote give wrong words or Error(unusable), never more. Any number of threads.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

// A word with the hash of all that it begins and ends with. Well-formed UTF-8.
class RolledWord {
public:
    explicit RolledWord(std::string_view word);

    std::size_t size() const { return letters_.size(); }  // code points
    char32_t operator[](std::size_t at) const { return letters_[at]; }

    std::uint64_t head(std::size_t size) const { return heads_[size]; }  // of the first so many
    std::uint64_t tail(std::size_t from) const { return with_tail(0, from); }

    // Of what this is the hash of, and behind it all from `from` on.
    std::uint64_t with_tail(std::uint64_t hash, std::size_t from) const {
        const auto power = powers_[size() - from];
        return hash * power + heads_.back() - heads_[from] * power;
    }

private:
    std::vector<char32_t> letters_;
    std::vector<std::uint64_t> heads_{0}, powers_{1};
};

// Letters by their place among all of a set.
class LetterSet {
public:
    static constexpr std::size_t most = 256, words = most / 64;

    static LetterSet all() {
        LetterSet letters;
        letters.bits_.fill(~std::uint64_t{0});
        return letters;
    }

    void add(std::size_t letter) { bits_[letter / 64] |= std::uint64_t{1} << letter % 64; }
    bool has(std::size_t letter) const { return (bits_[letter / 64] >> letter % 64 & 1) != 0; }
    std::uint64_t& word(std::size_t i) { return bits_[i]; }

    friend LetterSet operator&(LetterSet one, const LetterSet& other) {
        for (std::size_t i = 0; i < words; ++i) one.bits_[i] &= other.bits_[i];
        return one;
    }

    // Calls visit(letter), ascending.
    template <class Visit>
    void each(Visit&& visit) const {
        for (std::size_t i = 0; i < words; ++i)
            for (auto bits = bits_[i]; bits != 0; bits &= bits - 1) visit(i * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
    }

private:
    std::array<std::uint64_t, words> bits_{};
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

    // Asks memory for what each_with(hash, …) will read, without waiting.
    void expect(std::uint64_t hash) const {
        if (ids_.size() != 0) __builtin_prefetch(fingerprints_.data() + (place_of(hash).number & (ids_.size() / bucket - 1)) * bucket);
    }

    // May a word begin (end) with the letters of this hash, or be them? Surely so if one does, and rarely if none.
    bool may_begin(std::uint64_t hash) const { return passes(head_place(hash)); }
    bool may_end(std::uint64_t hash) const { return passes(tail_place(hash)); }
    void expect_begin(std::uint64_t hash) const { filter_.expect((head_place(hash) & filter_mask()) / 64); }
    void expect_end(std::uint64_t hash) const { filter_.expect((tail_place(hash) & filter_mask()) / 64); }

    // Whether it is known which letters stand beside each other; false with letters of many alphabets.
    bool knows_neighbours() const { return letters_.size() <= most_letters; }

    // A letter by its place among all of the words, ascending; the border of a word counts as one.
    using Letter = std::size_t;
    Letter border() const { return letters_.size(); }
    std::optional<Letter> place_of(char32_t letter) const;

    char32_t letter(Letter place) const { return char32_t{letters_[place]}; }

    // The letters behind, and before, which this one stands in any word, not always the same. nullopt: a letter of no word.
    LetterSet behind(std::optional<Letter> letter) const { return letter ? row(*letter) : LetterSet{}; }
    LetterSet before(std::optional<Letter> letter) const { return letter ? row(border() + 1 + *letter) : LetterSet{}; }

private:
    friend std::string write_word_slots(const PackedWords& words);

    static std::vector<std::uint64_t> filter_of(const PackedWords& words);

    static constexpr std::size_t bucket = 8;
    static constexpr std::uint64_t ones = 0x0101'0101'0101'0101, highs = ones << 7;

    struct Place {
        std::size_t number;         // of the bucket, before it is cut to how many there are
        std::uint64_t fingerprint;  // one byte, not 0
    };

    static std::uint64_t mixed(std::uint64_t hash) {
        hash = (hash ^ hash >> 32) * RollingHash::base;
        return hash ^ hash >> 29;
    }

    static Place place_of(std::uint64_t hash) {
        const auto place = mixed(hash), byte = place & 0xFF;
        return {static_cast<std::size_t>(place >> 16), byte == 0 ? 1 : byte};
    }

    // The highest bit of each byte that is zero (Warren, Hacker's Delight, 6-1): exactly those.
    static std::uint64_t zeros(std::uint64_t bytes) { return ~(((bytes & ~highs) + ~highs) | bytes | ~highs); }

    // Of the filter of heads and tails.
    static std::uint64_t head_place(std::uint64_t hash) { return mixed(hash); }
    static std::uint64_t tail_place(std::uint64_t hash) { return mixed(~hash); }
    std::uint64_t filter_mask() const { return filter_.size() * 64 - 1; }
    bool passes(std::uint64_t place) const { return (filter_[(place & filter_mask()) / 64] >> place % 64 & 1) != 0; }

    std::size_t words_of_row() const { return letters_.size() / 64 + 1; }

    LetterSet row(std::size_t number) const {
        LetterSet letters;
        for (std::size_t i = 0; i < words_of_row(); ++i) letters.word(i) = neighbours_[number * words_of_row() + i];
        return letters;
    }

    FrozenArray<std::uint32_t> letters_, ids_;
    FrozenArray<std::uint64_t> neighbours_;  // of each letter and the border those behind it, then of each those before it
    FrozenArray<std::uint64_t> filter_;       // a bit for each head and tail of a word
    std::string_view fingerprints_;
};

// The section of these words: numbers of letters and slots, and of the words of 64 bits of the filter; the letters, their
// neighbours, the filter, then of each slot the word, then its byte.
std::string write_word_slots(const PackedWords& words);

}  // namespace vraagbaak::lexicon
