// SPDX-License-Identifier: GPL-2.0-or-later
// What can be offered to somebody who is typing, of one generation: titles and questions by each of their words, words by
// their frequency, and who sees each of them on which day. Written once (completions_writer.hpp), used as it lies there.
//
// Titles have the order in which they are offered, and words have a rank; neither depends on who asks or on any other title
// or word being there. Opening reads the header; what is damaged further on throws Error(unusable) when it is read, or gives
// a wrong answer, and never more. Immutable; any number of threads. The bytes must outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lexicon/least.hpp"
#include "lexicon/near_beginnings.hpp"
#include "lexicon/seen_counts.hpp"
#include "lexicon/word_table.hpp"

namespace vraagbaak::lexicon {

using TitleId = std::uint32_t;

struct Title {
    std::string_view text;    // as it is written
    std::string_view record;  // id
    bool question = false;
};

// As it stands in the file.
struct StoredTitle {
    std::uint32_t text_begin, record_begin;  // the record ends where the next title begins
    std::uint32_t words_begin;
    std::uint32_t audience_and_kind;         // number of its audience, times two; plus one: a question
    Day from, until;
};

class Completions {
public:
    static constexpr std::uint32_t not_offered = 0xFFFF'FFFF;  // rank of a word
    static constexpr std::uint32_t begins = 0x8000'0000;       // of a word that a title begins with

    Completions() = default;  // none
    explicit Completions(std::string_view bytes);

    std::size_t size() const { return size_; }  // titles
    Title title(TitleId id) const;
    bool sees(const Sight& sight, TitleId id) const;

    const WordSet& words() const { return words_; }  // of titles
    // All words of titles with this stem.
    WordRanges with_stem(std::string_view stem) const;

    // Titles by a word, ascending: places [begin(word), begin(word + 1)).
    struct ByWord {
        FrozenArray<std::uint32_t> begins;
        Least titles;

        std::size_t begin(WordId word) const { return begins[word]; }
        std::size_t titles_of(const WordRanges& words) const;
    };
    const ByWord& by_first_word() const { return by_first_word_; }
    const ByWord& by_any_word() const { return by_any_word_; }

    // The words of a title in their order; those that it begins with have the bit `begins`.
    std::uint32_t word_count(TitleId id) const;
    std::uint32_t word(TitleId id, std::uint32_t place) const;

    // By the number of a word in the word table: the lower, the sooner it is offered. Words without a subject of their own
    // come last, then it is frequency over all views that counts, then the alphabet.
    const Least& ranks() const { return ranks_; }
    bool ranks_last(WordId word) const;
    // How many views with it he sees. `count`: of all views, as the word table has it.
    std::uint32_t seen(WordId word, const Sight& sight, std::uint32_t count) const;

    void check() const;  // reads all of it; Error(unusable) for any change of the bytes

private:
    StoredTitle stored(TitleId id) const;
    std::string_view letters(std::uint32_t begin, std::uint32_t end) const;

    std::string_view bytes_, letters_, seen_bytes_;
    std::size_t size_ = 0;
    WordSet words_, stems_;
    FrozenArray<std::uint32_t> stem_begins_, stem_words_, title_words_, audience_begins_, audience_classes_,
        seen_begins_;
    FrozenArray<StoredTitle> titles_;
    ByWord by_first_word_, by_any_word_;
    Least ranks_;
};

// Rank of a word that says something, and from here on of one that does not.
constexpr std::uint32_t ranks_of_function_words = 0x8000'0000;

}  // namespace vraagbaak::lexicon
