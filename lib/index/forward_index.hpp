// SPDX-License-Identifier: GPL-2.0-or-later
// texts.bin: of every document the view as people are shown it, and where each word of its texts stands: a forward index
// (document → words; Manning, Raghavan & Schütze, Introduction to Information Retrieval, §4). A hit, its best section and
// its highlights come out of it without JSON, without analysis, and without reading more than what is shown.
//
// Mapped, and used as it lies there. Nothing in the file is trusted: what is read is within it, or Error(unusable,
// "texts_damaged").
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/analyzer.hpp"
#include "base/mapped_file.hpp"
#include "base/seven_bits.hpp"
#include "base/string_hash.hpp"
#include "index/output_file.hpp"
#include "index/text_parts.hpp"
#include "text/characters.hpp"
#include "vraagbaak/question.hpp"
#include "vraagbaak/record.hpp"

namespace vraagbaak::index {

inline constexpr auto texts_file = "texts.bin";

// Of one part no more than this is gone through for words: a hit must not cost more than a budget.
inline constexpr std::size_t most_bytes_marked = 64 << 10;

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

    // The same for who looks for a few words: what `may_begin(first three letters)` says no to, of the word, its stem and all its
    // parts, need not be described, and counts as a described word of no value.
    template <class MayBegin, class Describe, class Visit>
    void each_word(MayBegin may_begin, Describe describe, Visit visit) const;

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

private:
    template <class Action>
    auto in_file(Action action) const -> decltype(action());

    std::filesystem::path file_;
    MappedFile mapped_;
    std::uint64_t documents_ = 0;
    std::string_view begins_;
};

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

    // False: neither the word, nor its stem, nor a part of it begins with three letters that `may_begin` says yes to.
    template <class MayBegin>
    bool may_begin(MayBegin may_begin) const;

    void describe();  // then these hold:
    std::string_view folded() const { return folded_; }
    std::string_view stem() const { return stem_; }
    const std::vector<std::string>& parts() const { return parts_; }

private:
    void take_piece(std::string& piece);

    struct Piece {
        std::uint64_t place, length;  // stretch of the folded letters
        std::string_view rest;
    };
    struct Outline {
        std::uint64_t pieces = 0;
        bool own_letters = false, stem = false;
    };
    static Outline take_outline(std::string_view& bytes);
    static Piece take_piece(std::string_view& bytes);

    const StoredView* view_;
    std::string_view text_, rest_, description_, slice_;
    Range range_;
    std::size_t number_ = 0, words_ = 0;
    bool new_ = false;
    std::string folded_, stem_;
    std::vector<std::string> parts_;
};

// Only letters that are those of the text in lower case are looked at here; others, and short words, may be anything.
template <class MayBegin>
bool WordDecoder::may_begin(MayBegin may_begin) const {
    constexpr std::size_t letters = 3;
    auto bytes = description_;
    const auto outline = take_outline(bytes);
    if (outline.own_letters || slice_.size() < letters) return true;
    const auto begins = [&](std::uint64_t place) {
        char lower[letters];
        for (std::size_t i = 0; i < letters; ++i) lower[i] = unicode::lower(slice_[place + i]);
        return may_begin(std::string_view(lower, letters));
    };
    if (begins(0)) return true;
    for (auto left = outline.pieces; left > 0; --left) {
        const auto piece = take_piece(bytes);
        if (piece.length < letters || piece.place > slice_.size() - letters) return true;
        if (piece.place > 0 && begins(piece.place)) return true;
    }
    return false;
}

template <class MayBegin, class Describe, class Visit>
void StoredView::each_word(MayBegin may_begin, Describe describe, Visit visit) const {
    std::vector<decltype(describe(std::string_view{}, std::string_view{}, std::vector<std::string>{}))> described;
    described.reserve(256);
    WordDecoder decoder{*this};
    for (std::size_t part = 0; part < parts_.size(); ++part) {
        decoder.enter(part);
        while (decoder.next()) {
            if (decoder.is_new()) {
                auto& word = described.emplace_back();
                if (decoder.may_begin(may_begin)) {
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
    each_word([](std::string_view) { return true; }, std::move(describe), std::move(visit));
}

}  // namespace vraagbaak::index
