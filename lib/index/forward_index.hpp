// SPDX-License-Identifier: GPL-2.0-or-later
// texts.bin: of every document the view as people are shown it, and where each word of its texts stands: a forward index
// (document → words; Manning, Raghavan & Schütze, Introduction to Information Retrieval, §4). A hit, its best section and
// its highlights come out of it without JSON, without analysis, and without reading more than what is shown.
//
// Mapped, and used as it lies there. Nothing in the file is trusted: what is read is within it, or Error(unusable,
// "texts_damaged").
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/analyzer.hpp"
#include "base/hash.hpp"
#include "base/mapped_file.hpp"
#include "base/seven_bits.hpp"
#include "base/string_hash.hpp"
#include "index/output_file.hpp"
#include "index/text_parts.hpp"
#include "vraagbaak/question.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

inline constexpr auto texts_file = "texts.bin";

// Of one part no more than this is gone through for words: a hit must not cost more than a budget.
inline constexpr std::size_t most_bytes_marked = 64 << 10;

// Of a word, below word_signs: different ones of most words, so that these can be told from a few others without a look at their letters.
using WordSign = std::uint16_t;
inline constexpr std::size_t word_signs = 4096;
inline WordSign word_sign(std::string_view word) { return static_cast<WordSign>(hash_value(word).low % word_signs); }

// Puts one view together: its texts in the order of TextParts, each with its tokens.
class StoredViewWriter {
public:
    explicit StoredViewWriter(const Record& record);

    void add(const TextPart& part, const std::vector<analysis::Token>& tokens);
    std::string finish();

private:
    void append_word(std::string_view slice, const analysis::Token& token);

    std::string head_, words_, texts_, json_, description_;
    StringMap<std::uint64_t> known_;  // words by their letters, and whether they have a stem
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

    // Every word of the texts, as the analysis saw it. `describe(folded, stem, parts)` is called for each different word where
    // it stands first; what it returns is given to `visit(part, range, described)`, for each place: part by part in their
    // order, in each in the order of the analysis, alternatives one behind the other. `stem` is empty for what has none.
    template <class Describe, class Visit>
    void each_word(Describe describe, Visit visit) const;

    // The same for who looks for a few words: one for which `may_be` says no to the signs of its letters, its stem and all its parts is
    // not described, and counts as a described word of no value.
    template <class MayBe, class Describe, class Visit>
    void each_word(MayBe may_be, Describe describe, Visit visit) const;

private:
    friend class WordDecoder;

    std::string_view rest_;  // native JSON without the texts that are among the parts
    std::vector<TextPart> parts_;
    std::vector<std::string_view> words_;  // by part, encoded
};

class ForwardIndexWriter {
public:
    explicit ForwardIndexWriter(const std::filesystem::path& folder);  // Error(io), here and below

    void add(std::string_view stored_view);  // documents in the order of their numbers, from 1 on
    void finish();

private:
    OutputFile out_;
    std::uint64_t size_ = 0;
    std::vector<std::uint64_t> begins_;
};

// Every thread.
class ForwardIndex {
public:
    explicit ForwardIndex(const std::filesystem::path& folder);

    std::size_t size() const { return documents_; }
    std::string_view bytes(std::uint32_t document) const;  // of its StoredView; a document from 1 to size()
    StoredView view(std::uint32_t document) const;
    Record record(std::uint32_t document) const;

    // Asks the memory for what is gone through of these, all at once: the views of ten hits lie in as many corners of the file, and one
    // after the other each would be waited for. Changes nothing; a document that is not there is left out.
    void expect(std::span<const std::uint32_t> documents) const;

private:
    template <class Action>
    auto in_file(Action action) const -> decltype(action());

    std::filesystem::path file_;
    MappedFile mapped_;
    std::uint64_t documents_ = 0;
    std::string_view begins_;
};

[[noreturn]] void throw_damaged_texts();

// Reads words one by one.
class WordDecoder {
public:
    explicit WordDecoder(const StoredView& view) : view_(&view) {}

    void enter(std::size_t part);
    bool next();  // false: no more in this part

    // Of the word that next() came to.
    Range range() const { return range_; }
    std::size_t number() const { return number_; }  // the same for each place of one word, from 0 on
    bool is_new() const { return new_; }            // then:

