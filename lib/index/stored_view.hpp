// SPDX-License-Identifier: GPL-2.0-or-later
// One view as people are shown it, in the bytes that texts.bin has of it: its texts, and where each word of them stands. Words are listed
// by themselves, each with its places, as in a small inverted index of the view (document → word → places; Manning, Raghavan & Schütze,
// Introduction to Information Retrieval, §2.4.2): who looks for a few words goes through the signs of all and reads the places of those.
//
// Nothing in the bytes is trusted: what is read is within them, or Error(unusable, "texts_damaged").
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/analyzer.hpp"
#include "base/hash.hpp"
#include "base/seven_bits.hpp"
#include "base/string_hash.hpp"
#include "index/text_parts.hpp"
#include "vraagbaak/question.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

// Of one part no more than this is gone through for words: a hit must not cost more than a budget.
inline constexpr std::size_t most_bytes_marked = 64 << 10;

// Of a word, below word_signs: different ones of most words, so that these can be told from a few others without a look at their letters.
using WordSign = std::uint16_t;
inline constexpr std::size_t word_signs = 4096;
inline constexpr WordSign last_sign = 1U << 15;  // is added to the last one of a word
inline WordSign word_sign(std::string_view word) { return static_cast<WordSign>(hash_value(word).low % word_signs); }

// Puts one view together: its texts in the order of TextParts, each with its tokens.
class StoredViewWriter {
public:
    explicit StoredViewWriter(const Record& record);

    void add(const TextPart& part, const std::vector<analysis::Token>& tokens);
    std::string finish();

private:
    struct Place {
        std::uint32_t word, ordinal, begin, size;
    };

    std::uint32_t number_of(std::string_view slice, const analysis::Token& token);
    std::string entries(std::vector<std::size_t>& ends) const;

    std::string head_, texts_, json_;
    std::string signs_, descriptions_, alternatives_;
    std::vector<std::size_t> description_ends_;  // by word
    std::vector<Place> places_;                  // in the order of the texts
    std::size_t alternative_ = 0;                // the last one
    StringMap<std::uint32_t> known_;             // words by their letters, and whether they have a stem
};

// One view, as it stands in the file or in the bytes that StoredViewWriter gave. Holds views into them.
class StoredView {
public:
    explicit StoredView(std::string_view bytes);

    std::string_view id, kind;
    std::optional<Date> changed_on, visible_until;
    bool elsewhere = false;  // another organisation delivers it
    bool finished = false;   // a project that is over
    std::vector<std::string_view> section_keys;

    const std::vector<TextPart>& parts() const { return parts_; }
    std::string_view title() const;

    Record record() const;  // all of it; slower

    // Every word of the texts, as the analysis saw it. `describe(folded, stem, parts)` is called for each different word; what it
    // returns is given to `visit(part, range, described)`, for each place: part by part in their order, in each in the order of the
    // analysis, alternatives one behind the other. `stem` is empty for what has none.
    template <class Describe, class Visit>
    void each_word(Describe describe, Visit visit) const;

    // The same for who looks for a few words, and much faster. One for which `may_be` says no to the signs of its letters, its stem and
    // all its parts is passed over, and so is one that `describe` returns nothing for (false).
    // `visit(part, range, place, described)`: the place among the words of the part, from 1 on, alternatives counted once.
    template <class MayBe, class Describe, class Visit>
    void each_match(MayBe may_be, Describe describe, Visit visit) const;

private:
    friend class WordReader;
    friend class PlaceCounter;

    WordSign sign_at(std::size_t at) const {
        WordSign sign = 0;
        std::memcpy(&sign, signs_.data() + at * sizeof sign, sizeof sign);
        return sign;
    }

    std::string_view rest_;  // native JSON without the texts that are among the parts
    std::vector<TextPart> parts_;
    std::vector<std::uint32_t> first_;  // by part: the ordinal of its first word; and at the end how many there are
    std::string_view alternatives_, signs_, ends_, entries_;
    std::size_t words_ = 0;  // different ones
    bool wide_ = false;      // `ends_` has 32 bits of each word, else 16
};

[[noreturn]] void throw_damaged_texts();

// Reads the entry of one word: what it is, and its places one by one.
class WordReader {
public:
    explicit WordReader(const StoredView& view) : view_(&view) {}

    // To the first place of a word, of which these hold then:
    void enter(std::size_t word);
    std::string_view folded() const { return folded_; }
    std::string_view stem() const { return stem_; }
    const std::vector<std::string>& parts() const { return parts_; }