    // Is it so of the sign of its letters, its stem or one of its parts?
    template <class MayBe>
    bool any_sign(MayBe may_be) const {
        for (std::size_t at = 0; at + 2 <= signs_.size(); at += 2)
            if (may_be(static_cast<WordSign>((byte_of(signs_[at]) | byte_of(signs_[at + 1]) << 8) % word_signs))) return true;
        return false;
    }

    void describe();  // then these hold:
    std::string_view folded() const { return folded_; }
    std::string_view stem() const { return stem_; }
    const std::vector<std::string>& parts() const { return parts_; }

private:
    static unsigned byte_of(char c) { return static_cast<unsigned char>(c); }

    std::uint64_t take();
    std::string_view take_text();
    bool take_short(std::uint64_t& size, std::uint64_t& known);
    void take_piece(std::string& piece);

    const StoredView* view_;
    std::string_view text_, rest_, signs_, description_;
    Range range_;
    std::size_t number_ = 0, words_ = 0;
    bool new_ = false;
    std::string folded_, stem_;
    std::vector<std::string> parts_;
};

inline std::uint64_t WordDecoder::take() {
    if (!rest_.empty()) [[likely]] {
        const auto byte = static_cast<unsigned char>(rest_.front());
        if (byte < 0x80) [[likely]] {
            rest_.remove_prefix(1);
            return byte;
        }
    }
    std::uint64_t number = 0;
    if (!take_number(rest_, number)) throw_damaged_texts();
    return number;
}

inline std::string_view WordDecoder::take_text() {
    const auto size = take();
    if (size > rest_.size()) [[unlikely]] throw_damaged_texts();
    const auto text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
}

// Of a word of less than 64 bytes, one byte behind the one before, as most are; its number takes one byte or two.
inline bool WordDecoder::take_short(std::uint64_t& size, std::uint64_t& known) {
    if (rest_.size() < 3) return false;
    const auto first = byte_of(rest_[0]), second = byte_of(rest_[1]), third = byte_of(rest_[2]);
    const bool two = second >= 0x80;
    if ((first & 0x81) != 0 || (two && third >= 0x80)) return false;
    size = first >> 1;
    known = two ? (second & 0x7F) | third << 7 : second;
    rest_.remove_prefix(two ? 3 : 2);
    return true;
}

inline bool WordDecoder::next() {
    if (rest_.empty()) return false;
    std::uint64_t size = 0, known = 0;
    std::int64_t gap = 1;
    if (!take_short(size, known)) {
        const auto size_and_gap = take();
        if ((size_and_gap & 1) != 0) gap = from_zigzag(take());
        size = size_and_gap >> 1;
        known = take();
    }
    const auto begin = static_cast<std::int64_t>(range_.end) + gap;
    if (begin < 0 || static_cast<std::uint64_t>(begin) > text_.size() || size > text_.size() - static_cast<std::uint64_t>(begin)) [[unlikely]]
        throw_damaged_texts();
    range_ = {static_cast<std::size_t>(begin), static_cast<std::size_t>(begin) + size};
    if (known > words_) [[unlikely]] throw_damaged_texts();
    new_ = known == 0;
    number_ = new_ ? words_++ : known - 1;
    if (!new_) return true;
    signs_ = take_text();
    description_ = take_text();
    return true;
}

template <class MayBe, class Describe, class Visit>
void StoredView::each_word(MayBe may_be, Describe describe, Visit visit) const {
    std::array<std::byte, 8 << 10> room;  // enough for most texts, so that memory is seldom asked for
    std::pmr::monotonic_buffer_resource memory{room.data(), room.size()};
    std::pmr::vector<decltype(describe(std::string_view{}, std::string_view{}, std::vector<std::string>{}))> described{&memory};
    described.reserve(256);
    WordDecoder decoder{*this};
    for (std::size_t part = 0; part < parts_.size(); ++part) {
        decoder.enter(part);
        while (decoder.next()) {
            if (decoder.is_new()) {
                auto& word = described.emplace_back();
                if (decoder.any_sign(may_be)) {
                    decoder.describe();
                    word = describe(decoder.folded(), decoder.stem(), decoder.parts());
                }
            }
            visit(part, decoder.range(), described[decoder.number()]);
        }
    }
}

template <class Describe, class Visit>
void StoredView::each_word(Describe describe, Visit visit) const {
    each_word([](WordSign) { return true; }, std::move(describe), std::move(visit));
}

}  // namespace vraagbaak::index