    bool next();  // to the next place of the same word; false: there is none

    std::size_t ordinal() const { return ordinal_; }  // among all words of the view, from 0 on
    // In its part, whose text it may lie beyond.
    Range range() const { return {begin_, begin_ + size_}; }

private:
    std::size_t take_below(std::size_t bound);
    void take_piece(std::string& piece);

    const StoredView* view_;
    std::string_view rest_;
    std::size_t ordinal_ = 0, begin_ = 0, size_ = 0, usual_size_ = 0;
    std::string folded_, stem_;
    std::vector<std::string> parts_;
};

// Tells of places in rising order which part they are in, and how many words stand before them in it.
class PlaceCounter {
public:
    explicit PlaceCounter(const StoredView& view) : view_(&view), rest_(view.alternatives_) { take_alternative(); }

    void go_to(std::size_t ordinal);
    std::size_t part() const { return part_; }
    std::size_t place() const { return place_; }

private:
    void take_alternative();

    const StoredView* view_;
    std::string_view rest_;
    std::size_t part_ = 0, place_ = 0, alternative_ = 0;
    std::size_t counted_ = 0, before_ = 0;  // alternatives so far, and before this part
};

namespace detail {

// A place, and which of the words that were described stands there.
struct PlaceOf {
    std::uint32_t ordinal, begin, end, word;

    Range in(std::string_view text) const {
        if (end > text.size()) [[unlikely]] throw_damaged_texts();
        return {begin, end};
    }
};

inline PlaceOf place_of(const WordReader& reader, std::size_t word) {
    return {static_cast<std::uint32_t>(reader.ordinal()), static_cast<std::uint32_t>(reader.range().begin), static_cast<std::uint32_t>(reader.range().end),
            static_cast<std::uint32_t>(word)};
}

}  // namespace detail

template <class MayBe, class Describe, class Visit>
void StoredView::each_match(MayBe may_be, Describe describe, Visit visit) const {
    std::array<std::byte, 4 << 10> room;  // enough for most, so that memory is seldom asked for
    std::pmr::monotonic_buffer_resource memory{room.data(), room.size()};
    std::pmr::vector<detail::PlaceOf> places{&memory};
    std::pmr::vector<decltype(describe(std::string_view{}, std::string_view{}, std::vector<std::string>{}))> described{&memory};
    places.reserve(64);
    described.reserve(16);
    WordReader reader{*this};
    const auto signs = signs_.size() / sizeof(WordSign);
    for (std::size_t at = 0, word = 0; at < signs; ++at) {
        auto sign = sign_at(at);
        if (may_be(static_cast<WordSign>(sign % word_signs))) [[unlikely]] {
            reader.enter(word);
            if (auto what = describe(reader.folded(), reader.stem(), reader.parts())) {
                do places.push_back(detail::place_of(reader, described.size()));
                while (reader.next());
                described.push_back(std::move(what));
            }
            while ((sign & last_sign) == 0 && ++at < signs) sign = sign_at(at);
        }
        word += sign / last_sign;
    }
    std::ranges::sort(places, {}, &detail::PlaceOf::ordinal);
    PlaceCounter counter{*this};
    for (const auto& place : places) {
        counter.go_to(place.ordinal);
        visit(counter.part(), place.in(parts_[counter.part()].text), counter.place(), described[place.word]);
    }
}

template <class Describe, class Visit>
void StoredView::each_word(Describe describe, Visit visit) const {
    constexpr auto none = static_cast<std::uint32_t>(-1);
    std::vector<detail::PlaceOf> places(first_.back(), {0, 0, 0, none});
    std::vector<decltype(describe(std::string_view{}, std::string_view{}, std::vector<std::string>{}))> described;
    described.reserve(words_);
    WordReader reader{*this};
    for (std::size_t word = 0; word < words_; ++word) {
        reader.enter(word);
        described.push_back(describe(reader.folded(), reader.stem(), reader.parts()));
        do {
            if (places[reader.ordinal()].word != none) [[unlikely]] throw_damaged_texts();
            places[reader.ordinal()] = detail::place_of(reader, word);
        } while (reader.next());
    }
    for (std::size_t part = 0, ordinal = 0; part < parts_.size(); ++part)
        for (; ordinal < first_[part + 1]; ++ordinal) {
            const auto& place = places[ordinal];
            if (place.word == none) [[unlikely]] throw_damaged_texts();
            visit(part, place.in(parts_[part].text), described[place.word]);
        }
}

}  // namespace vraagbaak::index
